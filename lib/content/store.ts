import 'server-only'
import { z } from 'zod'
import { contentTypes, withdrawReasons, type ContentType } from '@/lib/content/model'
import { clientFor } from '@/lib/db/client'
import { locales, type Locale } from '@/lib/routes'
import { instant } from '@/lib/db/columns'

const instantOrNull = instant.nullable()
const liveRow = z.object({
  type: z.enum(contentTypes), slug: z.string(), locale: z.enum(locales), state: z.enum(['published', 'withdrawn']), body: z.unknown(), withdrawnReason: z.enum(withdrawReasons).nullable(),
  goTo: z.string().nullable(), approvedFor: z.string().nullable(), approvedAt: instantOrNull, reviewedFor: z.string().nullable(), reviewedAt: instantOrNull,
})
/** What the public may know of one text in one language; `body` of a withdrawn one is its names alone. */
export type LiveRow = z.infer<typeof liveRow>

const client = () => clientFor('public')

/** The live edition of every text, and the withdrawn one where there is none, each with its latest review that holds. */
export const readLiveRows = async (): Promise<LiveRow[]> => z.array(liveRow).parse(await client().$queryRaw`
  select distinct on (c.type, c.slug, e.locale) c.type, c.slug, e.locale, e.state, e.shown as body, e.withdrawn_reason as "withdrawnReason", e.go_to as "goTo", e.approved_for as "approvedFor", e.approved_at as "approvedAt",
    r.reviewed_for as "reviewedFor", r.reviewed_at as "reviewedAt"
  from portal.edition e join portal.content c on c.id = e.content_id
    left join lateral (select w.reviewed_for, w.reviewed_at from portal.content_review w where w.edition_id = e.id order by w.reviewed_at desc limit 1) r on true
  where e.state in ('published', 'withdrawn')
  order by c.type, c.slug, e.locale, e.state = 'published' desc, e.n desc`)

const versionRow = z.tuple([z.object({ version: z.string() })])

/** Moves at every change of what is live; digits, `0` before the first. */
export async function readLiveVersion(): Promise<string> {
  const [{ version }] = versionRow.parse(await client().$queryRaw`select coalesce(max(version), 0)::text as version from portal.content_change`)
  return version
}

const signedRow = z.object({ locale: z.enum(locales), open: z.boolean() })
/** Languages that a person with a name has opened, having read their safety set. */
export const readOpened = async (): Promise<Locale[]> => z.array(signedRow).parse(await client().$queryRaw`
  select distinct on (locale) locale, open from portal.locale_opening order by locale, decided_at desc`).filter(({ open }) => open).map(({ locale }) => locale)

const versionRows = z.array(z.object({ n: z.int(), publishedAt: instantOrNull, minor: z.boolean(), approvedFor: z.string().nullable() }))
/** The versions of a text that are or were live, latest first. */
export const readVersionRows = async (locale: Locale, type: ContentType, slug: string) => versionRows.parse(await client().$queryRaw`
  select n, published_at as "publishedAt", minor, approved_for as "approvedFor" from portal.public_versions(${type}, ${slug}, ${locale})`)

/** `ground`: the legal rules, which are no text of ours to name. */
const changedRow = z.object({ type: z.enum([...contentTypes, 'ground']), slug: z.string(), locale: z.enum(locales) })
export type ChangedText = z.infer<typeof changedRow>

/** What has become another text since a version. */
export const readChangedSince = async (version: string): Promise<ChangedText[]> => z.array(changedRow).parse(await client().$queryRaw`
  select distinct coalesce(c.type, 'ground') as type, coalesce(c.slug, '') as slug, h.locale from portal.content_change h left join portal.content c on c.id = h.content_id
  where h.version > ${version}::bigint order by 1, 2, 3`)
