import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { dayAfter, dayOf } from '@/lib/directory/days'
import { BeginWording } from '@/lib/grounds/keeping/schemas'
import { insertWording, listOpen } from '@/lib/grounds/keeping/store'
import { rulesIn } from '@/lib/grounds/live'
import { groundsOn } from '@/lib/grounds/table'
import { casesFor } from '@/lib/grounds/wordings'

/** A new wording of a rule, from the one that holds today, with the cases that try it. It begins tomorrow until somebody says another day. */
export const beginWording = command({
  permission: 'ground.write',
  input: BeginWording,
  load: async (tx, { code }, { now }) => {
    const rules = await rulesIn(tx)
    const wordings = rules.table.filter((ground) => ground.code === code)
    const ground = groundsOn(dayOf(now), wordings)[0] ?? wordings.at(-1)
    return ground ? { ground, rules } : null
  },
  async run({ tx, now, input, subject: { ground, rules } }) {
    if ((await listOpen(tx, ground.code)).length > 0) return refuse('wordingInWork')
    const cases = casesFor(rules.table, rules.own).filter((one) => one.ground === ground.code && one.version === ground.version && one.is !== 'absent')
      .map(({ ground: _ground, version: _version, on: _on, ...own }) => own)
    // A jurist who read the wording before has not read this one.
    const begun = await insertWording(tx, input.wordingId, { ...ground, validFrom: dayAfter(dayOf(now)), reviewedBy: null }, cases)
    return begun ? ok({ id: input.wordingId }) : refuse('wordingInWork')
  },
  audit: ({ value }) => event('ground.begun', null, { wordingId: value.id }),
})
