import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groundsFor } from '@/lib/grounds/evaluate'
import { readRelease } from '@/lib/disclosure/read'
import { dayOf } from '@/lib/directory/days'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { decideAlone } from '@/lib/referrals/drafts/decide-alone'
import { readDraft } from '@/lib/referrals/drafts/read'
import { answerFields, answerGround, answerPurpose, answerRecipient, answerSituation, answerWeighing } from '@/lib/referrals/drafts/save-step'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { eva, fields, leila, sara, value } from '@/tests/worlds/referrals'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())
const as = (who: string) => world.as(who)

/** A draft to Polisen with fields chosen, about somebody born in a year. */
async function begun(birthYear: string): Promise<string> {
  const caseFileId = await openedFile(as(sara), { birthYear })
  const draftId = randomUUID()
  value(await beginReferral(as(sara), { draftId, caseFileId }))
  value(await answerRecipient(as(sara), { draftId, version: 1, toUnitId: person(leila).unitId ?? '' }))
  value(await answerPurpose(as(sara), { draftId, version: 2, purpose: 'protection', purposeText: 'Skydd.', urgency: 'urgent' }))
  value(await answerFields(as(sara), { draftId, version: 3, nameSource: fields.nameSource, nameChoice: 'leaves' }))
  return draftId
}
const aidOf = async (draftId: string) => value(await readDraft(as(sara), { draftId })).aid
/** The facts that stand on the page, as its form sends them. */
const shownOn = async (draftId: string) => (await aidOf(draftId)).asks?.options.join(' ') ?? ''
const thirty = () => String(Number(dayOf(as(sara).now).slice(0, 4)) - 30)

describe('Sara asks the aid which rule lets her tell Polisen about somebody who is nineteen', () => {
  it('is asked what the file does not say, and nothing that it does', async () => {
    const draftId = await begun(String(Number(dayOf(as(sara).now).slice(0, 4)) - 20))
    expect(await aidOf(draftId)).toMatchObject({ question: { from: 'socialServices', to: 'police' }, asks: { part: 'aim' }, verdict: null })
    expect(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim' })).toMatchObject({ fields: { aim: ['choose'] } })
    value(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim', aim: 'preventCrime' }))
    // The year of birth tells the group, so age is not asked; no consent is noted, so that is not asked either.
    const aid = await aidOf(draftId)
    expect(aid.question.age).toBe('from18')
    expect(aid.asks?.part).toBe('facts')
    expect(aid.asks?.options).toContain('concreteRisk')
    expect(aid.asks?.options).not.toContain('consent')
    expect(aid.asks?.options).not.toContain('aboutOthers')
  })

  it('sees which rules fit and why others do not, chooses one herself, and the question is kept with the decision', async () => {
    const draftId = await begun(String(Number(dayOf(as(sara).now).slice(0, 4)) - 20))
    value(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim', aim: 'preventCrime' }))
    value(await answerSituation(as(sara), { draftId, version: 5, asked: 'facts', fact: ['concreteRisk'], shown: await shownOn(draftId) }))
    const aid = await aidOf(draftId)
    expect(aid).toMatchObject({ asks: null, verdict: 'may', open: ['youngAtRisk', 'crimePrevention'] })
    expect(aid.closed.find(({ code }) => code === 'municipalDuty')?.reasons).toEqual([{ code: 'secrecy', rule: 'osl-26-1', law: 'Lag (2025:170) 8 §' }])
    expect(groundsFor(aid.question, dayOf(as(sara).now)).verdict).toBe('may')

    value(await answerGround(as(sara), { draftId, version: 6, groundCode: 'youngAtRisk' }))
    value(await answerWeighing(as(sara), { draftId, version: 7, concrete: 'Sa den 12 november att …', suitable: 'Insatsen störs inte.', harm: 'Systern stannar.', enough: 'Bara namnet.' }))
    const { releaseId } = value(await submitReferral(as(sara), { draftId, version: 8 }))
    const view = value(await readRelease(as(eva), { releaseId }))
    expect(view.ground?.law).toEqual(['OSL 10 kap. 18 a §'])
    expect(view.groundFault).toBeNull()
    expect(view.asked).toMatchObject({ standing: 'open', question: { aim: 'preventCrime', age: 'from18', facts: { concreteRisk: 'yes', consent: 'no' } } })
    // What was weighed is the answers to the rule's own questions; the question to the law is not among them.
    expect(view.weighing).toHaveLength(4)
  })

  it('may not use the rule for the young about somebody of thirty, whatever the aid was told', async () => {
    const draftId = await begun(String(Number(dayOf(as(sara).now).slice(0, 4)) - 30))
    value(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim', aim: 'preventCrime' }))
    value(await answerSituation(as(sara), { draftId, version: 5, asked: 'facts', fact: ['concreteRisk'], shown: await shownOn(draftId) }))
    expect((await aidOf(draftId)).open).toEqual(['crimePrevention'])
    expect(await answerGround(as(sara), { draftId, version: 6, groundCode: 'youngAtRisk' })).toMatchObject({ ok: false, code: 'notUnder21' })
  })

  it('begins anew when she says so, and when the receiver or the purpose becomes another', async () => {
    const draftId = await begun('1990')
    value(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim', aim: 'preventCrime' }))
    value(await answerSituation(as(sara), { draftId, version: 5, asked: 'again' }))
    expect((await aidOf(draftId)).asks?.part).toBe('aim')
    value(await answerSituation(as(sara), { draftId, version: 6, asked: 'aim', aim: 'support' }))
    value(await answerPurpose(as(sara), { draftId, version: 7, purpose: 'support', purposeText: 'Stöd.', urgency: 'ordinary' }))
    expect((await aidOf(draftId)).question.aim).toBeUndefined()
  })

  it('says nothing of facts that were not on her page, and asks for them', async () => {
    const draftId = await begun(thirty())
    value(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim', aim: 'preventCrime' }))
    const options = (await aidOf(draftId)).asks?.options ?? []
    expect(options).toContain('witness')
    // A page from before the law asked about bevispersoner.
    value(await answerSituation(as(sara), { draftId, version: 5, asked: 'facts', shown: options.filter((fact) => fact !== 'witness').join(' ') }))
    const aid = await aidOf(draftId)
    expect(aid).toMatchObject({ asks: { part: 'facts', options: ['witness'] }, verdict: null })
    expect(aid.question.facts).not.toHaveProperty('witness')
    value(await answerSituation(as(sara), { draftId, version: 6, asked: 'facts', shown: 'witness' }))
    expect((await aidOf(draftId)).asks).toBeNull()
  })

  it('is asked for the age once: what she told the aid is the answer', async () => {
    const draftId = await begun('')
    value(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim', aim: 'preventCrime' }))
    expect(value(await readDraft(as(sara), { draftId }))).toMatchObject({ asksAge: true, aid: { asks: { part: 'age' } } })
    value(await answerSituation(as(sara), { draftId, version: 5, asked: 'age', age: 'from15' }))
    value(await answerSituation(as(sara), { draftId, version: 6, asked: 'facts', fact: ['concreteRisk'], shown: await shownOn(draftId) }))
    expect(value(await readDraft(as(sara), { draftId }))).toMatchObject({ asksAge: false, answers: { isChild: 'yes' } })
    // An old page that asks both contradicts nothing.
    value(await answerGround(as(sara), { draftId, version: 7, groundCode: 'youngAtRisk', isChild: 'no' }))
    expect(value(await readDraft(as(sara), { draftId })).answers.isChild).toBe('yes')
    // Told anew, the later answer counts.
    value(await answerSituation(as(sara), { draftId, version: 8, asked: 'age', age: 'unsure' }))
    expect(value(await readDraft(as(sara), { draftId })).answers.isChild).toBe('unknown')
  })

  it('puts nothing forward, and decides nothing alone, on a rule that her answers close', async () => {
    const draftId = await begun(thirty())
    value(await answerSituation(as(sara), { draftId, version: 4, asked: 'aim', aim: 'preventCrime' }))
    const shown = await shownOn(draftId)
    value(await answerSituation(as(sara), { draftId, version: 5, asked: 'facts', shown }))
    value(await answerGround(as(sara), { draftId, version: 6, groundCode: 'crimePrevention' }))
    const asked = value(await readDraft(as(sara), { draftId })).ground?.mustWeigh ?? []
    value(await answerWeighing(as(sara), { draftId, version: 7, ...Object.fromEntries(asked.map(({ code }) => [code, 'Så här vägde vi.'])) }))
    expect(value(await readDraft(as(sara), { draftId })).chosen).toMatchObject({ code: 'crimePrevention', standing: 'open', reasons: [] })
    // She thinks of it afterwards: a bevisperson. The rule stays chosen, and the check page says that it is closed and why.
    for (const step of [{ asked: 'again' }, { asked: 'aim', aim: 'preventCrime' }, { asked: 'facts', fact: ['witness'], shown }])
      value(await answerSituation(as(sara), { draftId, version: value(await readDraft(as(sara), { draftId })).version, ...step }))
    const view = value(await readDraft(as(sara), { draftId }))
    expect(view).toMatchObject({ open: 'check', chosen: { standing: 'closed', reasons: [{ code: 'witness', law: 'OSL 18 kap. 7 §' }] } })
    expect(await submitReferral(as(sara), { draftId, version: view.version })).toEqual({ ok: false, code: 'ruleClosed' })
    expect(await decideAlone(as(sara), { draftId, version: view.version, cause: 'dangerToLifeOrHealth', words: 'Kan inte vänta.' })).toEqual({ ok: false, code: 'ruleClosed' })
    // Unticked again, it goes.
    for (const step of [{ asked: 'again' }, { asked: 'aim', aim: 'preventCrime' }, { asked: 'facts', shown }])
      value(await answerSituation(as(sara), { draftId, version: value(await readDraft(as(sara), { draftId })).version, ...step }))
    value(await submitReferral(as(sara), { draftId, version: value(await readDraft(as(sara), { draftId })).version }))
  })
})
