import 'server-only'
import { deleteDraft, removeExpired } from '@/lib/referrals/drafts/store'

/** What has been sent is no draft any more. Removes only the actor's own (policy `writer_keeps`). */
export const removeDraft = (tx: Parameters<typeof deleteDraft>[0], id: string): Promise<void> => deleteDraft(tx, id)

/** Ninety days untouched: nobody means to send it, and what is not kept cannot leak. @returns how many went */
export const removeExpiredDrafts = (): Promise<number> => removeExpired()
