import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAfter, dayOf } from '@/lib/directory/days'
import { decideRelease } from '@/lib/disclosure/decide'
import { readRelease } from '@/lib/disclosure/read'
import { answerWording } from '@/lib/grounds/keeping/answer'
import { beginEnding, beginWording } from '@/lib/grounds/keeping/begin'
import { beginRule, beginSheet } from '@/lib/grounds/keeping/begin-new'
import { steps } from '@/lib/grounds/keeping/model'
import { moveWording } from '@/lib/grounds/keeping/move'
import { readSheet, readWording, readWriting } from '@/lib/grounds/keeping/read'
import { saveEnding, saveSheet, saveWording } from '@/lib/grounds/keeping/save'
import { takeBackWording } from '@/lib/grounds/keeping/take-back'
import { rulesInForce } from '@/lib/grounds/live'
import { listGrounds, readGround } from '@/lib/grounds/read'
import { groundsFor } from '@/lib/grounds/evaluate'
import { questionFrom } from '@/lib/grounds/guide'
import { allGrounds, firstSheets, groundsOn } from '@/lib/grounds/table'
import { readChangedTexts, readContentVersion } from '@/lib/content/versions'
import { readDirectoryVersion } from '@/lib/directory/read'
import { readDraft } from '@/lib/referrals/drafts/read'
import { secrecyReply } from '@/lib/publishing/front/secrecy'
import { everHeld } from '@/lib/grounds/wordings'
import { seed } from '@/prisma/seed'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { agneta, approvedNew, formOf, hakan, ledWording, newParagraph, ruleForm, sheetForm } from '@/tests/worlds/grounds'
import { actorOf } from '@/tests/worlds/people'
import { askedReferral, draftedReferral, eva, leila, sara, sentReferral, value } from '@/tests/worlds/referrals'

let world: CaseWorld
let app: Client
beforeAll(async () => {
  world = await caseWorld()
  app = new Client({ connectionString: world.database.url.app })
  await app.connect()
})
afterAll(async () => {
  await app.end()
  await world.close()
})
const today = () => dayOf(world.as(agneta).now)
const tomorrow = () => dayAfter(today())
const versionsOn = async (code: string, on: string) => groundsOn(on, (await rulesInForce()).table).filter((ground) => ground.code === code).map(({ version }) => version)

describe('the rules of the database', () => {
  it('are at first those of the files, in the same order, and stay when they are laid in once more', async () => {
    expect(await rulesInForce()).toEqual({ table: allGrounds, own: [], endings: [], sheets: firstSheets })
    const before = await readContentVersion()
    await seed(world.database.url.owner, 'demo')
    expect(await readContentVersion()).toBe(before)
  })
})

describe('Agneta writes a new wording of 10:27 and Håkan reads it', () => {
  it('which is refused while a case does not come out as written, told by paragraph, and then holds from tomorrow', async () => {
    const wordingId = randomUUID()
    value(await beginWording(world.as(agneta), { wordingId, code: 'generalClause' }))
    expect(await beginWording(world.as(hakan), { wordingId: randomUUID(), code: 'generalClause' })).toEqual({ ok: false, code: 'wordingInWork' })
    expect(await beginWording(world.as(agneta), { wordingId: randomUUID(), code: randomUUID() })).toEqual({ ok: false, code: 'notFound' })
    // She forgets what the clause does not reach.
    value(await saveWording(world.as(agneta), await formOf(world.as, wordingId, { except: [], exceptLaw: '' })))
    const wrong = value(await readWording(world.as(agneta), { wordingId }))
    expect(wrong.checked?.faults.map(({ law }) => law)).toContain('OSL 10 kap. 27 §')
    expect(wrong.before?.differences.map(({ part }) => part)).toContain('except')
    expect(await moveWording(world.as(agneta), { wordingId, version: '2', step: 'submit' })).toEqual({ ok: false, code: 'casesFail' })
    const before = allGrounds.find(({ code }) => code === 'generalClause')
    value(await saveWording(world.as(agneta), await formOf(world.as, wordingId, { except: before?.except ?? [], exceptLaw: before?.exceptLaw ?? '', title: 'Generalklausulen i ny lydelse' })))
    value(await moveWording(world.as(agneta), { wordingId, version: '3', step: 'submit' }))
    expect(value(await readWording(world.as(agneta), { wordingId })).may).toEqual({ edit: false, move: false, answer: false, takeBack: true })
    expect(await answerWording(world.as(agneta), { wordingId, version: '4', answer: 'approve', words: '' })).toEqual({ ok: false, code: 'ownWording' })
    const [directory, content] = [await readDirectoryVersion(), await readContentVersion()]
    value(await answerWording(world.as(hakan), { wordingId, version: '4', answer: 'approve', words: '' }))
    // The worker publishes the guide anew, and nothing else.
    expect(await readDirectoryVersion()).toBe(directory)
    expect(await readChangedTexts(content)).toEqual([{ type: 'ground', slug: '', locale: 'sv' }])
    expect(await versionsOn('generalClause', today())).toEqual([1])
    expect(await versionsOn('generalClause', tomorrow())).toEqual([2])
    expect(value(await listGrounds(world.as(hakan), {})).faults).toEqual([])
    expect(value(await readGround(world.as('beslut@malmo.example'), { code: 'generalClause' })).wordings.map(({ version }) => version)).toEqual([1, 2])
    expect(value(await readWording(world.as(hakan), { wordingId })).approved).toMatchObject({ by: 'Håkan Wikström', for: 'Kriminalvården' })
  })

  it('is what the guide answers from its day, in the words that were published', async () => {
    const { table } = await rulesInForce()
    const letter = everHeld(table).map(({ code, version, title }) => `<p data-piece="open:${code}-${version}">${title}</p>`).join('')
    const question = 'from=prisonAndProbation&to=socialServices&aim=support&done=1'
    expect(secrecyReply(letter, question, today(), table)).not.toContain('ny lydelse')
    expect(secrecyReply(letter, question, tomorrow(), table)).toContain('ny lydelse')
  })

  it('is sent back with what must change, and can be let go', async () => {
    const wordingId = await ledWording(world.as, 'ownTask', 'submitted')
    expect(await answerWording(world.as(hakan), { wordingId, version: '3', answer: 'askForChanges', words: '' })).toMatchObject({ fields: { words: ['required'] } })
    value(await answerWording(world.as(hakan), { wordingId, version: '3', answer: 'askForChanges', words: 'Paragrafens andra stycke saknas.' }))
    expect(value(await readWording(world.as(agneta), { wordingId }))).toMatchObject({ state: 'changesRequested', words: 'Paragrafens andra stycke saknas.', may: { edit: true } })
    value(await moveWording(world.as(agneta), { wordingId, version: '4', step: 'discard' }))
    expect(await versionsOn('ownTask', '2099-01-01')).toEqual([1])
  })

  it('never begins today', async () => {
    const wordingId = await ledWording(world.as, 'reservation', 'draft', { validFrom: today() })
    expect(await moveWording(world.as(agneta), { wordingId, version: '2', step: 'submit' })).toEqual({ ok: false, code: 'beginsTooSoon' })
  })
})

describe('a wording that was handed over', () => {
  it('is taken back by who wrote it and by nobody else, and is not approved from the page that another had open', async () => {
    const wordingId = await ledWording(world.as, 'necessaryCare', 'submitted')
    expect(await takeBackWording(world.as(hakan), { wordingId, version: '3' })).toEqual({ ok: false, code: 'notOwnWording' })
    value(await takeBackWording(world.as(agneta), { wordingId, version: '3' }))
    expect(await answerWording(world.as(hakan), { wordingId, version: '3', answer: 'approve', words: '' })).toEqual({ ok: false, code: 'changedByOther' })
    expect(value(await readWording(world.as(agneta), { wordingId }))).toMatchObject({ state: 'draft', may: { edit: true, takeBack: false } })
    expect(await takeBackWording(world.as(agneta), { wordingId, version: '4' })).toEqual({ ok: false, code: 'changedByOther' })
    value(await moveWording(world.as(agneta), { wordingId, version: '4', step: 'discard' }))
  })
})

describe('a rule that there was not, on a paragraph that had no sheet', () => {
  const asks = 'from=school&to=police&aim=support&age=under15&done=1'
  const openOn = async (on: string) => {
    const { table } = await rulesInForce()
    return groundsFor(questionFrom(new URLSearchParams(asks), on, table), on, table).grounds.filter(({ standing }) => standing === 'open').map(({ ground }) => ground.title)
  }

  it('is written when its sheet is in work, handed over when that stands, and opens from its first day in guide and referral', async () => {
    expect(await beginRule(world.as(agneta), ruleForm(world.as(agneta).now))).toMatchObject({ fields: { law: ['unknownParagraph'] } })
    const sheet = value(await beginSheet(world.as(agneta), sheetForm(world.as(agneta).now)))
    expect(await beginSheet(world.as(hakan), sheetForm(world.as(hakan).now))).toEqual({ ok: false, code: 'wordingInWork' })
    const before = await openOn(tomorrow())
    const { id } = value(await beginRule(world.as(agneta), ruleForm(world.as(agneta).now)))
    expect(value(await readWording(world.as(agneta), { wordingId: id })).checked).toMatchObject({ faults: [], missing: [], withoutSheet: [newParagraph] })
    expect(await moveWording(world.as(agneta), { wordingId: id, version: '1', step: 'submit' })).toEqual({ ok: false, code: 'sheetMissing' })

    value(await moveWording(world.as(agneta), { wordingId: sheet.id, version: '1', step: 'submit' }))
    expect(await answerWording(world.as(agneta), { wordingId: sheet.id, version: '2', answer: 'approve', words: '' })).toEqual({ ok: false, code: 'ownWording' })
    value(await answerWording(world.as(hakan), { wordingId: sheet.id, version: '2', answer: 'approve', words: '' }))
    value(await moveWording(world.as(agneta), { wordingId: id, version: '1', step: 'submit' }))
    value(await answerWording(world.as(hakan), { wordingId: id, version: '2', answer: 'approve', words: '' }))

    const today_ = await openOn(today())
    expect(today_).not.toContain('Skolan till polisen om ett barn')
    expect(await openOn(tomorrow())).toEqual(['Skolan till polisen om ett barn', ...before])
    const listed = value(await listGrounds(world.as(hakan), {}))
    expect(listed.faults).toEqual([])
    expect(listed.statutes.find(({ code }) => code === 'OSL')?.grounds.map(({ title }) => title)).toContain('Skolan till polisen om ett barn')
  })

  it.each([
    [{ cases: 'Skolan vill berätta.\nfrom=school&to=police&aim=support&age=under15&done=1\nöppnar' }, { missing: ['closed'] }],
    [{ cases: 'Skolan vill berätta.\nfrom=school&to=police&aim=support&age=from18&done=1\nöppnar\n\nEn vuxen.\nfrom=school&to=police&aim=support&age=from18&done=1\nstängd: villkor saknas' }, { missing: [], faults: [{ got: 'closed', wanted: 'open' }] }],
  ])('is not handed over when a case is missing or comes out otherwise: %j', async (more, expected) => {
    const { id } = value(await beginRule(world.as(agneta), ruleForm(world.as(agneta).now, more)))
    expect(value(await readWording(world.as(agneta), { wordingId: id })).checked).toMatchObject(expected)
    expect(await moveWording(world.as(agneta), { wordingId: id, version: '1', step: 'submit' })).toEqual({ ok: false, code: 'casesFail' })
  })

  it('ends on a day, and changes no answer until then', async () => {
    const { table } = await rulesInForce()
    const code = table.find(({ title }) => title === 'Skolan till polisen om ett barn')?.code ?? ''
    const wordingId = randomUUID()
    const lastDay = dayAfter(tomorrow())
    value(await beginEnding(world.as(agneta), { wordingId, code }))
    expect(await beginWording(world.as(agneta), { wordingId: randomUUID(), code })).toEqual({ ok: false, code: 'wordingInWork' })
    const { fields } = value(await readWriting(world.as(agneta), { wordingId }))
    expect(fields).toMatchObject({ lastDay: today(), cases: 'Skolan vill berätta om en elev på 14.\nfrom=school&to=police&aim=support&age=under15&done=1\ngäller inte den dagen' })
    const form = { wordingId, ...fields, note: 'Upphävd.', lastDay }
    expect(await saveEnding(world.as(agneta), { ...form, version: '1', cases: 'Skolan vill berätta.\nfrom=school&to=police&aim=support&age=under15&done=1\nöppnar' })).toMatchObject({ fields: { cases: ['onlyAbsent'] } })
    value(await saveEnding(world.as(agneta), { ...form, version: '1', cases: 'Eleven har fyllt 18.\nfrom=school&to=police&aim=support&age=from18&done=1\ngäller inte den dagen' }))
    expect(value(await readWording(world.as(agneta), { wordingId })).checked).toMatchObject({ missing: ['ended'] })
    value(await saveEnding(world.as(agneta), { ...form, version: '2' }))
    const before = [await openOn(tomorrow()), await openOn(lastDay)]
    value(await moveWording(world.as(agneta), { wordingId, version: '3', step: 'submit' }))
    value(await answerWording(world.as(hakan), { wordingId, version: '4', answer: 'approve', words: '' }))
    expect([await openOn(tomorrow()), await openOn(lastDay)]).toEqual(before)
    expect(await openOn(dayAfter(lastDay))).not.toContain('Skolan till polisen om ett barn')
    expect(value(await listGrounds(world.as(hakan), {})).faults).toEqual([])

    // A new wording keeps the last day that is decided.
    const again = randomUUID()
    value(await beginWording(world.as(agneta), { wordingId: again, code }))
    expect(value(await readWriting(world.as(agneta), { wordingId: again })).fields).toMatchObject({ validUntil: lastDay })
    value(await moveWording(world.as(agneta), { wordingId: again, version: '1', step: 'discard' }))
  })
})

describe('the sheet of a paragraph', () => {
  it('says something else from its first day, and what it said stands beside it', async () => {
    const wordingId = randomUUID()
    value(await beginWording(world.as(agneta), { wordingId, code: 'osl-10-14' }))
    const { kind, fields } = value(await readWriting(world.as(agneta), { wordingId }))
    expect(kind).toBe('sheet')
    const long = Array.from({ length: 31 }, () => 'ord').join(' ')
    expect(await saveSheet(world.as(agneta), { wordingId, version: '1', ...fields, note: 'Rättad.', says: long })).toMatchObject({ fields: { says: ['longSentence'] } })
    expect(await saveWording(world.as(agneta), { ...ruleForm(world.as(agneta).now), wordingId, version: '1' })).toEqual({ ok: false, code: 'notFound' })
    value(await saveSheet(world.as(agneta), { wordingId, version: '1', ...fields, note: 'Rättad.', says: 'Ett förbehåll begränsar vad mottagaren får göra.' }))
    expect(value(await readWording(world.as(hakan), { wordingId })).before?.differences.map(({ part }) => part)).toEqual(['says'])
    value(await moveWording(world.as(agneta), { wordingId, version: '2', step: 'submit' }))
    value(await answerWording(world.as(hakan), { wordingId, version: '3', answer: 'approve', words: '' }))
    const { wordings } = value(await readSheet(world.as(agneta), { slug: 'osl-10-14' }))
    expect(wordings.map(({ validUntil, says }) => [validUntil, says.length > 1])).toEqual([[today(), true], [null, false]])
  })

  it('of a statute that has none asks for the statute, and of no paragraph for a paragraph', async () => {
    const form = sheetForm(world.as(agneta).now, { cite: 'LVU 2 §' })
    expect(await beginSheet(world.as(agneta), { ...form, cite: 'LVU andra paragrafen' })).toMatchObject({ fields: { cite: ['notCitation'] } })
    expect(await beginSheet(world.as(agneta), { ...form, cite: 'OSL 10 kap. 27 §' })).toMatchObject({ fields: { cite: ['hasSheet'] } })
    expect(await beginSheet(world.as(agneta), form)).toMatchObject({ fields: { statuteName: ['required'] } })
    await approvedNew(world.as, 'sheet', { cite: 'LVU 2 §', statuteName: 'Lagen med särskilda bestämmelser om vård av unga', statuteSfs: '1990:52', statuteUrl: 'https://rkrattsbaser.gov.se/sfst?bet=1990:52' })
    expect((await rulesInForce()).sheets.at(-1)).toMatchObject({ cite: 'LVU 2 §', slug: 'lvu-2', statute: { code: 'LVU', sfs: '1990:52' } })
  })
})

describe('the database, whatever the application believes', () => {
  /** As a jurist would without any code of ours. */
  const attempt = (who: string, statement: string): Promise<string> => {
    const { actor } = world.as(who)
    return app.query(`begin; select set_config('app.account', '${actor.accountId}', true), set_config('app.authority', '${actor.authorityId}', true), set_config('app.roles', '{legalEditor}', true); ${statement}; commit`)
      .then(() => 'done', async (error: unknown) => { await app.query('rollback'); return error instanceof Error ? error.message : String(error) })
  }
  const set = (id: string, columns: string) => `update portal.ground_wording set ${columns}, version = version + 1 where id = '${id}'`

  it('lets nobody approve what they have written in, nor for a day that has been, nor change what holds', async () => {
    const id = await ledWording(world.as, 'committedTerror', 'submitted')
    expect(await attempt(agneta, set(id, "state = 'published'"))).toBe('nobody reads through what they wrote')
    expect(await attempt(hakan, set(id, "state = 'draft'"))).toBe('only who wrote it takes it back')
    expect(await attempt(hakan, set(id, "approved_by = gen_random_uuid()"))).toMatch(/permission denied/)
    expect(await attempt(hakan, set(id, "note = 'x', state = 'published'"))).toBe('only a draft is written in')
    expect(await attempt(hakan, set(id, "state = 'published'"))).toBe('done')
    expect(await attempt(hakan, set(id, "body = '{}'"))).toBe('only a draft is written in')
    expect(await attempt(hakan, set(id, "state = 'discarded'"))).toBe('no such step')
    const late = await ledWording(world.as, 'terrorRisk', 'draft', { validFrom: today() })
    await world.owner.query("update portal.ground_wording set state = 'submitted' where id = $1", [late])
    expect(await attempt(hakan, set(late, "state = 'published'"))).toMatch(/begins_later/)
  })

  it('takes the same steps as the code', async () => {
    const { rows } = await world.owner.query<{ step: string }>("select from_state || '>' || to_state as step from portal.ground_wording_steps() order by 1")
    expect(rows.map(({ step }) => step)).toEqual(Object.entries(steps).flatMap(([from, each]) => Object.values(each).map((to) => `${from}>${to}`)).sort())
  })
})

describe('a decision under a rule that is changed afterwards', () => {
  /** The same person a day later. */
  const later = (email: string) => { const now = world.as(email).now + 25 * 3_600_000; return { actor: actorOf(email, now), now } }

  it('keeps its wording for ever; what is not decided yet is asked anew, and a draft is offered the wording of its day', async () => {
    const sent = await sentReferral(world.as)
    const waiting = await askedReferral(world.as)
    const draft = await draftedReferral(world.as, { caseFileId: sent.caseFileId, referralId: randomUUID(), from: sara, to: leila, urgency: 'ordinary', answers: {} })
    const before = allGrounds.find(({ code }) => code === 'consent')?.title
    await ledWording(world.as, 'consent', 'published', { title: 'Samtycke i ny lydelse' })

    for (const context of [world.as(eva), later(eva)]) expect(value(await readRelease(context, { releaseId: sent.releaseId })).ground?.title).toBe(before)
    const offered = async (context: ReturnType<typeof later>) => value(await readDraft(context, { draftId: draft.referralId })).grounds.find(({ code }) => code === 'consent')?.title
    expect([await offered(world.as(sara)), await offered(later(sara))]).toEqual([before, 'Samtycke i ny lydelse'])

    expect(value(await readRelease(world.as(eva), { releaseId: waiting.releaseId })).groundFault).toBeNull()
    const tomorrow = value(await readRelease(later(eva), { releaseId: waiting.releaseId }))
    expect(tomorrow.groundFault).toBe('notInForce')
    expect(await decideRelease(later(eva), { releaseId: waiting.releaseId, shown: tomorrow.fingerprint, decision: 'authorise', why: 'Personen vill.' })).toEqual({ ok: false, code: 'notInForce' })
  })
})
