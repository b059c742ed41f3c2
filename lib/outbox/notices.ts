import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import type { Actor } from '@/lib/auth/model'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { listUnread } from '@/lib/outbox/store'
import { newestOfEach } from '@/lib/outbox/view'

/** Older news than this is found in the lists, if it still matters. */
const newsMs = 30 * 24 * 3_600_000
/** More than this is no list of news but a lost overview. */
const most = 100

/** What the actor has not read, one line per referral. */
export async function unreadLines(tx: Parameters<typeof listUnread>[0], { accountId, grants }: Actor, now: number) {
  const decides = grants.some(({ role }) => role === 'secrecyOfficer')
  return newestOfEach(await listUnread(tx, accountId, now - newsMs, most)).map(({ number, releaseId, ...notice }) =>
    ({ ...notice, number: showSpokenNumber(number), releaseId: decides ? releaseId : null }))
}

/** What has come since one last looked. */
export const readNotices = query({
  permission: 'notice.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, actor, now }) => ok(await unreadLines(tx, actor, now)),
  audit: ({ value }) => event('list.viewed', null, { ids: value.map(({ referralId }) => referralId) }),
})

export type NoticeLine = Extract<Awaited<ReturnType<typeof readNotices>>, { ok: true }>['value'][number]
