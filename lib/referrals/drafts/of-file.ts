import 'server-only'
import { listDrafts, type DraftLine } from '@/lib/referrals/drafts/store'

/** The actor's own drafts in one file. */
export const draftsOfFile = async (tx: Parameters<typeof listDrafts>[0], caseFileId: string): Promise<DraftLine[]> =>
  (await listDrafts(tx)).filter((draft) => draft.caseFileId === caseFileId)
