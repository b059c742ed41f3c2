import 'server-only'
import { listUsed } from '@/lib/cases/persons/store'

/** Which received fields somebody has taken into a file, as `{referral}/{field}`, and when last (epoch ms). */
export const usedIn = (tx: Parameters<typeof listUsed>[0], caseFileId: string): Promise<Map<string, number>> => listUsed(tx, caseFileId)
