import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/lib/cases/read-file'
import { decideRelease } from '@/lib/disclosure/decide'
import { withdrawConsent } from '@/lib/disclosure/consents/withdraw'
import { recallRelease } from '@/lib/disclosure/recall'
import { listForReview, readRelease } from '@/lib/disclosure/read'
import { acceptReferral } from '@/lib/referrals/accept'
import { completeReferral } from '@/lib/referrals/complete'
import { declineReferral } from '@/lib/referrals/decline'
import { feedBackReferral } from '@/lib/referrals/feed-back'
import { readReferral, readReferrals } from '@/lib/referrals/read'
import { receiveReferral } from '@/lib/referrals/receive'
import { sendReferral } from '@/lib/referrals/send'
import { startReferral } from '@/lib/referrals/start'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import { caseWorldHere } from '@/tests/support/case-world'
import { askedReferral, codeOf, decided, eva, fields, leila, sara, sentReferral, value } from '@/tests/worlds/referrals'

const birgitta = 'beslut@polisen.example'
const mikael = 'handlaggare.malmo@polisen.example'
const ingrid = 'handlaggare@umea.example'

const { world, everything } = caseWorldHere()

const { as } = world
const read = async (email: string, referralId: string) => value(await readReferral(as(email), { referralId }))

describe('Sara leads Kim from Malmö to Polisen', () => {
  it('the whole loop: asked, reviewed, sent, received, accepted, worked, fed back', async () => {
    const asked = await askedReferral(as)
    const { referralId, releaseId } = asked
    expect((await read(sara, referralId)).state).toBe('underReview')
    // Before it is sent there is nothing in Syd, not even that it exists.
    expect(codeOf(await readReferral(as(leila), { referralId }))).toBe('notFound')
    expect(value(await readReferrals(as(leila), { box: 'in', closed: false, before: null })).lines).toEqual([])

    expect(value(await listForReview(as(eva), { waiting: true })).map(({ id }) => id)).toContain(releaseId)
    const review = value(await readRelease(as(eva), { releaseId }))
    expect(review).toMatchObject({ counts: { leaving: 4, shortened: 2, staying: 2 }, mayDecide: true, groundFault: null, requestedBy: 'Sara Lindqvist' })
    expect(review.weighing.length).toBe(4)
    await decided(as(eva), releaseId)
    value(await sendReferral(as(sara), { referralId }))

    const inbox = value(await readReferrals(as(leila), { box: 'in', closed: false, before: null }))
    expect(inbox.lines).toMatchObject([{ id: referralId, state: 'sent', waiting: { days: 0, term: 1 }, awaits: 'receiver' }])
    value(await receiveReferral(as(leila), { referralId }))
    const received = await read(leila, referralId)
    expect(received.received).toMatchObject([{
      purpose: 'Bedöma om ett avhopparärende kan öppnas.',
      items: [
        { field: 'name', text: 'Kim Exempelsson' }, { field: 'birthYear', text: '2004' },
        { field: 'threat', text: fields.threatSource }, { field: 'judgement', text: 'Stark motivation.' },
      ],
    }])
    for (const stayed of ['14 mars', 'barndom', 'psykiatrin', 'Lina', 'health', 'aboutOthers', asked.caseFileId, releaseId])
      expect(JSON.stringify(received), stayed).not.toContain(stayed)

    const caseFileId = randomUUID()
    value(await acceptReferral(as(leila), { referralId, caseFileId }))
    // A file of its own, empty: nothing of the person has been copied.
    expect(value(await readFile(as(leila), { caseFileId }))).toMatchObject({ name: { kind: 'unknown' }, needs: null })
    expect(codeOf(await readFile(as(sara), { caseFileId }))).toBe('notFound')
    value(await startReferral(as(leila), { referralId }))
    value(await completeReferral(as(leila), { referralId, reason: 'exitUnderWay' }))
    // How it went is Polisen's until it is fed back.
    expect(JSON.stringify(await read(sara, referralId))).not.toContain('exitUnderWay')
    value(await feedBackReferral(as(leila), { referralId }))
    const closed = await read(sara, referralId)
    expect(closed).toMatchObject({ state: 'fedBack', ownFileId: asked.caseFileId })
    expect(closed.loop.map(({ key, reason }) => [key, reason])).toEqual([
      ['sent', null], ['received', null], ['answered', null], ['worked', null], ['fedBack', 'exitUnderWay'],
    ])
    expect(JSON.stringify(closed)).not.toContain(caseFileId)
  })

  it('nobody else can tell that it exists', async () => {
    const { referralId, releaseId } = await sentReferral(as)
    for (const stranger of [birgitta, mikael, ingrid, 'drift@portal.example', 'admin@malmo.example', 'beslut@umea.example', 'logg@polisen.example'])
      expect(codeOf(await readReferral(as(stranger), { referralId })), stranger).toBe('notFound')
    for (const stranger of [birgitta, leila, sara, ingrid, 'beslut@umea.example'])
      expect(codeOf(await readRelease(as(stranger), { releaseId })), stranger).toBe(stranger === sara ? 'notPermitted' : 'notFound')
    expect(value(await readReferrals(as(mikael), { box: 'in', closed: false, before: null })).lines).toEqual([])
  })

  it('every row of the receiver holds nothing of what stayed, and no table holds a word in clear', async () => {
    const { releaseId } = await sentReferral(as)
    const items = await everything.query<{ field: string }>('select field from portal.delivery_item where delivery_id = $1 order by position', [releaseId])
    expect(items.rows.map(({ field }: { field: string }) => field)).toEqual(['name', 'birthYear', 'threat', 'judgement'])
    const tables = await everything.query<{ name: string }>('select relname as name from pg_class where relnamespace = \'portal\'::regnamespace and relkind = \'r\'')
    for (const { name } of tables.rows) {
      const found = await everything.query(`select from portal.${name} t where t::text ~ 'Exempelsson|Hotad av|psykiatrin|Stark motivation|Bedöma om ett'`)
      expect(found.rowCount, name).toBe(0)
    }
  })

  it('a no says why and what comes instead, and closes the loop at once', async () => {
    const { referralId } = await sentReferral(as)
    value(await receiveReferral(as(leila), { referralId }))
    expect(await declineReferral(as(leila), { referralId, reason: 'outsideRemit', nextStep: 'otherUnit' }))
      .toEqual({ ok: false, code: 'invalidInput', fields: { nextUnitId: ['choose'] } })
    value(await declineReferral(as(leila), { referralId, reason: 'criteriaNotMet', nextStep: 'supportUnderSocialServicesAct' }))
    expect((await read(sara, referralId)).loop.at(-1)).toMatchObject({ key: 'answered', state: 'declined', reason: 'criteriaNotMet', nextStep: 'supportUnderSocialServicesAct' })
  })

  it('withdrawn, it is gone from the receiver with everything that came', async () => {
    const { referralId } = await sentReferral(as)
    value(await withdrawReferral(as(sara), { referralId, reason: 'personChangedMind' }))
    expect((await read(leila, referralId)).received).toEqual([])
    expect(codeOf(await acceptReferral(as(leila), { referralId, caseFileId: randomUUID() }))).toBe('referralWithdrawn')
  })
})

describe('Eva reviews what Sara proposes', () => {
  const decide = async (email: string, releaseId: string, more: Record<string, string> = {}, context = as(email)) => {
    const { fingerprint } = value(await readRelease(as(eva), { releaseId }))
    return decideRelease(context, { releaseId, shown: fingerprint, decision: 'authorise', why: 'Det räcker.', ...more })
  }

  it('can let less leave, never more, and what she takes away stays', async () => {
    const { referralId, releaseId } = await askedReferral(as)
    expect(codeOf(await decide(eva, releaseId, { healthChoice: 'leaves' }))).toBe('onlyNarrow')
    expect(codeOf(await decide(eva, releaseId, { birthYearChoice: 'shortened', birthYearText: '2004 i Malmö' }))).toBe('onlyNarrow')
    expect(codeOf(await decide(eva, releaseId, { threatChoice: 'shortened', threatText: 'Hotad' }))).toBe('ok')
    value(await sendReferral(as(sara), { referralId }))
    const items = (await read(leila, referralId)).received[0]?.items
    expect(items).toContainEqual({ field: 'threat', text: 'Hotad' })
    expect(JSON.stringify(items)).not.toContain('september')
  })

  it('needs a sign-in of the last five minutes', async () => {
    const { releaseId } = await askedReferral(as)
    const late = as(eva)
    expect(codeOf(await decide(eva, releaseId, {}, { ...late, actor: { ...late.actor, authTime: late.now - 301_000 } }))).toBe('signInAgain')
  })

  it('who asks does not answer, also with both roles', async () => {
    const { releaseId } = await askedReferral(as)
    const both = as(sara)
    const officer = { ...both.actor, grants: [...both.actor.grants, { role: 'secrecyOfficer' as const, unitId: null, unitName: null }] }
    expect(codeOf(await decide(sara, releaseId, {}, { ...both, actor: officer }))).toBe('ownRequest')
  })

  it('decides on what was shown: an older picture of it is refused', async () => {
    const { releaseId } = await askedReferral(as)
    expect(codeOf(await decideRelease(as(eva), { releaseId, shown: '0'.repeat(64), decision: 'authorise', why: 'Ja.' }))).toBe('contentChanged')
  })

  it('sends it back, and Sara changes and asks again', async () => {
    const { referralId, releaseId } = await askedReferral(as)
    await decided(as(eva), releaseId, 'giveBack')
    expect((await read(sara, referralId))).toMatchObject({ state: 'draft', release: { state: 'returned', decision: 'Personen vill, och det räcker.' } })
    expect(codeOf(await sendReferral(as(sara), { referralId }))).toBe('referralNotThere')
  })

  it('says no: nothing leaves, and Syd never learns that it was asked', async () => {
    const { referralId, releaseId } = await askedReferral(as)
    await decided(as(eva), releaseId, 'refuse')
    expect((await read(sara, referralId)).state).toBe('refused')
    expect(codeOf(await readReferral(as(leila), { referralId }))).toBe('notFound')
  })
})

describe('between yes and sending', () => {
  it('a consent that is withdrawn stops it', async () => {
    const { referralId, releaseId, consentId } = await askedReferral(as)
    await decided(as(eva), releaseId)
    value(await withdrawConsent(as(sara), { consentId }))
    expect(codeOf(await sendReferral(as(sara), { referralId }))).toBe('consentWithdrawn')
    expect((await read(sara, referralId)).state).toBe('underReview')
    expect(codeOf(await readReferral(as(leila), { referralId }))).toBe('notFound')
  })

  it('a content that somebody changed past every guard stops it', async () => {
    const { referralId, releaseId } = await askedReferral(as)
    await decided(as(eva), releaseId)
    await expect(everything.query('update portal.release_item set choice = \'stays\', sent = null where release_id = $1 and field = \'threat\'', [releaseId]))
      .rejects.toThrow(/frozen/)
    await everything.query('alter table portal.release_item disable trigger release_item_only_narrows')
    await everything.query('update portal.release_item set choice = \'stays\', sent = null where release_id = $1 and field = \'threat\'', [releaseId])
    await everything.query('alter table portal.release_item enable trigger release_item_only_narrows')
    expect(codeOf(await sendReferral(as(sara), { referralId }))).toBe('contentChanged')
  })

  it('a yes is used once, also when it is sent twice at the same time', async () => {
    const { referralId, releaseId } = await askedReferral(as)
    await decided(as(eva), releaseId)
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendReferral(as(sara), { referralId })))
    expect(answers.filter(({ ok }) => ok).length).toBe(1)
    for (const answer of answers) if (!answer.ok) expect(['changedByOther', 'referralNotThere']).toContain(answer.code)
    expect((await everything.query('select from portal.delivery where referral_id = $1', [referralId])).rowCount).toBe(1)
    // Forced back to before, the spent yes still opens nothing.
    await everything.query('alter table portal.referral disable trigger user')
    await everything.query('update portal.referral set state = \'underReview\', sent_at = null, version = 1 where id = $1', [referralId])
    await everything.query('delete from portal.referral_event where referral_id = $1 and version > 1', [referralId])
    await everything.query('alter table portal.referral enable trigger user')
    expect(codeOf(await sendReferral(as(sara), { referralId }))).toBe('alreadySpent')
  })

  it('the sender can regret, and then nothing is left to send', async () => {
    const { referralId, releaseId } = await askedReferral(as)
    await decided(as(eva), releaseId)
    value(await recallRelease(as(sara), { referralId }))
    expect((await read(sara, referralId)).state).toBe('draft')
    expect(codeOf(await sendReferral(as(sara), { referralId }))).toBe('referralNotThere')
    expect(codeOf(await recallRelease(as(sara), { referralId }))).toBe('referralNotThere')
  })
})
