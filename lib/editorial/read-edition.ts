import 'server-only'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import { readText } from '@/lib/content/text/text-form'
import type { LocatedFault } from '@/lib/content/text/fault'
import { query } from '@/lib/core/query'
import { ok, refuse } from '@/lib/core/result'
import type { Tx } from '@/lib/db/as-actor'
import { difference } from '@/lib/editorial/difference'
import { writableStates, type Editor } from '@/lib/editorial/model'
import { OneEdition, OneText } from '@/lib/editorial/schemas'
import { findBefore, findEdition, findEditionIn, findText, listEditors, listSteps, listTexts, type EditionRow } from '@/lib/editorial/store'
import { steps } from '@/lib/editorial/transitions'

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
    withdraw: 'withdraw' in from && (edition.type === 'page' || edition.type === 'easy-read') && open('edition.withdraw'),
    review: edition.state === 'published' && open('content.review'),
  }
}

/** One edition: where it stands, what it changes, every step and every text that was sent for it. */
export const readEdition = query({
  permission: 'content.view',
  input: OneEdition,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, actor, now, subject: edition }) {
    const [before, editors, events, texts] = [await findBefore(tx, edition), await listEditors(tx), await listSteps(tx, edition.id), await listTexts(tx, edition.id)]
    const who = named(editors)
    const { id, contentId, type, slug, locale, n, state, version, whole, minor, changeNote, words, publishAt, forced, judgedAt, source, withdrawnReason } = edition
    return ok({
      id, contentId, type, slug, locale, n, state, version, whole, minor, changeNote, words, publishAt, withdrawnReason, forced, isJudged: judgedAt !== null, title: edition.body.title, source,
      writers: edition.writers.map(who).filter((name) => name !== null),
      isOwn: edition.writers.includes(actor.accountId),
      may: mayOf(edition, actor, now),
      before: before && { n: before.n, lines: difference(before.source, source) },
      steps: events.map((event) => ({ to: event.toState, from: event.fromState, at: event.at, who: who(event.accountId), words: event.words })),
      texts: texts.map((text) => ({ id: text.id, at: text.savedAt, who: who(text.savedBy), aside: text.became === null })),
    })
  },
  audit: 'showsNoPerson',
})
export type EditionView = Extract<Awaited<ReturnType<typeof readEdition>>, { ok: true }>['value']

/** The live Swedish edition, where a translation does not say already that it follows that. */
async function mayFollow(tx: Tx, { contentId, locale, sourceEditionId }: EditionRow): Promise<{ id: string; n: number } | null> {
  const swedish = locale === 'sv' ? null : await findEditionIn(tx, contentId, 'sv', ['published'])
  return swedish && swedish.id !== sourceEditionId ? { id: swedish.id, n: swedish.n } : null
}

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
    return ok({
      id, contentId, type, locale, n, version, source, minor, changeNote, title: edition.body.title, faults, asked: state === 'changesRequested' ? words : null,
      mayFollow: await mayFollow(tx, edition),
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
      id: edition.id, locale: edition.locale, isAside: text.became === null, title: edition.body.title, version: edition.version,
      own: { source: text.source, minor: text.minor, changeNote: text.changeNote, at: text.savedAt, who: who(text.savedBy) },
      now: { source: edition.source, minor: edition.minor, changeNote: edition.changeNote, at: latest?.savedAt ?? edition.createdAt, who: who(latest?.savedBy ?? null) },
      lines: difference(edition.source, text.source),
      mayFollow: await mayFollow(tx, edition),
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

