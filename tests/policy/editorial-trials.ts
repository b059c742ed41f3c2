import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { can } from '@/lib/auth/can'
import type { Actor, Role } from '@/lib/auth/model'
import type { Locale } from '@/lib/routes'
import type { Trial } from '@/tests/policy/agree'
import { factId } from '@/tests/policy/world'
import { person } from '@/tests/worlds/people'

const cast = ['redaktor', 'oversattare'].map((name) => person(`${name}@socialstyrelsen.example`).accountId)
  .concat(person('granskare@kriminalvarden.example').accountId, person('publicist@polisen.example').accountId, person('beslut@malmo.example').accountId)
/** A picture that no text shows. */
const mediaId = factId('picture')
const states = ['draft', 'submitted', 'changesRequested', 'approved', 'scheduled', 'published', 'published'] as const

/** An edition in a state, with writers; `forced`: published by one person alone, of whom another has not looked yet. */
export interface PolicyEdition {
  id: string; contentId: string; locale: Locale; state: (typeof states)[number]; writers: string[]; publishedBy: string | null; forced: boolean
  /** Something is said of it, by one of the cast. */
  commentId: string; commentBy: string
  /** A link for somebody outside. */
  factCheckId: string
}

/** Editions of one text each, in every state and by every pair of the cast; the fifth of the cast has no role here. */
export const planEditions = (): PolicyEdition[] => Array.from({ length: 70 }, (_, index) => {
  const state = states[index % states.length] ?? 'draft'
  const [first = '', second = ''] = [cast[index % cast.length], cast[(index * 3 + 1) % cast.length]]
  const writers = index % 4 === 0 ? [first, second] : [first]
  const isLive = state === 'published'
  return {
    id: factId(`edition ${index}`), contentId: factId(`content ${index}`), locale: index % 3 === 0 ? 'en' : 'sv', state, writers,
    publishedBy: isLive ? cast[(index + 2) % cast.length] ?? '' : null, forced: isLive && index % 2 === 0,
    commentId: factId(`comment ${index}`), commentBy: cast[(index * 2 + 1) % cast.length] ?? '', factCheckId: factId(`fact check ${index}`),
  }
})

/** As the owner, past the triggers that only hold for those who serve. */
export async function layEditions(owner: Client): Promise<void> {
  await owner.query("insert into portal.locale_opening (id, locale, open, decided_by) values (gen_random_uuid(), 'en', true, $1)", [cast[2]])
  await owner.query("insert into portal.link (url, used_in) values ('https://policy.example/', '[]')")
  await owner.query('alter table portal.media disable trigger media_step')
  await owner.query("insert into portal.media (id, alt, decorative, credit, focal, width, height, made_by, changed_by) values ($1, 'x', false, 'x', 'whole', 1, 1, $2, $2)", [mediaId, cast[0]])
  await owner.query('alter table portal.media enable trigger media_step')
  await owner.query("insert into portal.media_file (media_id, format, width, height, hash, bytes) values ($1, 'avif', 1, 1, repeat('a', 32), 'x')", [mediaId])
  await owner.query("insert into portal.plan_month (month, figures) values ('2026-01-01', '{}')")
  for (const [index, { id, contentId, locale, state, writers, publishedBy, forced, commentId, commentBy, factCheckId }] of planEditions().entries()) {
    await owner.query("insert into portal.content (id, type, slug) values ($1, 'page', $2)", [contentId, `policy-${index}`])
    await owner.query('insert into portal.document (content_id, locale) values ($1, $2)', [contentId, locale])
    const approver = ['approved', 'scheduled'].includes(state) || (state === 'published' && !forced) ? cast.find((one) => !writers.includes(one)) ?? null : null
    const publisher = publishedBy === null ? null : forced || !writers.includes(publishedBy) ? publishedBy : approver
    await owner.query(
      `insert into portal.edition (id, content_id, locale, n, state, body, source, writers, created_by, approved_by, approved_at, publish_at, scheduled_by, published_by, published_at, forced)
       values ($1, $2, $3, 1, $4, '{"title":"x"}', 'x', $5, null, $6, case when $6::uuid is null then null else now() end,
         case when $4 = 'scheduled' then now() + interval '1 day' end, case when $4 = 'scheduled' then $6::uuid end, $7, case when $4 = 'published' then now() end, $8)`,
      [id, contentId, locale, state, writers, approver, publisher, forced])
    await owner.query('alter table portal.fact_check disable trigger fact_check_step')
    await owner.query("insert into portal.fact_check (id, edition_id, token_hash, days, made_by, expires_at) values ($1, $2, sha256($3), 3, $4, now() + interval '3 days')", [factCheckId, id, factCheckId, commentBy])
    await owner.query('alter table portal.fact_check enable trigger fact_check_step')
    await owner.query('alter table portal.edition_comment disable trigger edition_comment_step')
    await owner.query("insert into portal.edition_comment (id, edition_id, version, passage, words, written_by) values ($1, $2, 1, 'x', 'y', $3)", [commentId, id, commentBy])
    await owner.query('alter table portal.edition_comment enable trigger edition_comment_step')
    await owner.query('alter table portal.edition_comment_reply disable trigger edition_comment_reply_made')
    await owner.query("insert into portal.edition_comment_reply (id, comment_id, words, written_by) values (gen_random_uuid(), $1, 'y', $2)", [commentId, commentBy])
    await owner.query('alter table portal.edition_comment_reply enable trigger edition_comment_reply_made')
  }
}

const workers: readonly Role[] = ['author', 'reviewer', 'publisher', 'translator']

/** The same kind of person with one or two of the roles of this part, mostly. */
export function editorOf(actor: Actor, index: number): Actor {
  const account = cast[index % cast.length] ?? actor.accountId
  const [one, two] = [workers[index % 4], workers[(index * 7 + 3) % 4]]
  const given = index % 6 === 5 ? [] : index % 3 === 0 ? [one, two] : [one]
  return { ...actor, accountId: account as Actor['accountId'], grants: [...actor.grants, ...given.filter((role) => role !== undefined).map((role) => ({ role, unitId: null, unitName: null }))] }
}

/** Everything that may be done with three editions, of which the states and writers change with `index`. */
export function editorialTrials(actor: Actor, all: readonly PolicyEdition[], index: number, now: number): Trial[] {
  const chosen = Array.from({ length: 3 }, (_, step) => all[(index * 3 + step) % all.length]).filter((edition) => edition !== undefined)
  const isWorker = can(actor, 'content.view', {}, now).ok
  const writes = actor.grants.some(({ role }) => role === 'author' || role === 'publisher' || role === 'translator')
  const reads = (what: string, table: string, where: string): Trial => ({ what, actor, allowed: isWorker, statement: `select from portal.${table} where ${where}` })
  return chosen.flatMap((edition) => {
    const { id, contentId, locale, state, forced, writers, commentId, commentBy, factCheckId } = edition
    const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${id} ${state}`, actor, allowed, statement })
    // Two steps may lead to one state: each is tried only from where it begins.
    const move = (to: string, more = '', from: string | null = null) =>
      `update portal.edition set state = '${to}', version = version + 1${more} where id = '${id}'${from === null ? '' : ` and state = '${from}'`}`
    const isWritable = state === 'draft' || state === 'changesRequested'
    const isOnItsWay = state !== 'published'
    const isUnread = isWritable || state === 'submitted'
    return [
      reads('content.view', 'edition', `id = '${id}'`), reads('content', 'content', `id = '${contentId}'`), reads('document', 'document', `content_id = '${contentId}'`),
      reads('texts', 'edition_text', `edition_id = '${id}'`), reads('steps', 'edition_event', `edition_id = '${id}'`),
      trial('edition.save', isWritable && can(actor, 'edition.save', edition, now).ok, `update portal.edition set source = 'y', version = version + 1 where id = '${id}'`),
      trial('edition.submit', isWritable && can(actor, 'edition.submit', edition, now).ok, move('submitted')),
      trial('edition.discard', isWritable && can(actor, 'edition.discard', edition, now).ok, move('discarded')),
      trial('edition.takeBack', (state === 'submitted' || state === 'approved') && can(actor, 'edition.takeBack', edition, now).ok, move('draft')),
      trial('edition.answer', state === 'submitted' && can(actor, 'edition.answer', edition, now).ok, move('approved', '', 'submitted')),
      trial('edition.answer with changes', state === 'submitted' && can(actor, 'edition.answer', edition, now).ok, move('changesRequested', ", words = 'så'")),
      trial('edition.publish', (state === 'approved' || state === 'scheduled') && can(actor, 'edition.publish', edition, now).ok, move('published')),
      trial('edition.schedule', state === 'approved' && can(actor, 'edition.schedule', edition, now).ok, move('scheduled', ", publish_at = now() + interval '1 day'")),
      trial('edition.callOff', state === 'scheduled' && can(actor, 'edition.callOff', edition, now).ok, move('approved', ', publish_at = null', 'scheduled')),
      trial('edition.publishAtOnce', isUnread && can(actor, 'edition.publishAtOnce', edition, now).ok, move('published', ", forced = true, words = 'nu'")),
      trial('edition.judge', state === 'published' && forced && can(actor, 'edition.judge', edition, now).ok, `update portal.edition set judged_at = now(), version = version + 1 where id = '${id}'`),
      trial('edition.withdraw', state === 'published' && can(actor, 'edition.withdraw', edition, now).ok, move('withdrawn', ", withdrawn_reason = 'wrong'")),
      // The world's safety set is the seeded one, which nobody here has read: none of them opens a language.
      trial('locale.open', false, `insert into portal.locale_opening (id, locale, open) values ('${randomUUID()}', 'en', true)`),
      trial('locale.close', can(actor, 'locale.close', {}, now).ok, `insert into portal.locale_opening (id, locale, open) values ('${randomUUID()}', 'en', false)`),
      reads('openings', 'locale_opening', 'true'),
      trial('a decision changed', false, `update portal.locale_opening set open = false`),
      trial('edition.begin', can(actor, 'edition.begin', edition, now).ok,
        `insert into portal.edition (id, content_id, locale, n, body, source) values ('${randomUUID()}', '${contentId}', '${locale}', 2, '{"title":"x"}', 'x')`),
      trial('edition.begin in a new language', can(actor, 'edition.begin', { locale: 'ar' }, now).ok, `insert into portal.document (content_id, locale) values ('${contentId}', 'ar')`),
      trial('content.assign', can(actor, 'content.assign', {}, now).ok, `update portal.document set keeper_id = '${actor.accountId}', version = version + 1 where content_id = '${contentId}'`),
      trial('content.review', state === 'published' && can(actor, 'content.review', edition, now).ok,
        `insert into portal.content_review (id, content_id, locale, edition_id, outcome, next_on) values ('${randomUUID()}', '${contentId}', '${locale}', '${id}', 'holds', now())`),
      trial('aside', isWorker && writes, `insert into portal.edition_text (id, edition_id, base_version, source) values ('${randomUUID()}', '${id}', 1, 'z')`),
      reads('comments', 'edition_comment', `edition_id = '${id}'`), reads('replies', 'edition_comment_reply', `comment_id = '${commentId}'`),
      trial('content.begin', can(actor, 'content.begin', {}, now).ok, `insert into portal.content (id, type, slug) values ('${randomUUID()}', 'event', 'e-${randomUUID()}')`),
      trial('a page of one’s own', false, `insert into portal.content (id, type, slug) values ('${randomUUID()}', 'page', 'p-${randomUUID()}')`),
      trial('comment.write', isOnItsWay && can(actor, 'comment.write', {}, now).ok, `insert into portal.edition_comment (id, edition_id, version, passage, words) values ('${randomUUID()}', '${id}', 1, 'x', 'y')`),
      trial('factCheck.make', isOnItsWay && can(actor, 'factCheck.make', {}, now).ok, `insert into portal.fact_check (id, edition_id, token_hash, days) values ('${randomUUID()}', '${id}', sha256('${randomUUID()}'), 3)`),
      trial('factCheck.revoke', can(actor, 'factCheck.revoke', {}, now).ok, `update portal.fact_check set revoked_at = now() where id = '${factCheckId}'`),
      reads('links', 'fact_check', `id = '${factCheckId}'`),
      trial('a link that holds for ever', false, `update portal.fact_check set expires_at = 'infinity' where id = '${factCheckId}'`),
      trial('the name of an outside reader', false, `insert into portal.edition_comment (id, edition_id, version, words, fact_check_id) values ('${randomUUID()}', '${id}', 1, 'y', '${factCheckId}')`),
      reads('media.view', 'media', `id = '${mediaId}'`), reads('files', 'media_file', `media_id = '${mediaId}'`),
      trial('media.add', can(actor, 'media.add', {}, now).ok, `insert into portal.media (id, alt, decorative, credit, focal, width, height) values ('${randomUUID()}', 'x', false, 'x', 'whole', 1, 1)`),
      trial('media.add file', can(actor, 'media.add', {}, now).ok, `insert into portal.media_file (media_id, format, width, height, hash, bytes) values ('${mediaId}', 'webp', 1, 1, repeat('b', 32), 'x')`),
      trial('media.change', can(actor, 'media.change', {}, now).ok, `update portal.media set alt = 'y', version = version + 1 where id = '${mediaId}'`),
      trial('media.takeOut', can(actor, 'media.takeOut', {}, now).ok, `delete from portal.media where id = '${mediaId}'`),
      trial('media.takeOut file', can(actor, 'media.takeOut', {}, now).ok, `delete from portal.media_file where media_id = '${mediaId}'`),
      trial('a picture of another’s', false, `update portal.media set made_by = '${actor.accountId}' where id = '${mediaId}'`),
      trial('comment.reply', can(actor, 'comment.reply', {}, now).ok, `insert into portal.edition_comment_reply (id, comment_id, words) values ('${randomUUID()}', '${commentId}', 'y')`),
      trial('comment.handle', can(actor, 'comment.handle', { writers, writtenBy: commentBy }, now).ok, `update portal.edition_comment set handled_at = now() where id = '${commentId}'`),
      trial('other words in a comment', false, `update portal.edition_comment set words = 'z' where id = '${commentId}'`),
      reads('addresses', 'link', "url = 'https://policy.example/'"), reads('months', 'plan_month', "month = '2026-01-01'"),
      reads('reviews', 'content_review', `edition_id = '${id}'`), reads('changes', 'content_change', `content_id = '${contentId}'`),
      // Nobody writes history, or who did what.
      trial('history', false, `insert into portal.edition_event (edition_id, version, to_state) values ('${id}', 99, 'published')`),
      trial('a change by hand', false, `insert into portal.content_change (version, content_id, locale) values (99999, '${contentId}', 'sv')`),
      trial('in another name', false, `update portal.edition set approved_by = '${actor.accountId}', version = version + 1 where id = '${id}'`),
      trial('superseding by hand', false, move('superseded')),
      trial('remove', false, `delete from portal.edition where id = '${id}'`),
    ]
  })
}
