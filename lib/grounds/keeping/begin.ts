import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import type { Context } from '@/lib/core/pipeline'
import { ok, refuse } from '@/lib/core/result'
import { dayAfter, dayOf } from '@/lib/directory/days'
import { BeginWording } from '@/lib/grounds/keeping/schemas'
import { insertWording, listOpen, type Written } from '@/lib/grounds/keeping/store'
import { rulesIn } from '@/lib/grounds/live'
import { groundsOn } from '@/lib/grounds/table'
import { casesFor } from '@/lib/grounds/wordings'

type Tx = Parameters<typeof insertWording>[0]

/** The rule or sheet as it is today, or as it is to be or was; null: there is none. The cases are those of a rule's own that say what it answers. */
async function asItStands(tx: Tx, { code }: { code: string }, { now }: Pick<Context, 'now'>) {
  const { table, own, sheets } = await rulesIn(tx)
  const sheet = sheets.findLast(({ slug }) => slug === code)
  if (sheet) return { sheet, ground: null, cases: [] }
  const wordings = table.filter((ground) => ground.code === code)
  const ground = groundsOn(dayOf(now), wordings)[0] ?? wordings.at(-1)
  const cases = casesFor(table, own).filter((one) => one.ground === code && one.version === ground?.version && one.is !== 'absent')
    .map(({ ground: _ground, version: _version, on: _on, ...case_ }) => case_)
  return ground ? { ground, sheet: null, cases } : null
}

/** One in work at a time, whoever is first. */
async function begin(tx: Tx, id: string, written: Written, code: string) {
  if ((await listOpen(tx, code)).length > 0) return refuse('wordingInWork')
  return (await insertWording(tx, id, written)) ? ok({ id }) : refuse('wordingInWork')
}

/** A new wording of a rule with the cases that try it, or of a sheet, from the one that stands today. It begins tomorrow until somebody says another day. */
export const beginWording = command({
  permission: 'ground.write',
  input: BeginWording,
  load: asItStands,
  run({ tx, now, input: { wordingId, code }, subject: { ground, sheet, cases } }) {
    const validFrom = dayAfter(dayOf(now))
    // A jurist who read the wording before has not read this one; a rule that has ended begins again without a last day.
    const written: Written = ground === null ? { kind: 'sheet', validFrom, cases, sheet: { ...sheet, validFrom } }
      : { kind: 'rule', validFrom, cases, ground: { ...ground, validFrom, validUntil: ground.validUntil !== null && ground.validUntil < validFrom ? null : ground.validUntil, reviewedBy: null } }
    return begin(tx, wordingId, written, code)
  },
  audit: ({ value }) => event('ground.begun', null, { wordingId: value.id }),
})

/** The end of a rule, with what it opens today as cases that it then answers no more. Tomorrow is the first day without it until somebody says another. */
export const beginEnding = command({
  permission: 'ground.write',
  input: BeginWording,
  load: async (tx, input, context) => {
    const standing = await asItStands(tx, input, context)
    return standing?.ground ? { ground: standing.ground, cases: standing.cases } : null
  },
  run: ({ tx, now, input: { wordingId, code }, subject: { ground, cases } }) => begin(tx, wordingId, {
    kind: 'ending', ground, validFrom: dayAfter(dayOf(now)), cases: cases.filter(({ is }) => is === 'open').map((one) => ({ ...one, is: 'absent', why: null, whyLaw: null })),
  }, code),
  audit: ({ value }) => event('ground.begun', null, { wordingId: value.id }),
})
