import 'server-only'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import { readText } from '@/lib/content/text/text-form'
import type { LocatedFault } from '@/lib/content/text/fault'
import { query } from '@/lib/core/query'
import { ok, refuse } from '@/lib/core/result'
import { difference, markedText, type DifferenceLine } from '@/lib/editorial/difference'
import { listComments } from '@/lib/editorial/comments/store'
import { listOpenFactChecks } from '@/lib/editorial/fact-checks/store'
import { isExchanged } from '@/lib/editorial/exchange/begin'
import { isWithdrawable, openStates, writableStates, type Editor } from '@/lib/editorial/model'
import { OneEdition, OneText } from '@/lib/editorial/schemas'
import { findBefore, findEdition, findEditionIn, findText, listEditors, listSteps, listTexts, type EditionRow } from '@/lib/editorial/store'
import { steps } from '@/lib/editorial/transitions'

type Tx = Parameters<typeof findEdition>[0]
type EditionPermission = Extract<Permission, `edition.${string}` | 'content.review'>

const nobodyYet = { reviewedOn: null, reviewedBy: null }
const isWritable = ({ state }: EditionRow): boolean => writableStates.some((each) => each === state)
const named = (editors: readonly Editor[]) => (id: string | null): string | null => {
  const found = editors.find((editor) => editor.id === id)
  return found ? `${found.name}, ${found.authority}` : null
}

/** What this person can do with the edition as it stands: the permission, the state and the text agree. */
function mayOf(edition: EditionRow, actor: Actor, now: number) {
  const open = (permission: EditionPermission) => {
    const answer = can(actor, permission, edition, now)
    // A fresh sign-in is asked for when the form is sent.
    return answer.ok || answer.code === 'signInAgain'
  }
  const from: Record<string, unknown> = steps[edition.state]
  return {
    edit: isWritable(edition) && open('edition.save'),
    exchange: isWritable(edition) && isExchanged(edition) && open('edition.save'),
    submit: 'submit' in from && edition.whole && open('edition.submit'),
    discard: 'discard' in from && open('edition.discard'),
    takeBack: 'takeBack' in from && open('edition.takeBack'),
    answer: 'approve' in from && open('edition.answer'),
    publish: 'publish' in from && open('edition.publish'),
    schedule: 'schedule' in from && open('edition.schedule'),
    callOff: 'callOff' in from && open('edition.callOff'),
    publishAtOnce: 'publishAtOnce' in from && edition.whole && open('edition.publishAtOnce'),
    // Also when another has taken its place, or it was taken down: it was read as long as it was live.
    judge: edition.forced && edition.judgedAt === null && open('edition.judge'),
    withdraw: 'withdraw' in from && isWithdrawable(edition.type) && open('edition.withdraw'),
    review: edition.state === 'published' && open('content.review'),
  }
}

/** Links that still lead to an edition: none once it is no more on its way. */
const listFactChecks = async (tx: Tx, { id, state }: EditionRow, now: number) =>
  (openStates.some((each) => each === state) ? listOpenFactChecks(tx, id, now) : [])

/** One edition: where it stands, what it changes, every step and every text that was sent for it. */
export const readEdition = query({
  permission: 'content.view',
  input: OneEdition,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, actor, now, subject: edition }) {
    const [before, editors, events, texts, comments] = [await findBefore(tx, edition), await listEditors(tx), await listSteps(tx, edition.id), await listTexts(tx, edition.id), await listComments(tx, edition)]
    const who = named(editors)
    const { id, contentId, type, slug, locale, n, state, version, whole, minor, changeNote, words, publishAt, forced, judgedAt, source, withdrawnReason } = edition
    return ok({
      id, contentId, type, slug, locale, n, state, version, whole, minor, changeNote, words, publishAt, withdrawnReason, forced, isJudged: judgedAt !== null, title: edition.body.title, source,
      writers: edition.writers.map(who).filter((name) => name !== null),
      isOwn: edition.writers.includes(actor.accountId),
      may: mayOf(edition, actor, now),
      factChecks: {
        mayMake: openStates.some((each) => each === state) && can(actor, 'factCheck.make', {}, now).ok,
        links: (await listFactChecks(tx, edition, now)).map(({ id: linkId, madeBy, madeAt, expiresAt, opened, lastOpenedAt }) => ({ id: linkId, who: who(madeBy), madeAt, expiresAt, opened, lastOpenedAt })),
      },
      openComments: comments.filter(({ handledAt }) => handledAt === null).length,
      before: before && { n: before.n, lines: difference(before.source, source) },
      steps: events.map((event) => ({ to: event.toState, from: event.fromState, at: event.at, who: who(event.accountId), words: event.words })),
      texts: texts.map((text) => ({ id: text.id, at: text.savedAt, who: who(text.savedBy), aside: text.became === null })),
    })
  },
  audit: 'showsNoPerson',
})
export type EditionView = Extract<Awaited<ReturnType<typeof readEdition>>, { ok: true }>['value']

/** `from`: number of the edition that the translation follows, when that is another; what has changed since then is marked in `lines`. */
export interface SwedishBeside { id: string; n: number; from: number | null; lines: DifferenceLine[] }

/** The live Swedish text that a translation is to say the same as. */
async function swedishBeside(tx: Tx, { contentId, locale, sourceEditionId }: EditionRow): Promise<SwedishBeside | null> {
  const live = locale === 'sv' ? null : await findEditionIn(tx, contentId, 'sv', ['published'])
  if (!live) return null
  const followed = sourceEditionId === null || sourceEditionId === live.id ? null : await findEdition(tx, sourceEditionId)
  return { id: live.id, n: live.n, from: followed?.n ?? null, lines: markedText((followed ?? live).source, live.source) }
}

/** The live Swedish edition, where a translation does not say already that it follows that. */
const mayFollow = ({ sourceEditionId }: EditionRow, swedish: SwedishBeside | null): { id: string; n: number } | null =>
  swedish && swedish.id !== sourceEditionId ? { id: swedish.id, n: swedish.n } : null

/** The text to write in, and what keeps it from being published. Only while it is written in, for those who write. */
export const readWriting = query({
  permission: 'edition.save',
  input: OneEdition,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, subject: edition }) {
    if (!isWritable(edition)) return refuse('notFound')
    const read = readText(edition.type, edition.source, nobodyYet)
    const faults: LocatedFault[] = read.ok ? [] : read.faults
    const { id, contentId, type, locale, n, version, source, minor, changeNote, words, state } = edition
    const swedish = await swedishBeside(tx, edition)
    const who = named(await listEditors(tx))
    const comments = (await listComments(tx, edition)).filter(({ handledAt }) => handledAt === null)
    return ok({
      id, contentId, type, locale, n, version, source, minor, changeNote, title: edition.body.title, faults, asked: state === 'changesRequested' ? words : null,
      swedish, mayFollow: mayFollow(edition, swedish), comments: comments.map((comment) => ({ id: comment.id, passage: comment.passage, words: comment.words, isFromOutside: comment.writtenBy === null, who: who(comment.writtenBy) })),
    })
  },
  audit: 'showsNoPerson',
})

/** A text that was sent, beside what stands now: what met a newer one, or an older one that somebody wants back. */
export const readAside = query({
  permission: 'content.view',
  input: OneText,
  async load(tx, { textId }) {
    const text = await findText(tx, textId)
    const edition = text && await findEdition(tx, text.editionId)
    return text && edition && { ...edition, text }
  },
  async run({ tx, actor, now, subject: { text, ...edition } }) {
    const who = named(await listEditors(tx))
    const latest = (await listTexts(tx, edition.id)).find(({ became }) => became !== null)
    return ok({
      id: edition.id, type: edition.type, locale: edition.locale, isAside: text.became === null, title: edition.body.title, version: edition.version,
      own: { source: text.source, minor: text.minor, changeNote: text.changeNote, at: text.savedAt, who: who(text.savedBy) },
      now: { source: edition.source, minor: edition.minor, changeNote: edition.changeNote, at: latest?.savedAt ?? edition.createdAt, who: who(latest?.savedBy ?? null) },
      lines: difference(edition.source, text.source),
      mayFollow: mayFollow(edition, await swedishBeside(tx, edition)),
      mayEdit: isWritable(edition) && can(actor, 'edition.save', edition, now).ok,
    })
  },
  audit: 'showsNoPerson',
})
export type AsideView = Extract<Awaited<ReturnType<typeof readAside>>, { ok: true }>['value']

/** The content of an edition, to be shown as its page would look. The last that held together, when what was typed since does not. */
export const readPreview = query({
  permission: 'content.view',
  input: OneEdition,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run: ({ subject: { id, type, slug, locale, body, whole, n, state } }) => Promise.resolve(ok({ id, type, slug, locale, body, whole, n, state })),
  audit: 'showsNoPerson',
})

