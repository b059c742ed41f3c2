import 'server-only'
import { z } from 'zod'
import { asWorker } from '@/lib/db/as-worker'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { instant } from '@/lib/db/columns'
import { linkStates, linkUse, type LinkUse, type Seen } from '@/lib/editorial/links/model'
import { locales } from '@/lib/routes'

const textRow = z.object({ contentId: z.string(), locale: z.enum(locales), title: z.string(), body: z.unknown() })
/** Every live text, as the public reads it. */
export const readLive = async () => z.array(textRow).parse(await clientFor('public').$queryRaw`
  select e.content_id as "contentId", e.locale, e.shown->>'title' as title, e.shown as body from portal.edition e where e.state = 'published' order by e.content_id, e.locale`)

const contactRow = z.object({ title: z.string(), url: z.string() })
/** Contacts of the site whose number has a source that can be read. */
export const readContactSources = async () => z.array(contactRow).parse(await clientFor('public').$queryRaw`
  select coalesce(name, key) as title, source_url as url from portal.contact_point where source_url is not null order by 1, 2`)

/** Addresses as they are used now: new ones are laid in, and what nobody leads to is forgotten. */
export const keepUses = (uses: ReadonlyMap<string, readonly LinkUse[]>): Promise<void> => asWorker(async (tx) => {
  const rows = JSON.stringify([...uses].map(([url, used]) => ({ url, used })))
  await tx.$executeRaw`insert into portal.link (url, used_in) select r.url, r.used from jsonb_to_recordset(${rows}::jsonb) as r (url text, used jsonb)
    on conflict (url) do update set used_in = excluded.used_in where link.used_in <> excluded.used_in`
  await tx.$executeRaw`delete from portal.link where url <> all (${[...uses.keys()]}::text[])`
})

const dueRow = z.object({ url: z.string() })
/** Those that nobody has looked at since `before` (epoch ms), the longest ago first, one of each host. */
export const listDue = (before: number): Promise<string[]> => asWorker(async (tx) => z.array(dueRow).parse(await tx.$queryRaw`
  select url from (select distinct on (split_part(url, '/', 3)) url, checked_at from portal.link where checked_at is null or checked_at < ${new Date(before)} order by split_part(url, '/', 3), checked_at nulls first, url) d
  order by checked_at nulls first, url`).map(({ url }) => url))

/** Since when it is so follows from what was known before. */
export const keepSeen = (url: string, { state, status, target }: Seen, at: number): Promise<void> => asWorker(async (tx) => {
  await tx.$executeRaw`update portal.link set since = case when state = ${state} and target is not distinct from ${target} then since else ${new Date(at)} end,
    failures = case when ${state} = 'silent' then failures + 1 else 0 end, state = ${state}, status = ${status}::int, target = ${target}, checked_at = ${new Date(at)} where url = ${url}`
})

const linkRow = z.object({ url: z.string(), usedIn: z.array(linkUse), state: z.enum(linkStates).nullable(), status: z.number().nullable(), target: z.string().nullable(), failures: z.number(), since: instant.nullable(), checkedAt: instant.nullable() })
export type LinkRow = z.infer<typeof linkRow>
/** All addresses with what was seen of them. */
export const listLinks = async (tx: Tx): Promise<LinkRow[]> => z.array(linkRow).parse(await tx.link.findMany({ orderBy: { url: 'asc' } }))
