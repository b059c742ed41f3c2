import 'server-only'
import { findConsent } from '@/lib/disclosure/consents/store'
import type { ConsentFacts } from '@/lib/disclosure/model'

/** A consent as a ground asks about it, if it is this file's. A consent in another file is another person's. */
export async function consentFor(tx: Parameters<typeof findConsent>[0], id: string, caseFileId: string): Promise<ConsentFacts | null> {
  const consent = await findConsent(tx, id)
  return consent !== null && consent.caseFileId === caseFileId ? consent : null
}
