import 'server-only'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok, refuse } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { differences } from '@/lib/grounds/diff'
import { checkWording } from '@/lib/grounds/keeping/faults'
import { steps, writableStates } from '@/lib/grounds/keeping/model'
import { fieldsOf } from '@/lib/grounds/keeping/rule-form'
import { OneWording } from '@/lib/grounds/keeping/schemas'
import { findWording, listPeople, type WordingRow } from '@/lib/grounds/keeping/store'
import { casesOf } from '@/lib/grounds/keeping/take-step'
import { rulesIn } from '@/lib/grounds/live'
import { tableOf } from '@/lib/grounds/wordings'

const isWritable = ({ state }: WordingRow): boolean => writableStates.some((each) => each === state)

/** One wording from the portal: where it stands, what it changes and from which day, which cases try it, and what one can do. */
export const readWording = query({
  permission: 'ground.write',
  input: OneWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  async run({ tx, actor, now, subject: wording }) {
    const { id, code, n, state, version, note, words, ground, approvedAt, approvedFor } = wording
    const rules = await rulesIn(tx)
    const table = tableOf([...rules.table.filter((one) => one.code === code && one.version !== n), ground])
    const before = table[table.findIndex((one) => one.version === n) - 1] ?? null
    const people = await listPeople(tx)
    const named = (who: string | null) => people.find((person) => person.id === who)
    const mayAnswer = can(actor, 'ground.answer', wording, now)
    return ok({
      id, code, n, state, version, note, words, title: ground.title, validFrom: ground.validFrom, validUntil: table.find((one) => one.version === n)?.validUntil ?? null,
      writers: wording.writers.map(named).filter((person) => person !== undefined).map(({ name, authority }) => `${name}, ${authority}`),
      approved: approvedAt === null ? null : { at: approvedAt, by: named(wording.approvedBy)?.name ?? null, for: approvedFor },
      isOwn: wording.writers.includes(actor.accountId),
      before: before && { n: before.version, differences: differences(before, ground) },
      cases: wording.cases,
      checked: state === 'published' || state === 'discarded' ? null : checkWording(ground, casesOf(wording), rules, dayOf(now)),
      // A fresh sign-in is asked for when the form is sent.
      may: { edit: isWritable(wording), move: 'submit' in steps[state], answer: 'approve' in steps[state] && (mayAnswer.ok || mayAnswer.code === 'signInAgain') },
    })
  },
  audit: 'showsNoPerson',
})
export type WordingView = Extract<Awaited<ReturnType<typeof readWording>>, { ok: true }>['value']

/** The fields to write in, while it is written in. */
export const readWriting = query({
  permission: 'ground.write',
  input: OneWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  run: ({ subject: wording }) => Promise.resolve(isWritable(wording) ? ok({
    id: wording.id, n: wording.n, version: wording.version, title: wording.ground.title, asked: wording.state === 'changesRequested' ? wording.words : null,
    fields: fieldsOf(wording.ground, wording.cases, wording.note),
  }) : refuse('notFound')),
  audit: 'showsNoPerson',
})
