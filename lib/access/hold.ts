import 'server-only'
import { lockFile } from '@/lib/access/store'

/** Those who change who can open one file wait for each other until the transaction ends. */
export const holdFile = (tx: Parameters<typeof lockFile>[0], caseFileId: string): Promise<void> => lockFile(tx, caseFileId)
