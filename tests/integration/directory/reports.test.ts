import { Client } from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/contact-reports/route'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { checkReport } from '@/lib/directory/reports/check'
import { countReports } from '@/lib/directory/reports/count'
import { listReports } from '@/lib/directory/reports/list'
import { caseWorldHere } from '@/tests/support/case-world'
import { value } from '@/tests/worlds/referrals'

const [kristina, oskar, leila] = ['katalog@polisen.example', 'katalog@malmo.example', 'samordnare.syd@polisen.example']

const { world, everything } = caseWorldHere()
beforeEach(async () => { await everything.query('delete from portal.contact_report; delete from portal.contact_check') })

/** As the front hands it on. */
async function press(fields: Record<string, string>): Promise<string> {
  const answer = await POST(new Request('http://web/api/contact-reports', { method: 'POST', body: new URLSearchParams(fields).toString() }))
  return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
}
const hours = { contact: 'bris', reason: 'hours', locale: 'sv' }
const stored = async () => (await everything.query<{ row: string }>('select r::text as row from portal.contact_report r order by 1')).rows.map(({ row }) => row)

describe('a visitor who found something wrong', () => {
  it('is thanked in the language of the page, and what is kept is the contact, what, the day and how often', async () => {
    expect(await press(hours)).toBe('303 /fel-uppgift/tack')
    expect(await press({ ...hours, locale: 'ar' })).toBe('303 /ar/wrong-details/thanks')
    const { rows: [police] } = await everything.query<{ id: string }>("select id from portal.authority where kind = 'police'")
    expect(await stored()).toEqual([`(${police?.id},bris,hours,${dayOf(systemNow())},2)`])
  })

  it('is led back when there is no such contact, or it is none that the public sees', async () => {
    await everything.query("update portal.contact_point set visibility = 'internal' where key = 'terrafem'")
    for (const form of [{ ...hours, contact: 'nobody' }, { ...hours, contact: 'terrafem' }, { ...hours, reason: 'my name is Kim' }, { ...hours, contact: `bris' or true --` }, {}])
      expect(await press(form)).toBe('303 /fel-uppgift')
    expect(await stored()).toEqual([])
    await everything.query("update portal.contact_point set visibility = 'published' where key = 'terrafem'")
  })

  it('cannot fill anything: fifty a day are counted, of as many as press', async () => {
    for (let round = 0; round < 7; round++) await Promise.all(Array.from({ length: 10 }, () => press(hours)))
    expect((await stored()).map((row) => /,(\d+)\)$/.exec(row)?.[1])).toEqual(['50'])
  })

  it('is told that it cannot be taken when the database says nothing', async () => {
    await everything.query('begin; lock table portal.contact_report')
    expect(await press(hours)).toBe('503')
    await everything.query('rollback')
  })

  it('has a login that counts, and neither reads nor changes what was counted', async () => {
    await press(hours)
    const visitor = new Client({ connectionString: world.database.url.public })
    await visitor.connect()
    for (const statement of [
      'select * from portal.contact_report', 'delete from portal.contact_report', 'update portal.contact_report set times = 1',
      'insert into portal.contact_report select * from portal.contact_report', 'select * from portal.contact_check', 'truncate portal.contact_report',
    ]) await expect(visitor.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    await visitor.end()
  })
})

describe('whoever keeps the directory', () => {
  it('sees what, how often and since when; of contacts whose owner keeps none here the national contact point does', async () => {
    await press(hours)
    await press(hours)
    await everything.query("update portal.contact_report set reported_on = '2026-11-02'")
    await press(hours)
    await press({ ...hours, reason: 'noAnswer' })
    const { open } = value(await listReports(world.as(kristina), {}))
    expect(open).toMatchObject([
      { contact: 'bris', reason: 'hours', times: 3, firstOn: '2026-11-02', lastOn: dayOf(systemNow()), about: { name: 'Bris', owner: 'Bris' } },
      { contact: 'bris', reason: 'noAnswer', times: 1 },
    ])
    expect(value(await countReports(world.as(kristina), {}))).toBe(2)
    expect(value(await listReports(world.as(oskar), {})).open).toEqual([])
    expect(await listReports(world.as(leila), {})).toEqual({ ok: false, code: 'notPermitted' })
  })

  it('has what concerns the own authority, from the day somebody there keeps its directory', async () => {
    const { rows: [before] } = await everything.query<{ id: string; authority: string }>(
      `update portal.contact_point set authority_id = authority_id where key = 'socialradgivningen-stockholm' returning id, authority_id as authority`)
    const { rows: [malmo] } = await everything.query<{ id: string }>(`select authority_id as id from portal.account where email = $1`, [oskar])
    await everything.query('alter table portal.contact_point disable trigger all; alter table portal.unit disable trigger all')
    await everything.query(`update portal.contact_point set authority_id = $1 where id = $2`, [malmo?.id, before?.id])
    await press({ contact: 'socialradgivningen-stockholm', reason: 'noAnswer', locale: 'sv' })
    expect(value(await listReports(world.as(oskar), {})).open).toMatchObject([{ contact: 'socialradgivningen-stockholm', times: 1 }])
    expect(value(await listReports(world.as(kristina), {})).open).toEqual([])
    await everything.query(`update portal.account set disabled_at = now() where email = $1`, [oskar])
    await press({ contact: 'socialradgivningen-stockholm', reason: 'noAnswer', locale: 'sv' })
    expect(value(await listReports(world.as(kristina), {})).open).toMatchObject([{ contact: 'socialradgivningen-stockholm', times: 1 }])
    await everything.query(`update portal.account set disabled_at = null where email = $1`, [oskar])
    await everything.query(`update portal.contact_point set authority_id = $1 where id = $2`, [before?.authority, before?.id])
    await everything.query('alter table portal.contact_point enable trigger all; alter table portal.unit enable trigger all')
  })

  it('says how it was: the counts are gone, the outcome stays and the log says who', async () => {
    await press(hours)
    expect(value(await checkReport(world.as(kristina), { contact: 'bris', reason: 'hours', seen: '1', outcome: 'corrected' }))).toMatchObject({ contact: 'bris' })
    const { open, checks } = value(await listReports(world.as(kristina), {}))
    expect(open).toEqual([])
    expect(checks).toMatchObject([{ contact: 'bris', reason: 'hours', times: 1, outcome: 'corrected', checkedOn: dayOf(systemNow()) }])
    const { rows } = await everything.query('select account_id as who, shown from portal.audit_event where action = $1', ['directory.reportChecked'])
    expect(rows).toEqual([{ who: world.as(kristina).actor.accountId, shown: { contact: 'bris', reason: 'hours', outcome: 'corrected', times: 1 } }])
  })

  it('does not answer what came after the page was drawn, nor twice, nor for another authority', async () => {
    await press(hours)
    await press(hours)
    const form = { contact: 'bris', reason: 'hours', seen: '1', outcome: 'wasRight' }
    expect(await checkReport(world.as(kristina), form)).toEqual({ ok: false, code: 'changedByOther' })
    expect(await checkReport(world.as(oskar), { ...form, seen: '2' })).toEqual({ ok: false, code: 'notFound' })
    expect((await stored())).toHaveLength(1)
    const both = await Promise.all([1, 2].map(() => checkReport(world.as(kristina), { ...form, seen: '2' })))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await checkReport(world.as(kristina), { ...form, seen: '2' })).toEqual({ ok: false, code: 'notFound' })
  })
})
