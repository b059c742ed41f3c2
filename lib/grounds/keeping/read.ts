import 'server-only'
import { z } from 'zod'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok, refuse } from '@/lib/core/result'
import { dayAfter, dayBefore, dayOf } from '@/lib/directory/days'
import { differences, sheetDifferences } from '@/lib/grounds/diff'
import { printCases } from '@/lib/grounds/keeping/case-text'
import { steps, writableStates } from '@/lib/grounds/keeping/model'
import { fieldsOf } from '@/lib/grounds/keeping/rule-form'
import { OneWording } from '@/lib/grounds/keeping/schemas'
import { fieldsOfSheet } from '@/lib/grounds/keeping/sheet-form'
import { findWording, listOpen, listPeople, titleOf, type WordingRow } from '@/lib/grounds/keeping/store'
import { checked } from '@/lib/grounds/keeping/take-step'
import { rulesIn } from '@/lib/grounds/live'
import { newestSheets, tableOf, type Rules } from '@/lib/grounds/wordings'

const isWritable = ({ state }: WordingRow): boolean => writableStates.some((each) => each === state)

/** Until when a wording holds, and what it changes in the one before it. */
function amongOthers(wording: WordingRow, { table, endings, sheets }: Rules) {
  const { code, n, validFrom } = wording
  if (wording.kind === 'sheet') {
    const before = sheets.findLast((sheet) => sheet.slug === code && sheet.version !== n && sheet.validFrom <= validFrom)
    return { validUntil: null, before: before ? { n: before.version, differences: sheetDifferences(before, wording.sheet) } : null }
  }
  // Nothing but its days changes a rule that ends.
  if (wording.kind === 'ending') return { validUntil: null, before: null }
  const own = tableOf([...table.filter((one) => one.code === code && one.version !== n), wording.ground], endings.filter((one) => one.code === code))
  const at = own.findIndex((one) => one.version === n)
  const before = own[at - 1]
  return { validUntil: own[at]?.validUntil ?? null, before: before ? { n: before.version, differences: differences(before, wording.ground) } : null }
}

/** One wording from the portal: where it stands, what it changes and from which day, which cases try it, and what one can do. */
export const readWording = query({
  permission: 'ground.write',
  input: OneWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  async run({ tx, actor, now, subject: wording }) {
    const { id, kind, code, n, state, version, note, words, validFrom, approvedAt, approvedFor } = wording
    const rules = await rulesIn(tx)
    const people = await listPeople(tx)
    const named = (who: string | null) => people.find((person) => person.id === who)
    const mayAnswer = can(actor, 'ground.answer', wording, now)
    return ok({
      id, kind, code, n, state, version, note, words, title: titleOf(wording), validFrom, ...amongOthers(wording, rules),
      sheet: wording.kind === 'sheet' ? wording.sheet : null,
      // What was never published has no page of its own yet.
      isKnown: rules.table.some((one) => one.code === code) || rules.sheets.some(({ slug }) => slug === code),
      writers: wording.writers.map(named).filter((person) => person !== undefined).map(({ name, authority }) => `${name}, ${authority}`),
      approved: approvedAt === null ? null : { at: approvedAt, by: named(wording.approvedBy)?.name ?? null, for: approvedFor },
      isOwn: wording.writers.includes(actor.accountId),
      cases: wording.cases,
      checked: state === 'published' || state === 'discarded' ? null : checked(wording, rules, dayOf(now)),
      may: {
        edit: isWritable(wording), move: 'submit' in steps[state],
        // A fresh sign-in is asked for when the form is sent.
        answer: 'approve' in steps[state] && (mayAnswer.ok || mayAnswer.code === 'signInAgain'),
        takeBack: 'takeBack' in steps[state] && can(actor, 'ground.takeBack', wording, now).ok,
      },
    })
  },
  audit: 'showsNoPerson',
})
export type WordingView = Extract<Awaited<ReturnType<typeof readWording>>, { ok: true }>['value']

function fieldsIn(wording: WordingRow) {
  const { cases, note, validFrom } = wording
  switch (wording.kind) {
    case 'rule': return fieldsOf(wording.ground, cases, note)
    case 'ending': return { lastDay: dayBefore(validFrom), note: note ?? '', cases: printCases(cases) }
    case 'sheet': return fieldsOfSheet(wording.sheet, note)
  }
}

/** The fields to write in, while it is written in. */
export const readWriting = query({
  permission: 'ground.write',
  input: OneWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  run: ({ subject: wording }) => Promise.resolve(isWritable(wording) ? ok({
    id: wording.id, kind: wording.kind, n: wording.n, version: wording.version, title: titleOf(wording), asked: wording.state === 'changesRequested' ? wording.words : null, fields: fieldsIn(wording),
  }) : refuse('notFound')),
  audit: 'showsNoPerson',
})

/** What a form for something new begins with: tomorrow, and nothing else that nobody has said. */
export const readNew = query({
  permission: 'ground.write',
  input: z.strictObject({}),
  load: () => Promise.resolve({}),
  run: ({ now }) => Promise.resolve(ok({ fields: { validFrom: dayAfter(dayOf(now)) } })),
  audit: 'showsNoPerson',
})

/** One sheet in all its wordings, for who may write another. */
export const readSheet = query({
  permission: 'ground.write',
  input: z.strictObject({ slug: z.string().max(80) }),
  load: async (tx, { slug }) => {
    const wordings = (await rulesIn(tx)).sheets.filter((sheet) => sheet.slug === slug)
    const [newest] = newestSheets(wordings)
    return newest ? { newest, wordings } : null
  },
  async run({ tx, subject: { newest, wordings } }) {
    const [open] = await listOpen(tx, newest.slug)
    return ok({ newest, wordings, inWork: open ? { id: open.id, n: open.n, state: open.state } : null })
  },
  audit: 'showsNoPerson',
})
export type SheetView = Extract<Awaited<ReturnType<typeof readSheet>>, { ok: true }>['value']
