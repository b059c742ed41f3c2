import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/lib/cases/read-file'
import { asActor } from '@/lib/db/as-actor'
import { listForReview } from '@/lib/disclosure/read'
import { readMyDay } from '@/lib/my-day/read'
import { acceptReferral } from '@/lib/referrals/accept'
import { askError } from '@/lib/referrals/errors/ask'
import { confirmError } from '@/lib/referrals/errors/confirm'
import { refuseError } from '@/lib/referrals/errors/refuse'
import { takeBackError } from '@/lib/referrals/errors/take-back'
import { completeReferral } from '@/lib/referrals/complete'
import { declineReferral } from '@/lib/referrals/decline'
import { feedBackReferral } from '@/lib/referrals/feed-back'
import { askForMore } from '@/lib/referrals/ask-for-more'
import { pauseReferral } from '@/lib/referrals/pause'
import { readReferral } from '@/lib/referrals/read'
import { receiveReferral } from '@/lib/referrals/receive'
import { startReferral } from '@/lib/referrals/start'
import { stopReferral } from '@/lib/referrals/stop'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { askedReferral, codeOf, decided, draftedReferral, eva, leila, sara, sentReferral, value, type Asked } from '@/tests/worlds/referrals'
import { submitReferral } from '@/lib/referrals/drafts/submit'

const amir = 'samordnare@malmo.example'
const helena = 'chef@malmo.example'

const { world, everything } = caseWorldHere()

const { as } = world
const stateOf = async (referralId: string) => (await everything.query<{ state: string }>('select state from portal.referral where id = $1', [referralId])).rows[0]?.state
async function asked(referralId: string, by = sara): Promise<string> {
  const requestId = randomUUID()
  value(await askError(as(by), { referralId, requestId, reason: 'wrongPerson' }))
  return requestId
}

type Way = (asked: Asked) => Promise<void>
const receive: Way = async ({ referralId }) => { value(await receiveReferral(as(leila), { referralId })) }
const accept: Way = async (one) => { await receive(one); value(await acceptReferral(as(leila), { referralId: one.referralId, caseFileId: randomUUID() })) }
const start: Way = async (one) => { await accept(one); value(await startReferral(as(leila), { referralId: one.referralId })) }
const complete: Way = async (one) => { await start(one); value(await completeReferral(as(leila), { referralId: one.referralId, reason: 'exitUnderWay' })) }

/** Every state that a referral can be in when somebody sees that it is wrong. */
const states: Record<string, () => Promise<Asked>> = {
  underReview: () => askedReferral(world.as),
  draft: async () => { const one = await askedReferral(world.as); await decided(as(eva), one.releaseId, 'giveBack'); return one },
  refused: async () => { const one = await askedReferral(world.as); await decided(as(eva), one.releaseId, 'refuse'); return one },
  ...Object.fromEntries(Object.entries({
    sent: () => Promise.resolve(),
    received: receive,
    needsMore: async (one) => { await receive(one); value(await askForMore(as(leila), { referralId: one.referralId, reason: 'threat' })) },
    accepted: accept,
    declined: async (one) => { await receive(one); value(await declineReferral(as(leila), { referralId: one.referralId, reason: 'criteriaNotMet', nextStep: 'callReceiver' })) },
    withdrawn: async ({ referralId }) => { value(await withdrawReferral(as(sara), { referralId, reason: 'sentTwice' })) },
    ongoing: start,
    onHold: async (one) => { await start(one); value(await pauseReferral(as(leila), { referralId: one.referralId })) },
    completed: complete,
    stopped: async (one) => { await start(one); value(await stopReferral(as(leila), { referralId: one.referralId, reason: 'contactLost' })) },
    fedBack: async (one) => { await complete(one); value(await feedBackReferral(as(leila), { referralId: one.referralId })) },
  } satisfies Record<string, Way>).map(([state, way]) => [state, async () => { const one = await sentReferral(world.as); await way(one); return one }])),
}

describe('a referral that should never have been', () => {
  it.each(Object.keys(states))('%s: Sara asks, nobody but who leads her unit answers, and it is entered in error', async (state) => {
    const { referralId } = await states[state]?.() ?? { referralId: '' }
    expect(await stateOf(referralId)).toBe(state)
    for (const stranger of [eva, leila, 'handlaggare@umea.example', 'admin@malmo.example', 'logg@malmo.example'])
      expect(codeOf(await askError(as(stranger), { referralId, requestId: randomUUID(), reason: 'wrongPerson' })), stranger).toBe('notFound')
    expect(codeOf(await askError(as(helena), { referralId, requestId: randomUUID(), reason: 'wrongPerson' }))).toBe('notPermitted')
    const requestId = await asked(referralId)
    expect(await stateOf(referralId)).toBe(state)
    expect(codeOf(await askError(as(amir), { referralId, requestId: randomUUID(), reason: 'neverMeant' }))).toBe('errorAsked')
    expect(codeOf(await confirmError(as(sara), { requestId }))).toBe('ownErrorRequest')
    for (const stranger of [eva, leila, 'handlaggare@umea.example', 'logg@malmo.example']) expect(codeOf(await confirmError(as(stranger), { requestId })), stranger).toBe('notFound')
    value(await confirmError(as(state.length % 2 === 0 ? amir : helena), { requestId }))
    expect(await stateOf(referralId)).toBe('enteredInError')
    // It is over: nothing more can be done with it, not even this.
    expect(codeOf(await withdrawReferral(as(sara), { referralId, reason: 'sentTwice' }))).toBe('referralInError')
    expect(codeOf(await askError(as(sara), { referralId, requestId: randomUUID(), reason: 'wrongFile' }))).toBe('referralInError')
  }, 60_000)

  it('closes what was delivered from the receiver’s view and keeps it; the receiver’s own file is the receiver’s', async () => {
    const one = await sentReferral(world.as)
    value(await receiveReferral(as(leila), { referralId: one.referralId }))
    const caseFileId = randomUUID()
    value(await acceptReferral(as(leila), { referralId: one.referralId, caseFileId }))
    value(await confirmError(as(amir), { requestId: await asked(one.referralId) }))
    const seen = value(await readReferral(as(leila), { referralId: one.referralId }))
    expect(seen).toMatchObject({ state: 'enteredInError', received: [], ownFileId: caseFileId, errorRequest: null, mayAskError: false })
    expect(JSON.stringify(seen)).not.toContain('Exempelsson')
    value(await readFile(as(leila), { caseFileId }))
    expect((await everything.query('select from portal.delivery_item where delivery_id = $1', [one.releaseId])).rowCount).toBe(4)
    const told = await everything.query('select from portal.outbox where about = $1 and unit_id = $2', [one.referralId, as(leila).actor.grants[0]?.unitId])
    expect(told.rowCount).toBeGreaterThan(0)
    const logged = await everything.query<{ action: string }>('select action from portal.audit_event where shown ->> \'referralId\' = $1 and (shown ->> \'event\' in (\'ask\', \'confirm\', \'markInError\'))', [one.referralId])
    expect(logged.rows.map(({ action }) => action).sort()).toEqual(['referral.errorMoved', 'referral.errorMoved', 'referral.moved'])
  })

  it('takes back what waits for the secrecy officer, and tells nobody beyond the wall', async () => {
    const one = await askedReferral(world.as)
    value(await confirmError(as(helena), { requestId: await asked(one.referralId) }))
    expect(value(await listForReview(as(eva), { waiting: true })).map(({ id }) => id)).not.toContain(one.releaseId)
    expect((await everything.query('select from portal.outbox where about = $1 and authority_id <> $2', [one.referralId, as(sara).actor.authorityId])).rowCount).toBe(0)
    expect(codeOf(await readReferral(as(leila), { referralId: one.referralId }))).toBe('notFound')
  })

  it('stands as it did when the other says no or the asker regrets, and can be asked about again', async () => {
    const { referralId } = await sentReferral(world.as)
    const first = await asked(referralId)
    expect(codeOf(await takeBackError(as(amir), { requestId: first }))).toBe('notPermitted')
    value(await refuseError(as(amir), { requestId: first }))
    expect(codeOf(await confirmError(as(helena), { requestId: first }))).toBe('errorAnswered')
    const second = await asked(referralId, amir)
    expect(codeOf(await confirmError(as(amir), { requestId: second }))).toBe('ownErrorRequest')
    value(await takeBackError(as(amir), { requestId: second }))
    expect(await stateOf(referralId)).toBe('sent')
    // Sara leads nothing: a caseworker's yes is not enough, whoever asked.
    const third = await asked(referralId, amir)
    expect(codeOf(await confirmError(as(sara), { requestId: third }))).toBe('notPermitted')
    expect((await readMyDay(as(helena))).mine).toContainEqual(expect.objectContaining({ id: referralId, kind: 'answerError' }))
    expect((await readMyDay(as(sara))).mine.filter(({ id, kind }) => id === referralId && kind === 'answerError')).toEqual([])
  })

  it('of a protected file is answered by the other named person, and by no leader of the unit who is not named', async () => {
    const named = as(amir).actor.accountId
    const caseFileId = await openedFile(as(sara), { protection: 'marked', sharedWith: named })
    const drafted = await draftedReferral(world.as, { caseFileId, referralId: randomUUID(), from: sara, to: leila, urgency: 'ordinary', answers: {} })
    value(await submitReferral(as(sara), { draftId: drafted.referralId, version: 6 }))
    const requestId = await asked(drafted.referralId)
    expect(codeOf(await confirmError(as(helena), { requestId }))).toBe('notFound')
    // As a named person, not as coordinator: with the role of a caseworker alone he may.
    const plain = as(amir)
    const grants = plain.actor.grants.map((grant) => ({ ...grant, role: 'caseworker' as const }))
    value(await confirmError({ ...plain, actor: { ...plain.actor, grants } }, { requestId }))
    expect(await stateOf(drafted.referralId)).toBe('enteredInError')
  })

  it('cannot be marked past the second person, by any statement of the portal’s own login', async () => {
    const { referralId } = await sentReferral(world.as)
    const requestId = await asked(referralId)
    type Act = Parameters<typeof asActor<number>>[1]
    const attempt = (email: string, act: Act) => asActor(as(email).actor, act)
    for (const email of [sara, amir, helena])
      await expect(attempt(email, (tx) => tx.$executeRaw`update portal.referral set state = 'enteredInError', version = version + 1 where id = ${referralId}::uuid`), email).rejects.toThrow(/row-level security/)
    for (const state of ['confirmed', 'refused'])
      await expect(attempt(sara, (tx) => tx.$executeRaw`update portal.error_request set state = ${state}, answered_by = asked_by, answered_at = now() where id = ${requestId}::uuid`), state).rejects.toThrow(/row-level security/)
    await expect(everything.query('update portal.error_request set state = \'confirmed\', answered_by = asked_by, answered_at = now() where id = $1', [requestId])).rejects.toThrow(/four_eyes/)
    expect(await attempt(leila, (tx) => tx.$executeRaw`update portal.error_request set state = 'refused', answered_by = ${as(leila).actor.accountId}::uuid, answered_at = now() where id = ${requestId}::uuid`)).toBe(0)
  })
})

describe('behind the receiver’s wall', () => {
  it('that work rests or was broken off shows to the sender as work, and as ended', async () => {
    const read = async (email: string, referralId: string) => value(await readReferral(as(email), { referralId }))
    const held = await states['onHold']?.()
    const broken = await states['stopped']?.()
    expect([await read(sara, held?.referralId ?? ''), await read(leila, held?.referralId ?? '')].map(({ state }) => state)).toEqual(['ongoing', 'onHold'])
    const seen = await read(sara, broken?.referralId ?? '')
    expect(seen.state).toBe('completed')
    expect(JSON.stringify(seen)).not.toMatch(/stopped|contactLost/)
  })
})

describe('two answer at once', () => {
  const rounds = 20

  it(`${rounds} rounds: two who may confirm, and every other time one who says no or the asker who regrets; one wins, the others are told`, async () => {
    for (let round = 0, referralId = ''; round < rounds; round++) {
      if (referralId === '' || await stateOf(referralId) === 'enteredInError') referralId = (await askedReferral(world.as)).referralId
      const requestId = await asked(referralId)
      const others = [[], [() => refuseError(as(helena), { requestId })], [], [() => takeBackError(as(sara), { requestId })]][round % 4] ?? []
      // The one who is in line last begins first in every third round.
      const calls = [...others, () => confirmError(as(amir), { requestId }), () => confirmError(as(helena), { requestId })]
      const answers = await Promise.all((round % 3 === 0 ? [...calls].reverse() : calls).map((call) => call()))
      expect(answers.filter(({ ok }) => ok).length, `round ${round}`).toBe(1)
      for (const answer of answers) if (!answer.ok) expect(['errorAnswered', 'changedByOther'], `round ${round}: ${answer.code}`).toContain(answer.code)
      const ends = await everything.query<{ state: string }>('select state from portal.error_request where id = $1', [requestId])
      expect(await stateOf(referralId) === 'enteredInError', `round ${round}`).toBe(ends.rows[0]?.state === 'confirmed')
    }
  }, 240_000)

  it(`${rounds} rounds: confirmed while it is withdrawn; whichever comes first, the history is whole and a lost yes can be given again`, async () => {
    for (let round = 0; round < rounds; round++) {
      const { referralId } = await sentReferral(world.as)
      const requestId = await asked(referralId)
      const [yes, back] = await Promise.all([confirmError(as(amir), { requestId }), withdrawReferral(as(sara), { referralId, reason: 'circumstancesChanged' })])
      expect([yes, back].some(({ ok }) => ok), `round ${round}`).toBe(true)
      if (!yes.ok) {
        expect(yes.code).toBe('changedByOther')
        // The question still waits, and the state it finds is no hindrance.
        value(await confirmError(as(amir), { requestId }))
      }
      const { rows } = await everything.query<{ from: string; to: string }>('select from_state as "from", to_state as "to" from portal.referral_event where referral_id = $1 order by version', [referralId])
      expect(rows.at(-1)?.to, `round ${round}`).toBe('enteredInError')
      rows.slice(1).forEach((step, at) => { expect(step.from).toBe(rows[at]?.to) })
    }
  }, 300_000)
})
