import 'server-only'
import { z } from 'zod'
import { contentTypes, withdrawReasons, type WithdrawReason } from '@/lib/content/model'
import type { Tx } from '@/lib/db/as-actor'
import { asWorker } from '@/lib/db/as-worker'
import { editionStates, languagesOf, openStates, writableStates, type EditionFacts, type Editor } from '@/lib/editorial/model'
import { locales, type Locale } from '@/lib/routes'
import { instant } from '@/lib/db/columns'

const day = z.date().transform((at) => at.toISOString().slice(0, 10))
const titled = z.looseObject({ title: z.string() })

const editionRow = z.object({
  id: z.string(), contentId: z.string(), locale: z.enum(locales), n: z.number(), state: z.enum(editionStates), version: z.number(), origin: z.enum(['seed', 'editor']),
  body: titled, source: z.string(), whole: z.boolean(), minor: z.boolean(), changeNote: z.string().nullable(), words: z.string().nullable(), sourceEditionId: z.string().nullable(),
  writers: z.array(z.string()), createdAt: instant, submittedBy: z.string().nullable(), approvedBy: z.string().nullable(), approvedAt: instant.nullable(),
  publishAt: instant.nullable(), publishedBy: z.string().nullable(), publishedAt: instant.nullable(), forced: z.boolean(), judgedBy: z.string().nullable(), judgedAt: instant.nullable(),
  goTo: z.string().nullable(), withdrawnReason: z.enum(withdrawReasons).nullable(),
  document: z.object({ content: z.object({ type: z.enum(contentTypes), slug: z.string() }) }),
})
/** An edition with its text, and what it is an edition of. */
export type EditionRow = Omit<z.infer<typeof editionRow>, 'document'> & { type: z.infer<typeof editionRow>['document']['content']['type']; slug: string }

const withContent = { document: { select: { content: { select: { type: true, slug: true } } } } } as const
const flat = (found: unknown): EditionRow => {
  const { document: { content }, ...row } = editionRow.parse(found)
  return { ...row, ...content }
}

export async function findEdition(tx: Tx, id: string): Promise<EditionRow | null> {
  const found = await tx.edition.findFirst({ where: { id }, include: withContent })
  return found && flat(found)
}

export async function findEditionNumber(tx: Tx, contentId: string, locale: Locale, n: number): Promise<EditionRow | null> {
  const found = await tx.edition.findFirst({ where: { contentId, locale, n }, include: withContent })
  return found && flat(found)
}

/** The newest that is in one of these states; null when none is. */
export async function findEditionIn(tx: Tx, contentId: string, locale: Locale, states: readonly string[]): Promise<EditionRow | null> {
  const found = await tx.edition.findFirst({ where: { contentId, locale, state: { in: [...states] } }, include: withContent, orderBy: { n: 'desc' } })
  return found && flat(found)
}

/**
 * The one before it in time that was live and that two have read; null for the first. What one person published alone and nobody
 * has looked into is passed over: the next reader sees also what that changed.
 */
export async function findBefore(tx: Tx, { contentId, locale, n }: Pick<EditionRow, 'contentId' | 'locale' | 'n'>): Promise<EditionRow | null> {
  const found = await tx.edition.findFirst({
    where: { contentId, locale, n: { lt: n }, state: { in: ['published', 'superseded', 'withdrawn'] }, NOT: { forced: true, judgedAt: null } }, include: withContent, orderBy: { n: 'desc' },
  })
  return found && flat(found)
}

const factsRow = z.object({
  id: z.string(), contentId: z.string(), type: z.enum(contentTypes), slug: z.string(), locale: z.enum(locales), n: z.number(), state: z.enum(editionStates), version: z.number(),
  origin: z.enum(['seed', 'editor']), title: z.string(), whole: z.boolean(), minor: z.boolean(), changeNote: z.string().nullable(), words: z.string().nullable(),
  sourceEditionId: z.string().nullable(), writers: z.array(z.string()), createdAt: instant, savedAt: instant, submittedBy: z.string().nullable(), approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(), publishAt: instant.nullable(), publishedBy: z.string().nullable(), publishedAt: instant.nullable(), forced: z.boolean(), judgedBy: z.string().nullable(),
})
/** Every edition of one text in all languages, newest first. */
export const listEditions = async (tx: Tx, contentId: string): Promise<EditionFacts[]> => z.array(factsRow).parse(await tx.$queryRaw`
  select e.id, e.content_id as "contentId", c.type, c.slug, e.locale, e.n, e.state, e.version, e.origin, e.body->>'title' as title, e.whole, e.minor, e.change_note as "changeNote",
  e.words, e.source_edition_id as "sourceEditionId", e.writers::text[] as writers, e.created_at as "createdAt",
  coalesce((select max(t.saved_at) from portal.edition_text t where t.edition_id = e.id and t.became is not null), e.created_at) as "savedAt",
  e.submitted_by as "submittedBy", e.approved_by as "approvedBy", e.approved_at as "approvedAt", e.publish_at as "publishAt", e.published_by as "publishedBy",
  e.published_at as "publishedAt", e.forced, e.judged_by as "judgedBy"
  from portal.edition e join portal.content c on c.id = e.content_id where e.content_id = ${contentId}::uuid order by e.locale, e.n desc`)

const contentRow = z.object({ id: z.string(), type: z.enum(contentTypes), slug: z.string() })
export type ContentRow = z.infer<typeof contentRow>
export async function findContent(tx: Tx, id: string): Promise<ContentRow | null> {
  const found = await tx.content.findFirst({ where: { id } })
  return found && contentRow.parse(found)
}

const documentRow = z.object({ contentId: z.string(), locale: z.enum(locales), keeperId: z.string().nullable(), keepBy: day.nullable(), version: z.number() })
export type DocumentRow = z.infer<typeof documentRow>
export async function findDocument(tx: Tx, contentId: string, locale: Locale): Promise<DocumentRow | null> {
  const found = await tx.document.findFirst({ where: { contentId, locale } })
  return found && documentRow.parse(found)
}
/** Guarded: false when somebody else changed it first. */
export const assignDocument = async (tx: Tx, { contentId, locale, version }: DocumentRow, keeperId: string | null, keepBy: string | null): Promise<boolean> =>
  (await tx.document.updateMany({ where: { contentId, locale, version }, data: { keeperId, keepBy: keepBy === null ? null : new Date(`${keepBy}T00:00:00Z`), version: version + 1 } })).count === 1

/** False when there is one of that kind by that name, or it has an id that is taken. */
export const insertContent = async (tx: Tx, content: ContentRow): Promise<boolean> => (await tx.content.createMany({ data: [content], skipDuplicates: true })).count === 1

export interface NewEdition {
  id: string
  contentId: string
  locale: Locale
  body: object
  source: string
  /** False: what is typed is not yet what `body` says. */
  whole?: boolean
  sourceEditionId: string | null
}

/** False when there is already one in work. */
export async function insertEdition(tx: Tx, edition: NewEdition): Promise<boolean> {
  await tx.document.createMany({ data: [{ contentId: edition.contentId, locale: edition.locale }], skipDuplicates: true })
  const { _max: { n } } = await tx.edition.aggregate({ where: { contentId: edition.contentId, locale: edition.locale }, _max: { n: true } })
  return (await tx.edition.createMany({ data: [{ ...edition, n: (n ?? 0) + 1 }], skipDuplicates: true })).count === 1
}

export interface NewText { source: string; body: object | null; minor: boolean; changeNote: string | null; sourceEditionId: string | null }

/** Guarded: false when it is another version or no longer written in. */
export const updateText = async (tx: Tx, id: string, version: number, { source, body, minor, changeNote, sourceEditionId }: NewText): Promise<boolean> =>
  (await tx.edition.updateMany({
    where: { id, version, state: { in: [...writableStates] } },
    data: { source, whole: body !== null, minor, changeNote, sourceEditionId, version: version + 1, ...(body !== null && { body }) },
  })).count === 1

export interface StepData { words?: string | null; publishAt?: number; forced?: boolean; goTo?: string | null; withdrawnReason?: WithdrawReason }

/** Guarded by state and version; who and when is written by the database. */
export const moveEdition = async (tx: Tx, { id, state, version }: Pick<EditionRow, 'id' | 'state' | 'version'>, to: string, { publishAt, ...data }: StepData): Promise<boolean> =>
  (await tx.edition.updateMany({
    where: { id, state, version }, data: { state: to, version: version + 1, ...data, ...(publishAt !== undefined && { publishAt: new Date(publishAt) }) },
  })).count === 1

/** The look afterwards at what was published at once. */
export const judgeEdition = async (tx: Tx, { id, version }: Pick<EditionRow, 'id' | 'version'>, words: string | null, at: number): Promise<boolean> =>
  (await tx.edition.updateMany({ where: { id, version, judgedAt: null }, data: { judgedAt: new Date(at), words, version: version + 1 } })).count === 1

/** Sets aside what met a newer text, with what was said of it: it is shown beside it and never lost. */
export async function insertAside(tx: Tx, aside: { id: string; editionId: string; baseVersion: number; source: string; minor: boolean; changeNote: string | null }): Promise<void> {
  await tx.editionText.createMany({ data: [aside] })
}

const textRow = z.object({ id: z.string(), editionId: z.string(), baseVersion: z.number(), became: z.number().nullable(), source: z.string(), minor: z.boolean(), changeNote: z.string().nullable(), savedBy: z.string().nullable(), savedAt: instant })
export type TextRow = z.infer<typeof textRow>
export async function findText(tx: Tx, id: string): Promise<TextRow | null> {
  const found = await tx.editionText.findFirst({ where: { id } })
  return found && textRow.parse(found)
}
/** The texts that were sent for an edition, the newest three hundred, without what they say: whoever writes for an hour leaves hundreds. */
export const listTexts = async (tx: Tx, editionId: string): Promise<Omit<TextRow, 'source'>[]> =>
  z.array(textRow.omit({ source: true })).parse(await tx.editionText.findMany({ where: { editionId }, omit: { source: true }, orderBy: [{ savedAt: 'desc' }, { id: 'desc' }], take: 300 }))

const eventRow = z.object({ editionId: z.string(), version: z.number(), fromState: z.enum(editionStates).nullable(), toState: z.enum(editionStates), accountId: z.string().nullable(), at: instant, words: z.string().nullable() })
export type EventRow = z.infer<typeof eventRow>
export const listSteps = async (tx: Tx, editionId: string): Promise<EventRow[]> =>
  z.array(eventRow).parse(await tx.editionEvent.findMany({ where: { editionId }, orderBy: { version: 'desc' } }))

const reviewRow = z.object({ id: z.string(), contentId: z.string(), locale: z.enum(locales), editionId: z.string(), outcome: z.enum(['holds', 'needsWork']), note: z.string().nullable(), reviewedBy: z.string(), reviewedFor: z.string(), reviewedAt: instant, nextOn: day })
export type ReviewRow = z.infer<typeof reviewRow>
export const listReviews = async (tx: Tx, contentId: string): Promise<ReviewRow[]> =>
  z.array(reviewRow).parse(await tx.contentReview.findMany({ where: { contentId }, orderBy: { reviewedAt: 'desc' }, take: 50 }))
export async function insertReview(tx: Tx, { nextOn, ...review }: { id: string; contentId: string; locale: Locale; editionId: string; outcome: string; note: string | null; nextOn: string }): Promise<void> {
  await tx.contentReview.createMany({ data: [{ ...review, nextOn: new Date(`${nextOn}T00:00:00Z`) }] })
}

const doneRow = z.tuple([z.object({ done: z.number() })])
/** By the worker: what was scheduled and is due becomes live. */
export const publishDueEditions = (): Promise<number> => asWorker(async (tx) => doneRow.parse(await tx.$queryRaw`select portal.publish_due() as done`)[0].done)

const editorRow = z.object({ id: z.string(), name: z.string(), authority: z.string(), works: z.boolean() })
/** Everybody of the editorial part, of all authorities, and those who have left their mark. */
export const listEditors = async (tx: Tx): Promise<Editor[]> => z.array(editorRow).parse(await tx.$queryRaw`select id, name, authority, works from portal.editorial_people() order by name, id`)

const waitingRow = z.object({ state: z.enum(openStates), locale: z.enum(locales), writers: z.array(z.string()), commented: z.boolean() })
/** An edition in which somebody has something to do. `commented`: somebody said something of it that nobody has seen to. */
export type WaitingRow = z.infer<typeof waitingRow>
export const listWaiting = async (tx: Tx): Promise<WaitingRow[]> => z.array(waitingRow).parse(await tx.$queryRaw`
  select e.state, e.locale, e.writers::text[] as writers, exists (select from portal.edition_comment c where c.edition_id = e.id and c.handled_at is null) as commented
  from portal.edition e where e.state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled')`)

const contactsRow = z.tuple([z.object({ unconfirmed: z.number(), stale: z.number(), withoutHours: z.number(), silentMunicipalities: z.number() })])
/** How many contacts of all authorities nobody keeps: never confirmed, too long ago, no hours; and kommuner where none is confirmed. */
export type ContactsToKeep = z.infer<typeof contactsRow>[0]
export const countContacts = async (tx: Tx): Promise<ContactsToKeep> => contactsRow.parse(await tx.$queryRaw`
  select unconfirmed, stale, without_hours as "withoutHours", silent_municipalities as "silentMunicipalities" from portal.contacts_to_keep()`)[0]

const planRow = z.object({
  contentId: z.string(), type: z.enum(contentTypes), slug: z.string(), locale: z.enum(locales), keeperId: z.string().nullable(), keepBy: day.nullable(), version: z.number().nullable(),
  liveId: z.string().nullable(), liveTitle: z.string().nullable(), checkedOn: z.string().nullable(), reviewMonths: z.number().nullable(), approvedAt: instant.nullable(),
  unjudged: z.array(z.string()), reviewedAt: instant.nullable(), reviewOutcome: z.enum(['holds', 'needsWork']).nullable(), nextOn: day.nullable(),
  basedOn: z.number().nullable(), swedish: z.number().nullable(),
  openId: z.string().nullable(), openTitle: z.string().nullable(), openState: z.enum(openStates).nullable(), openSavedAt: instant.nullable(), openSince: instant.nullable(), publishAt: instant.nullable(),
  goneId: z.string().nullable(), goneTitle: z.string().nullable(), goneSince: instant.nullable(),
})
/** One text in one language, with everything that the plan is worked out from. */
export type PlanRow = z.infer<typeof planRow>

/**
 * Every text in each language that it has or is to be had in; of one text, or of all. `version`: null where nobody has begun.
 * `unjudged`: editions that one person published alone and nobody has looked into, live or not, oldest first. `swedish`: number of
 * the newest Swedish edition that was no slip of the pen; `basedOn`: the one the live translation says the same as. `openSince`: the
 * latest step of the one in work. `goneId`: the one that was taken down, where none is live.
 */
export async function listPlan(tx: Tx, contentId: string | null = null): Promise<PlanRow[]> {
  const rows = z.array(planRow).parse(await tx.$queryRaw`
  select c.id as "contentId", c.type, c.slug, n.locale, d.keeper_id as "keeperId", d.keep_by as "keepBy", d.version,
    l.id as "liveId", l.body->>'title' as "liveTitle", l.body->>'checkedOn' as "checkedOn", (l.body->>'reviewMonths')::int as "reviewMonths", l.approved_at as "approvedAt",
    array(select e.id::text from portal.edition e where e.content_id = c.id and e.locale = n.locale and e.forced and e.judged_at is null order by e.n) as unjudged,
    r.reviewed_at as "reviewedAt", r.outcome as "reviewOutcome", r.next_on as "nextOn",
    b.n as "basedOn", s.n as swedish,
    o.id as "openId", o.body->>'title' as "openTitle", o.state as "openState", o.publish_at as "publishAt",
    (select max(t.saved_at) from portal.edition_text t where t.edition_id = o.id and t.became is not null) as "openSavedAt",
    (select max(v.at) from portal.edition_event v where v.edition_id = o.id) as "openSince",
    g.id as "goneId", g.title as "goneTitle", (select v.at from portal.edition_event v where v.edition_id = g.id and v.to_state = 'withdrawn') as "goneSince"
  from portal.content c cross join unnest(${[...locales]}::text[]) as n (locale)
    left join portal.document d on d.content_id = c.id and d.locale = n.locale
    left join portal.edition l on l.content_id = c.id and l.locale = n.locale and l.state = 'published'
    left join portal.edition o on o.content_id = c.id and o.locale = n.locale and o.state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled')
    left join lateral (select e.id, e.body->>'title' as title from portal.edition e where e.content_id = c.id and e.locale = n.locale and e.state = 'withdrawn' and l.id is null order by e.n desc limit 1) g on true
    left join portal.edition b on b.id = l.source_edition_id
    left join lateral (select w.reviewed_at, w.outcome, w.next_on from portal.content_review w where w.edition_id = l.id order by w.reviewed_at desc limit 1) r on true
    left join lateral (select max(e.n) as n from portal.edition e where e.content_id = c.id and e.locale = 'sv' and e.state in ('published', 'superseded') and not e.minor) s on true
  where ${contentId}::uuid is null or c.id = ${contentId}::uuid
  order by c.type, c.slug, n.locale`)
  return rows.filter(({ version, type, slug, locale }) => version !== null || languagesOf(type, slug).includes(locale))
}
