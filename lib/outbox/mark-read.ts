import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import type { Actor } from '@/lib/auth/model'
import { command } from '@/lib/core/command'
import { ok } from '@/lib/core/result'
import { id } from '@/lib/forms/fields'
import { insertReads } from '@/lib/outbox/store'

/** What the actor has before their eyes counts as read, in the transaction that shows it. */
export async function markRead(tx: Parameters<typeof insertReads>[0], { accountId, authorityId }: Actor, about: string, now: number): Promise<void> {
  await insertReads(tx, { about }, { accountId, authorityId }, now)
}

/** "Markera som läst": what has come about one referral, or all. About what is not told to the actor nothing happens. */
export const readNotice = command({
  permission: 'notice.read',
  input: z.strictObject({ about: z.union([z.literal('all'), id]) }),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor: { accountId, authorityId }, now, input: { about } }) {
    return ok(await insertReads(tx, about === 'all' ? 'all' : { about }, { accountId, authorityId }, now))
  },
  audit: ({ value }) => event('notice.read', null, { noticeIds: value }),
})
