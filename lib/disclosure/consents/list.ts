import 'server-only'
import { consentsOf, type Consent } from '@/lib/disclosure/consents/store'

/** Every consent of a file, newest first, for whoever may open the file. */
export const listConsents = (tx: Parameters<typeof consentsOf>[0], caseFileId: string): Promise<Consent[]> => consentsOf(tx, caseFileId)
