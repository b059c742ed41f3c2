import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Context } from '@/lib/core/pipeline'
import { asActor } from '@/lib/db/as-actor'
import { dateAt, dayOf } from '@/lib/directory/days'
import { withdrawConsent } from '@/lib/disclosure/consents/withdraw'
import { judgeRelease } from '@/lib/disclosure/judge'
import { judgeClock } from '@/lib/disclosure/judge-clock'
import { listForReview, readRelease } from '@/lib/disclosure/read'
import { recallRelease } from '@/lib/disclosure/recall'
import { readMyDay } from '@/lib/my-day/read'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { decideAlone } from '@/lib/referrals/drafts/decide-alone'
import { readDraft } from '@/lib/referrals/drafts/read'
import { answerFields, answerGround, answerPurpose, answerRecipient, answerWeighing } from '@/lib/referrals/drafts/save-step'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { readReferral } from '@/lib/referrals/read'
import { sendReferral } from '@/lib/referrals/send'
import { caseWorldHere } from '@/tests/support/case-world'
import { testNumber } from '@/tests/support/test-number'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { askedReferral, codeOf, draftedReferral, eva, fields, leila, sara, value } from '@/tests/worlds/referrals'

const amir = 'samordnare@malmo.example'
const helena = 'chef@malmo.example'
const ingrid = 'handlaggare@umea.example'
const dayMs = 24 * 3_600_000

const { world, everything } = caseWorldHere()

const { as } = world
const later = ({ actor }: Context, ms: number): Context => ({ actor: { ...actor, authTime: actor.authTime + ms }, now: world.as(sara).now + ms })
const words = 'Han har fått veta att de väntar utanför porten i kväll.'

const written = async () =>
  draftedReferral(world.as, { caseFileId: await openedFile(as(sara)), referralId: randomUUID(), from: sara, to: leila, urgency: 'urgent', answers: {} })
const alone = (draftId: string, context = as(sara), more: Record<string, unknown> = {}) =>
  decideAlone(context, { draftId, version: 6, cause: 'dangerToLifeOrHealth', words, ...more })
async function sentAlone() {
  const one = await written()
  const { releaseId } = value(await alone(one.referralId))
  value(await sendReferral(as(sara), { referralId: one.referralId }))
  return { ...one, releaseId }
}

describe('Sara cannot wait for Eva', () => {
  it('decides alone, freshly signed in and in words; both sides see that it was so, and only the sender why', async () => {
    const { referralId } = await written()
    expect(value(await readDraft(as(sara), { draftId: referralId })).mayDecideAlone).toBe(true)
    const stale = as(sara)
    expect(codeOf(await alone(referralId, { ...stale, actor: { ...stale.actor, authTime: stale.now - 301_000 } }))).toBe('signInAgain')
    expect(await alone(referralId, as(sara), { words: ' ' })).toMatchObject({ code: 'invalidInput', fields: { words: ['required'] } })
    expect(codeOf(await alone(referralId, as(sara), { version: 5 }))).toBe('changedByOther')
    const { releaseId } = value(await alone(referralId))
    // Deciding is not sending: Syd has nothing yet.
    expect(codeOf(await readReferral(as(leila), { referralId }))).toBe('notFound')
    value(await sendReferral(as(sara), { referralId }))
    expect(value(await readReferral(as(sara), { referralId })).release).toMatchObject({ urgent: true, state: 'used', judgement: null })
    const came = value(await readReferral(as(leila), { referralId }))
    expect(came.received).toMatchObject([{ urgent: true, recalledAt: null }])
    expect(JSON.stringify(came)).not.toContain('utanför porten')
    const logged = await everything.query<{ shown: object }>('select shown from portal.audit_event where action = \'release.decidedAlone\' and shown ->> \'releaseId\' = $1', [releaseId])
    expect(logged.rows).toMatchObject([{ shown: { cause: 'dangerToLifeOrHealth', fields: ['name', 'birthYear', 'threat', 'judgement'] } }])
    expect((await everything.query('select from portal.release where urgent_words::text ~ \'porten\' or decision::text ~ \'porten\'')).rowCount).toBe(0)
  })

  it('nobody else decides alone, and no ground that wants a second person lets her', async () => {
    const { referralId, caseFileId } = await written()
    for (const other of [amir, helena, eva, leila, ingrid]) expect(codeOf(await alone(referralId, as(other))), other).toBe('notFound')
    value(await answerGround(as(sara), { draftId: referralId, version: 6, groundCode: 'ownTask' }))
    value(await answerWeighing(as(sara), { draftId: referralId, version: 7, task: 'Vår uppgift.', otherWays: 'Inga.', harm: 'Lite.', enough: 'Det räcker.' }))
    expect(value(await readDraft(as(sara), { draftId: referralId })).mayDecideAlone).toBe(false)
    expect(codeOf(await alone(referralId, as(sara), { version: 8 }))).toBe('groundNotUrgent')
    expect(value(await readDraft(as(sara), { draftId: referralId })).caseFileId).toBe(caseFileId)
    // "A child" is no cause when the file says that it is none.
    const adult = await written()
    expect(codeOf(await alone(adult.referralId, as(sara), { cause: 'child' }))).toBe('notAChild')
  })

  it('a consent that is withdrawn in between stops the sending, and recalled before sending there is nothing to judge', async () => {
    const one = await written()
    const { releaseId } = value(await alone(one.referralId))
    value(await withdrawConsent(as(sara), { consentId: one.consentId }))
    expect(codeOf(await sendReferral(as(sara), { referralId: one.referralId }))).toBe('consentWithdrawn')
    value(await recallRelease(as(sara), { referralId: one.referralId }))
    expect(value(await listForReview(as(eva), { waiting: true })).map(({ id }) => id)).not.toContain(releaseId)
    expect(codeOf(await judgeRelease(as(eva), { releaseId, verdict: 'right', words: 'Ja.' }))).toBe('nothingToJudge')
  })

  it('a yes given alone is used once', async () => {
    const { referralId } = await sentAlone()
    expect(codeOf(await sendReferral(as(sara), { referralId }))).toBe('referralNotThere')
    expect((await everything.query('select from portal.delivery where referral_id = $1', [referralId])).rowCount).toBe(1)
  })
})

describe('the database lets nobody else do it', () => {
  type Act = Parameters<typeof asActor<number>>[1]
  const attempt = (email: string, act: Act) => asActor(as(email).actor, act)
  const authorise = (id: string, by: string): Act => (tx) =>
    tx.$executeRaw`update portal.release set state = 'authorised', version = version + 1, decided_by = ${as(by).actor.accountId}::uuid, decided_at = now() where id = ${id}::uuid`

  it('not who asked, when it is not urgent', async () => {
    const { releaseId } = await askedReferral(world.as)
    for (const by of [sara, amir, helena]) await expect(attempt(by, authorise(releaseId, by)), by).rejects.toThrow(/row-level security/)
    await expect(attempt(sara, (tx) => tx.$executeRaw`update portal.release set urgent = true where id = ${releaseId}::uuid`)).rejects.toThrow(/permission denied/)
  })

  it('not a colleague, a manager or in another’s name, when it is; who asked, only with a row in the history', async () => {
    const { releaseId } = await askedReferral(world.as)
    await everything.query('alter table portal.release disable trigger user')
    await everything.query('update portal.release set urgent = true, urgent_cause = \'child\', urgent_words = \'\\x00\' where id = $1', [releaseId])
    await everything.query('alter table portal.release enable trigger user')
    for (const by of [amir, helena]) await expect(attempt(by, authorise(releaseId, by)), by).rejects.toThrow(/row-level security/)
    await expect(attempt(sara, authorise(releaseId, amir))).rejects.toThrow(/row-level security/)
    await expect(attempt(sara, authorise(releaseId, sara))).rejects.toThrow(/without its history/)
  })

  it('and nobody judges but an officer who did not ask, once, what was decided alone', async () => {
    const ordinary = await askedReferral(world.as)
    const urgent = await sentAlone()
    const judge = (releaseId: string, by: string, notice = false): Act => (tx) => tx.$executeRaw`
      insert into portal.release_review (release_id, authority_id, verdict, words, notice, reviewed_by, reviewed_at)
      values (${releaseId}::uuid, ${as(by).actor.authorityId}::uuid, 'wrong', decode('00', 'hex'), ${notice}, ${as(by).actor.accountId}::uuid, now())`
    await expect(attempt(eva, judge(ordinary.releaseId, eva))).rejects.toThrow(/row-level security/)
    for (const by of [sara, amir, helena]) await expect(attempt(by, judge(urgent.releaseId, by)), by).rejects.toThrow(/row-level security/)
    await expect(attempt(eva, (tx) => tx.$executeRaw`
      insert into portal.recall_notice (delivery_id, referral_id, authority_id, from_authority_id, at)
      values (${urgent.releaseId}::uuid, ${urgent.referralId}::uuid, ${as(leila).actor.authorityId}::uuid, ${as(eva).actor.authorityId}::uuid, now())`)).rejects.toThrow(/row-level security/)
    expect(await attempt(eva, judge(urgent.releaseId, eva))).toBe(1)
    await expect(attempt(eva, (tx) => tx.$executeRaw`update portal.release_review set verdict = 'right' where release_id = ${urgent.releaseId}::uuid`)).rejects.toThrow(/permission denied/)
  })
})

describe('Eva looks at it afterwards', () => {
  it('sees it first on her list and on Min dag with a clock, and says that it was right', async () => {
    const { releaseId, referralId } = await sentAlone()
    const line = value(await listForReview(as(eva), { waiting: true })).find(({ id }) => id === releaseId)
    expect(line).toMatchObject({ urgent: true, isOwn: false })
    const { now } = as(eva)
    expect((await readMyDay(as(eva))).mine).toContainEqual(expect.objectContaining({ id: releaseId, kind: 'judge', waiting: judgeClock(line?.judgeSince ?? 0, now) }))
    const view = value(await readRelease(as(eva), { releaseId }))
    expect(view).toMatchObject({ alone: { words, cause: 'dangerToLifeOrHealth' }, mayJudge: true, mayDecide: false, judgement: null })
    value(await judgeRelease(as(eva), { releaseId, verdict: 'right', words: 'Hotet var nära och beskrivet.', notice: 'yes' }))
    expect(value(await readReferral(as(sara), { referralId })).release?.judgement).toEqual({ verdict: 'right', words: 'Hotet var nära och beskrivet.', notice: false })
    expect((await readMyDay(as(eva))).mine.filter(({ id }) => id === releaseId)).toEqual([])
    expect(codeOf(await judgeRelease(as(eva), { releaseId, verdict: 'wrong', words: 'Jag ändrar mig.' }))).toBe('alreadyJudged')
  })

  it('says that it was wrong: what left has left, and the receiver is asked to leave it unused', async () => {
    const { releaseId, referralId } = await sentAlone()
    for (const stranger of ['beslut@polisen.example', 'beslut@umea.example', leila]) expect(codeOf(await judgeRelease(as(stranger), { releaseId, verdict: 'right', words: 'Ja.' })), stranger).toBe('notFound')
    expect(codeOf(await judgeRelease(as(amir), { releaseId, verdict: 'right', words: 'Ja.' }))).toBe('notPermitted')
    const both = as(sara)
    const officer = { ...both.actor, grants: [...both.actor.grants, { role: 'secrecyOfficer' as const, unitId: null, unitName: null }] }
    expect(codeOf(await judgeRelease({ ...both, actor: officer }, { releaseId, verdict: 'right', words: 'Ja.' }))).toBe('ownRequest')
    value(await judgeRelease(as(eva), { releaseId, verdict: 'wrong', words: 'Det hade hunnit prövas.', notice: 'yes' }))
    const came = value(await readReferral(as(leila), { referralId }))
    expect(came.received[0]?.recalledAt).not.toBeNull()
    expect(came.received[0]?.items.length).toBe(4)
    expect(JSON.stringify(came)).not.toContain('hunnit prövas')
    const told = await everything.query('select from portal.outbox where about = $1 and unit_id = $2 and created_at > (select max(at) from portal.referral_event where referral_id = $1)', [referralId, person(leila).unitId])
    expect(told.rowCount).toBe(1)
    const ordinary = await askedReferral(world.as)
    expect(codeOf(await judgeRelease(as(eva), { releaseId: ordinary.releaseId, verdict: 'right', words: 'Ja.' }))).toBe('groundNotUrgent')
  })

  it('20 rounds: judged twice at once it is judged once', async () => {
    for (let round = 0; round < 20; round++) {
      const one = await written()
      const { releaseId } = value(await alone(one.referralId))
      const answers = await Promise.all((['right', 'wrong'] as const).map((verdict) => judgeRelease(as(eva), { releaseId, verdict, words: 'Så här.' })))
      expect(answers.filter(({ ok }) => ok).length, `round ${round}`).toBe(1)
      for (const answer of answers) if (!answer.ok) expect(['alreadyJudged', 'alreadyReceived']).toContain(answer.code)
    }
  }, 240_000)

  it('20 rounds: decided alone while it is put before her; one of the two happens', async () => {
    for (let round = 0; round < 20; round++) {
      const { referralId } = await written()
      const answers = await Promise.all([alone(referralId), submitReferral(as(sara), { draftId: referralId, version: 6 })])
      expect(answers.filter(({ ok }) => ok).length, `round ${round}`).toBe(1)
      for (const answer of answers) if (!answer.ok) expect(['alreadyReceived', 'changedByOther', 'referralNotThere'], answer.code).toContain(answer.code)
      const { rows } = await everything.query<{ urgent: boolean; state: string }>('select urgent, state from portal.release where referral_id = $1', [referralId])
      expect(rows, `round ${round}`).toEqual([answers[0]?.ok ? { urgent: true, state: 'authorised' } : { urgent: false, state: 'inReview' }])
    }
  }, 240_000)
})

describe('a report of concern for a child', () => {
  async function begun(about: { birthYear: string; personalNumber?: string }): Promise<string> {
    const caseFileId = await openedFile(as(sara), about)
    const draftId = randomUUID()
    value(await beginReferral(as(sara), { draftId, caseFileId }))
    value(await answerRecipient(as(sara), { draftId, version: 1, toUnitId: person(ingrid).unitId ?? '' }))
    value(await answerPurpose(as(sara), { draftId, version: 2, purpose: 'childConcern', purposeText: 'Skydd redan i kväll.', urgency: 'urgent' }))
    value(await answerFields(as(sara), { draftId, version: 3, nameSource: fields.nameSource, nameChoice: 'leaves', threatSource: fields.threatSource, threatChoice: 'leaves' }))
    return draftId
  }
  const ground = (draftId: string, more: Record<string, string> = {}, version = 4) => answerGround(as(sara), { draftId, version, groundCode: 'childConcern', ...more })
  const answers = { concern: 'Har blåmärken.', urgentNeed: 'Ja.', enough: 'Det räcker.' }

  it('never rests on an adult, by year or by day, whatever is answered', async () => {
    const today = dateAt(as(sara).now)
    for (const about of [{ birthYear: '1990' }, { birthYear: String(today.year - 18), personalNumber: testNumber(today.subtract({ years: 18 }).toString()) }])
      expect(codeOf(await ground(await begun(about), { isChild: 'yes' })), JSON.stringify(about)).toBe('notAChild')
  })

  it('goes for a child who turns eighteen tomorrow, and not tomorrow', async () => {
    const tomorrow = dateAt(as(sara).now).add({ days: 1 }).subtract({ years: 18 }).toString()
    const draftId = await begun({ birthYear: '', personalNumber: testNumber(tomorrow) })
    value(await ground(draftId))
    value(await answerWeighing(as(sara), { draftId, version: 5, ...answers }))
    value(await alone(draftId, as(sara), { cause: 'child' }))
    expect(codeOf(await sendReferral(later(as(sara), dayMs), { referralId: draftId }))).toBe('notAChild')
    value(await sendReferral(as(sara), { referralId: draftId }))
    expect(dayOf(as(sara).now + dayMs) > dayOf(as(sara).now)).toBe(true)
  })

  it('asks when the age is not known; "vet inte" is an answer, and then the ground wants words', async () => {
    for (const about of [{ birthYear: '' }, { birthYear: String(dateAt(as(sara).now).year - 18) }]) {
      const draftId = await begun(about)
      expect(value(await readDraft(as(sara), { draftId })).asksAge).toBe(true)
      expect(await ground(draftId)).toMatchObject({ code: 'invalidInput', fields: { isChild: ['choose'] } })
      expect(codeOf(await ground(draftId, { isChild: 'no' }))).toBe('notAChild')
      value(await ground(draftId, { isChild: 'unknown' }))
      expect(value(await readDraft(as(sara), { draftId })).ground?.mustWeigh.map(({ code }) => code)).toContain('childDoubt')
      expect(await answerWeighing(as(sara), { draftId, version: 5, ...answers, childDoubt: '' })).toMatchObject({ fields: { childDoubt: ['required'] } })
      value(await answerWeighing(as(sara), { draftId, version: 5, ...answers, childDoubt: 'Säger att hen går i nian.' }))
      const { releaseId } = value(await submitReferral(as(sara), { draftId, version: 6 }))
      const view = value(await readRelease(as(eva), { releaseId }))
      expect(view.groundFault).toBeNull()
      expect(view.weighing.at(-1)?.answer).toBe('Säger att hen går i nian.')
    }
  })

  it('is not submitted without those words', async () => {
    const draftId = await begun({ birthYear: '' })
    value(await ground(draftId, { isChild: 'unknown' }))
    expect(value(await answerWeighing(as(sara), { draftId, version: 5, ...answers })).next).toBe('weighing')
    expect(codeOf(await submitReferral(as(sara), { draftId, version: 6 }))).toBe('notComplete')
  })
})
