import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '@/lib/auth/token'
import { closeClients } from '@/lib/db/client'
import { handleComment } from '@/lib/editorial/comments/handle'
import { readComments } from '@/lib/editorial/comments/read'
import { answerPage } from '@/lib/editorial/fact-checks/answer-page'
import { makeFactCheck } from '@/lib/editorial/fact-checks/make'
import { readFactCheck, takeRemark } from '@/lib/editorial/fact-checks/outside'
import { revokeFactCheck } from '@/lib/editorial/fact-checks/revoke'
import { publishEdition } from '@/lib/editorial/publish'
import { readEdition, readWriting } from '@/lib/editorial/read-edition'
import { takeBackEdition } from '@/lib/editorial/take-back'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { ledEdition, lena, nadia, petra, stefan, versionOf } from '@/tests/worlds/editorial'
import { person } from '@/tests/worlds/people'
import { sara, value } from '@/tests/worlds/referrals'

let world: CaseWorld
let everything: Client
beforeAll(async () => {
  world = await caseWorld()
  everything = new Client({ connectionString: world.database.superuserUrl })
  await everything.connect()
})
afterAll(async () => {
  await everything.end()
  await closeClients()
  await world.close()
})

const lead = (slug: string, ending: 'draft' | 'submitted' | 'approved' = 'submitted') => ledEdition(world.as, world.owner, { type: 'page', slug, locale: 'sv' }, ending)
const make = async (editionId: string, days = '3', who = stefan) => value(await makeFactCheck(world.as(who), { factCheckId: randomUUID(), editionId, days }))
const form = (token: string, words: string, more: Record<string, string> = {}) => new URLSearchParams({ token, locale: 'sv', remarkId: randomUUID(), version: '2', words, ...more })
const links = async (editionId: string) => value(await readEdition(world.as(lena), { editionId })).factChecks.links
/** As the owner, past the trigger that lets nobody do this. */
async function past(id: string, change: string): Promise<void> {
  await everything.query('alter table portal.fact_check disable trigger fact_check_step')
  await everything.query(`update portal.fact_check set ${change} where id = $1`, [id])
  await everything.query('alter table portal.fact_check enable trigger fact_check_step')
}

describe('a fact-checker without an account', () => {
  it('reads the edition by the link, says what is wrong, and Lena meets it where she writes and marks it', async () => {
    const { editionId } = await lead('press')
    const { id, token, locale } = await make(editionId)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await links(editionId)).toMatchObject([{ id, who: expect.stringContaining('Stefan') as string, opened: 0, lastOpenedAt: null }])
    expect(await readFactCheck(token)).toMatchObject({ type: 'page', slug: 'press', locale, n: 2 })
    await readFactCheck(token)
    expect(await links(editionId)).toMatchObject([{ opened: 2, lastOpenedAt: expect.any(Number) as number }])

    const said = form(token, ' Numret till pressjouren är fel. ')
    expect([await takeRemark(said), await takeRemark(said)]).toEqual(['taken', 'taken'])
    const { ofTheWhole, open } = value(await readComments(world.as(petra), { editionId }))
    expect(ofTheWhole).toMatchObject([{ words: 'Numret till pressjouren är fel.', isFromOutside: true, who: null, passage: null, mayHandle: false }])
    expect(open).toBe(1)
    value(await takeBackEdition(world.as(lena), { editionId, version: await versionOf(world.owner, editionId) }))
    expect(value(await readWriting(world.as(lena), { editionId })).comments).toMatchObject([{ isFromOutside: true, words: 'Numret till pressjouren är fel.' }])
    const [{ id: commentId = '' } = {}] = ofTheWhole
    expect(await handleComment(world.as(petra), { commentId })).toEqual({ ok: false, code: 'notYoursToHandle' })
    value(await handleComment(world.as(lena), { commentId }))
    expect(value(await readComments(world.as(lena), { editionId })).open).toBe(0)
  })

  it('is told the same by a link that is over, taken back, misspelt, made up or about a text that is out, and what they wrote comes back', async () => {
    const [one, live] = [await lead('about'), await lead('privacy', 'approved')]
    const [over, taken, published] = [await make(one.editionId), await make(one.editionId), await make(live.editionId)]
    await past(over.id, "made_at = now() - interval '4 days', expires_at = now() - interval '1 second'")
    value(await revokeFactCheck(world.as(nadia), { factCheckId: taken.id }))
    expect(await revokeFactCheck(world.as(lena), { factCheckId: taken.id })).toEqual({ ok: false, code: 'changedByOther' })
    expect((await readFactCheck(published.token))?.slug).toBe('privacy')
    value(await publishEdition(world.as(petra), { editionId: live.editionId, version: await versionOf(world.owner, live.editionId) }))
    const remark = { remarkId: randomUUID(), version: '1', words: 'Fel år. <b>' }
    const answers = new Set<string>()
    for (const token of [over.token, taken.token, published.token, `${taken.token.slice(1)}A`, 'A'.repeat(43), 'kort', '%27']) {
      expect(await readFactCheck(token), token).toBeNull()
      const answer = await takeRemark(form(token, '', remark))
      expect(answer, token).toBe('gone')
      answers.add(answerPage('gone', form(token, '', remark)).replaceAll(token, 'TOKEN'))
    }
    expect(answers.size).toBe(1)
    expect([...answers][0]).toContain('Fel år. &lt;b&gt;')
    expect(await links(one.editionId)).toEqual([])
    expect(await makeFactCheck(world.as(lena), { factCheckId: randomUUID(), editionId: live.editionId, days: '3' })).toEqual({ ok: false, code: 'notOnItsWay' })
  })

  it('cannot fill the list: ten an hour, fifty in all, of two thousand characters', async () => {
    const { token, id } = await make((await lead('contact', 'draft')).editionId)
    const say = (words = 'Fel.') => takeRemark(form(token, words))
    for (let at = 0; at < 10; at += 1) expect(await say()).toBe('taken')
    expect(await say()).toBe('tooMany')
    const earlier = async () => {
      await everything.query('alter table portal.edition_comment disable trigger edition_comment_step')
      await everything.query("update portal.edition_comment set written_at = written_at - interval '2 hours' where fact_check_id = $1", [id])
      await everything.query('alter table portal.edition_comment enable trigger edition_comment_step')
    }
    for (let hour = 0; hour < 4; hour += 1) {
      await earlier()
      for (let at = 0; at < 10; at += 1) expect(await say()).toBe('taken')
    }
    await earlier()
    expect(await say()).toBe('tooMany')
    expect([await say('x'.repeat(2_001)), await say('  '), await takeRemark(new URLSearchParams('words=x'))]).toEqual(['unreadable', 'unreadable', 'unreadable'])
    expect(answerPage('unreadable', form(token, 'x'.repeat(2_001)))).toContain('x'.repeat(2_001))
  })
})

describe('a link for fact-checking', () => {
  it('is kept as a hash, holds one to fourteen days, and is told nowhere again', async () => {
    const { editionId } = await lead('safe-browsing')
    const { id, token } = await make(editionId, '14', nadia)
    const { rows } = await everything.query<{ hash: Buffer; hours: number }>("select token_hash as hash, extract(epoch from expires_at - made_at) / 3600 as hours from portal.fact_check where id = $1", [id])
    expect(rows).toMatchObject([{ hash: hashOf(token) }])
    expect(Number(rows[0]?.hours)).toBe(14 * 24)
    const { rows: tables } = await everything.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'portal'::regnamespace and relkind = 'r'")
    for (const { name } of tables) expect((await everything.query(`select from portal.${name} t where t::text like '%' || $1 || '%'`, [token])).rowCount, name).toBe(0)
    expect(JSON.stringify(await links(editionId))).not.toContain(token)
    for (const days of ['0', '15', '-1', '1.5', '']) expect((await makeFactCheck(world.as(lena), { factCheckId: randomUUID(), editionId, days })).ok, days).toBe(false)
    for (let more = 0; more < 9; more += 1) await make(editionId)
    expect(await makeFactCheck(world.as(lena), { factCheckId: randomUUID(), editionId, days: '1' })).toEqual({ ok: false, code: 'tooManyLinks' })
    expect(await makeFactCheck(world.as(sara), { factCheckId: randomUUID(), editionId, days: '1' })).toEqual({ ok: false, code: 'notFound' })
  })

  it('is lengthened, given another text, opened again or counted by nobody, and nobody writes or sees to what an outside reader says in their stead', async () => {
    const { editionId } = await lead('accessibility')
    const { id, token } = await make(editionId)
    expect(await takeRemark(form(token, 'Fel.'))).toBe('taken')
    const { actor } = world.as(petra)
    const app = new Client({ connectionString: world.database.url.app })
    await app.connect()
    const tries = (sql: string) => app.query(sql).then(() => 'done', (error: unknown) => (error instanceof Error ? error.message : ''))
    try {
      await app.query("select set_config('app.account', $1, false), set_config('app.authority', $2, false), set_config('app.principals', '{}', false), set_config('app.roles', '{publisher}', false)", [actor.accountId, actor.authorityId])
      for (const change of ["expires_at = now() + interval '1 year'", 'opened = 0', "token_hash = '\\x00'", `edition_id = '${editionId}'`]) expect(await tries(`update portal.fact_check set ${change} where id = '${id}'`), change).toMatch(/permission denied/)
      expect(await tries('select token_hash from portal.fact_check')).toMatch(/permission denied/)
      expect(await tries(`insert into portal.edition_comment (id, edition_id, version, words, fact_check_id) values ('${randomUUID()}', '${editionId}', 1, 'x', '${id}')`)).toMatch(/row-level security/)
      // She has no word in the text, and nobody here has one in the remark.
      expect(await tries(`update portal.edition_comment set handled_at = now() where fact_check_id = '${id}'`)).toBe('seen to by those whose text or words they are')
      expect(await tries(`insert into portal.edition_comment (id, edition_id, version, words) values ('${randomUUID()}', '${editionId}', 1, 'x')`)).not.toBe('done')
    } finally {
      await app.end()
    }
    await past(id, `revoked_at = now(), revoked_by = '${person(lena).accountId}'`)
    await expect(world.owner.query('update portal.fact_check set revoked_at = null, revoked_by = null where id = $1', [id])).rejects.toThrow('a link is taken back once')
    await expect(world.owner.query("update portal.fact_check set expires_at = now() + interval '1 year' where id = $1", [id])).rejects.toThrow('a link never becomes another')
  })
})
