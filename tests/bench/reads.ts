import { listFiles } from '@/lib/cases/list-files'
import { lookUp } from '@/lib/cases/look-up'
import { readFile } from '@/lib/cases/read-file'
import type { Actor } from '@/lib/auth/model'
import { ok, type Outcome } from '@/lib/core/result'
import { readWaits } from '@/lib/my-day/waits'
import { listReferralJobs } from '@/lib/referrals/jobs'
import { readReferrals } from '@/lib/referrals/read'
import { fileAt, unitPicker } from '@/tests/bench/large/rows'
import type { LargePlan } from '@/tests/bench/large/plan'

type Read = (actor: Actor, plan: LargePlan, now: number) => Promise<Outcome<unknown>>

/** The reads that are made all day long, each by the verb that its page calls. */
export const hotReads = {
  'listan': (actor, _plan, now) => listFiles({ actor, now }, { after: null }),
  'en akt': (actor, plan, now) => readFile({ actor, now }, { caseFileId: ownFile(plan) }),
  'inkorgen': (actor, _plan, now) => readReferrals({ actor, now }, { box: 'in', closed: false, before: null }),
  'utkorgen': (actor, _plan, now) => readReferrals({ actor, now }, { box: 'out', closed: false, before: null }),
  'min dag': (actor, _plan, now) => listReferralJobs({ actor, now }, {}),
  'menyns siffror': async (actor, _plan, now) => ok(await readWaits({ actor, now })),
  'sökning på namn': (actor, _plan, now) => lookUp({ actor, now }, { sought: 'Kim Exempelsson', purpose: 'call' }),
} as const satisfies Record<string, Read>

/** A file of the measured person's unit that the whole unit may open. */
function ownFile({ measured, units }: LargePlan): string {
  const unitFor = unitPicker(units)
  const [grant] = measured.one.grants
  for (let index = 0; index < 5_000; index += 1) {
    const { id, unit, chance } = fileAt(index, unitFor)
    // The order of draws in writeFile: when opened, when touched, how protected.
    chance.next()
    chance.next()
    if (unit.id === grant?.unitId && chance.next() >= 0.06) return id
  }
  throw new Error('the largest unit has no file among the first 5,000')
}

/** What a measured verb answered; a refusal is no measurement. */
export async function must(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const { ok, ...rest } = await outcome
  if (!ok) throw new Error(`a measured verb was refused: ${JSON.stringify(rest)}`)
}
