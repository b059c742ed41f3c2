import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Context } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'
import { asActor } from '@/lib/db/as-actor'
import { acceptReferral } from '@/lib/referrals/accept'
import { askForMore } from '@/lib/referrals/ask-for-more'
import { completeReferral } from '@/lib/referrals/complete'
import { declineReferral } from '@/lib/referrals/decline'
import { feedBackReferral } from '@/lib/referrals/feed-back'
import { declineReasons, nextSteps, outcomes, questions, referralEvents, referralStates, refusalReasons, stopReasons, withdrawReasons, type ReferralState } from '@/lib/referrals/model'
import { pauseReferral } from '@/lib/referrals/pause'
import { receiveReferral } from '@/lib/referrals/receive'
import { resumeReferral } from '@/lib/referrals/resume'
import { sendReferral } from '@/lib/referrals/send'
import { startReferral } from '@/lib/referrals/start'
import { stopReferral } from '@/lib/referrals/stop'
import { supplyMore } from '@/lib/referrals/supply'
import { nextState, sideOf } from '@/lib/referrals/transitions'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import { releaseEvents, releaseStates } from '@/lib/disclosure/model'
import { nextReleaseState } from '@/lib/disclosure/transitions'
import referrals from '@/messages/sv/referrals.json'
import { caseWorldHere } from '@/tests/support/case-world'
import { askedReferral, decided, eva, leila, sara, value, type Asked } from '@/tests/worlds/referrals'

type Run = (context: Context, raw: unknown) => Promise<Outcome<unknown>>
type Verb = 'send' | 'withdraw' | 'supply' | 'receive' | 'askForMore' | 'accept' | 'decline' | 'start' | 'pause' | 'resume' | 'complete' | 'stop' | 'feedBack'

const verbs: Record<Verb, { run: Run; more?: () => Record<string, string> }> = {
  send: { run: sendReferral }, supply: { run: supplyMore }, receive: { run: receiveReferral }, start: { run: startReferral }, pause: { run: pauseReferral },
  resume: { run: resumeReferral }, feedBack: { run: feedBackReferral },
  withdraw: { run: withdrawReferral, more: () => ({ reason: 'sentTwice' }) },
  askForMore: { run: askForMore, more: () => ({ reason: 'threat' }) },
  accept: { run: acceptReferral, more: () => ({ caseFileId: randomUUID() }) },
  decline: { run: declineReferral, more: () => ({ reason: 'criteriaNotMet', nextStep: 'callReceiver' }) },
  complete: { run: completeReferral, more: () => ({ reason: 'supportInPlace' }) },
  stop: { run: stopReferral, more: () => ({ reason: 'contactLost' }) },
}
const names = Object.keys(verbs) as Verb[]

/** Written by hand from decisions 27: which verbs may be taken in which state. Never read from the table it tests. */
const allowed: Record<ReferralState, Verb[]> = {
  draft: [], underReview: ['send'], refused: [],
  sent: ['receive', 'withdraw'], received: ['askForMore', 'accept', 'decline', 'withdraw'], needsMore: ['supply', 'accept', 'decline', 'withdraw'],
  accepted: ['start'], declined: [], withdrawn: [], ongoing: ['pause', 'complete', 'stop'], onHold: ['resume', 'stop'],
  completed: ['feedBack'], stopped: ['feedBack'], fedBack: [], enteredInError: [],
}

/** How each state is reached, from a referral that has been asked for. */
const ways: Partial<Record<ReferralState, Verb[]>> = {
  underReview: [], sent: ['send'], received: ['send', 'receive'], needsMore: ['send', 'receive', 'askForMore'],
  accepted: ['send', 'receive', 'accept'], declined: ['send', 'receive', 'decline'], withdrawn: ['send', 'withdraw'],
  ongoing: ['send', 'receive', 'accept', 'start'], onHold: ['send', 'receive', 'accept', 'start', 'pause'],
  completed: ['send', 'receive', 'accept', 'start', 'complete'], stopped: ['send', 'receive', 'accept', 'start', 'stop'],
  fedBack: ['send', 'receive', 'accept', 'start', 'complete', 'feedBack'],
}

const senders: Verb[] = ['send', 'withdraw', 'supply']
const hers = (verb: Verb) => (senders.includes(verb) ? sara : leila)

const { world, everything } = caseWorldHere()

const take = (email: string, verb: Verb, referralId: string) => verbs[verb].run(world.as(email), { referralId, ...verbs[verb].more?.() })

async function reached(state: ReferralState): Promise<Asked> {
  const asked = await askedReferral(world.as)
  await decided(world.as(eva), asked.releaseId, state === 'draft' ? 'giveBack' : state === 'refused' ? 'refuse' : 'authorise')
  for (const verb of ways[state] ?? []) value(await take(hers(verb), verb, asked.referralId))
  return asked
}
const rowOf = async (referralId: string) =>
  (await everything.query<{ state: string; version: number; steps: number }>(
    'select state, version, (select count(*)::int from portal.referral_event e where e.referral_id = r.id) as steps from portal.referral r where id = $1', [referralId])).rows[0]

describe('every state × every verb × whoever tries', () => {
  const states = referralStates.filter((state) => state !== 'enteredInError')

  it.each(states)('%s: what is allowed works for whose step it is, everything else is refused with a reason and changes nothing', async (state) => {
    const { referralId } = await reached(state)
    const before = await rowOf(referralId)
    expect(before?.state).toBe(state)
    for (const verb of names.filter((one) => !allowed[state].includes(one))) {
      const outcome = await take(hers(verb), verb, referralId)
      expect(outcome.ok, `${hers(verb)} ${verb}`).toBe(false)
      // A word for each refusal; who cannot know of it learns only that there is no such page.
      const hidden = hers(verb) === leila && ['draft', 'underReview', 'refused'].includes(state)
      if (!outcome.ok) expect(hidden ? ['notFound'] : ['referralNotThere', 'referralAnswered', 'referralWithdrawn'], `${verb}: ${outcome.code}`).toContain(outcome.code)
    }
    // The other side, another unit, another authority, colleagues with other roles: for every verb.
    const strangers = ['handlaggare.malmo@polisen.example', 'beslut@polisen.example', 'chef@polisen.example', 'handlaggare@umea.example', 'admin@malmo.example', 'logg@malmo.example', 'drift@portal.example']
    for (const verb of names) {
      const other = hers(verb) === sara ? leila : sara
      for (const stranger of [other, ...strangers]) {
        const outcome = await take(stranger, verb, referralId)
        expect(outcome.ok ? 'ok' : outcome.code, `${stranger} ${verb}`).toBe('notFound')
      }
      const officer = await take(eva, verb, referralId)
      expect(officer.ok ? 'ok' : officer.code, `${eva} ${verb}`).toBe('notFound')
    }
    expect(await rowOf(referralId)).toEqual(before)
  }, 120_000)

  it.each(states.flatMap((state) => allowed[state].map((verb) => [state, verb] as const)))('%s → %s works once', async (state, verb) => {
    const { referralId } = await reached(state)
    const before = await rowOf(referralId)
    value(await take(hers(verb), verb, referralId))
    const after = await rowOf(referralId)
    expect(after?.version).toBe((before?.version ?? 0) + 1)
    expect(after?.steps).toBe(after?.version)
    expect((await take(hers(verb), verb, referralId)).ok).toBe(false)
  })
})

describe('the database and the tables in code', () => {
  const pairsIn = async (constraint: string): Promise<string[]> => {
    const { rows } = await everything.query<{ definition: string }>('select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1', [constraint])
    // PostgreSQL writes a list of rows as `(a = 'x' AND b = 'y') OR …`.
    return (rows[0]?.definition ?? '').split(' OR ').filter((one) => !one.includes('enteredInError'))
      .map((one) => [...one.matchAll(/'(\w+)'/g)].map(([, word]) => word).join(' '))
  }

  it('hold the same steps of a referral, and on the same side', async () => {
    const code = referralStates.flatMap((from) => referralEvents.flatMap((event) => {
      const to = nextState(from, event)
      return to === null || event === 'markInError' ? [] : [`${sideOf[event]} ${from} ${to}`]
    }))
    expect((await pairsIn('referral_event_step_check')).sort()).toEqual([...new Set(code)].sort())
  })

  it('hold the same steps of a release', async () => {
    const code = releaseStates.flatMap((from) => releaseEvents.flatMap((event) => {
      const to = nextReleaseState(from, event)
      return to === null ? [] : [`${from} ${to}`]
    }))
    expect((await pairsIn('release_event_step_check')).sort()).toEqual([...new Set(code)].sort())
  })

  it.each([
    ['sent', sara, 'received by the receiver'], ['needsMore', leila, 'supplied by the sender'],
  ] as const)('refuse the other side’s step out of %s to %s, whatever the policies of one authority let through', async (state, who, words) => {
    const { referralId } = await reached(state)
    await expect(asActor(world.as(who).actor, (tx) =>
      tx.$executeRaw`update portal.referral set state = 'received', version = version + 1 where id = ${referralId}::uuid`)).rejects.toThrow(words)
  })

  it('refuse a step without its history, also to whoever may take it', async () => {
    const { referralId } = await reached('received')
    await expect(everything.query('update portal.referral set state = \'accepted\', version = version + 1 where id = $1', [referralId])).rejects.toThrow(/own_file|history/)
    await expect(everything.query('update portal.referral set state = \'withdrawn\', version = version + 1 where id = $1', [referralId])).rejects.toThrow(/without its history/)
    await expect(everything.query('update portal.referral set state = \'withdrawn\' where id = $1', [referralId])).rejects.toThrow(/one step at a time/)
  })
})

describe('words', () => {
  it('every code that a history can hold has its words', () => {
    for (const code of [...refusalReasons, ...questions, ...declineReasons, ...withdrawReasons, ...stopReasons, ...outcomes])
      expect(referrals.reason, code).toHaveProperty(code)
    for (const code of nextSteps) expect(referrals.nextStep, code).toHaveProperty(code)
  })
})
