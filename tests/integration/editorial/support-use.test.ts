import { expect, it } from 'vitest'
import { confirmUse, readUse, readUseByCounty } from '@/lib/knowledge/use/read'
import { caseWorldHere } from '@/tests/support/case-world'
import { lena } from '@/tests/worlds/editorial'
import { person } from '@/tests/worlds/people'
import { leila, sara, value } from '@/tests/worlds/referrals'

const { world, everything } = caseWorldHere()
const [malmo, syd] = [person(sara).unitId ?? '', person(leila).unitId ?? '']
const inUse = async (email: string) => value(await readUse(world.as(email), {})).flatMap(({ texts }) => texts.filter(({ confirmed }) => confirmed !== null))
const counts = async () => value(await readUseByCounty(world.as(lena), {})).filter(({ units }) => units > 0).map(({ slug, units, counties }) => [slug, units, counties.map(({ code }) => code)])

it('a unit says what it has read and uses; another unit and authority sees nothing of it, and those who keep the library how many by county', async () => {
  value(await confirmUse(world.as(sara), { unitId: malmo, slugs: ['handbok-2023', 'gvi'] }))
  value(await confirmUse(world.as(leila), { unitId: syd, slugs: ['gvi'] }))
  expect((await inUse(sara)).map(({ slug, confirmed }) => [slug, confirmed?.by])).toEqual([['handbok-2023', 'Sara Lindqvist'], ['gvi', 'Sara Lindqvist']])
  expect((await inUse(leila)).map(({ slug }) => slug)).toEqual(['gvi'])
  expect((await counts()).sort()).toEqual([['gvi', 2, ['12', null]], ['handbok-2023', 1, ['12']]])
  expect(await confirmUse(world.as(leila), { unitId: malmo })).toEqual({ ok: false, code: 'notFound' })
  expect(await readUseByCounty(world.as(sara), {})).toEqual({ ok: false, code: 'notPermitted' })
})

it('what is not ticked any more is taken back, what has changed is told of and confirmed anew, and the rest keeps its day', async () => {
  const days = async () => Object.fromEntries((await inUse(sara)).map(({ slug, confirmed, changedSince }) => [slug, [confirmed?.at, changedSince]]))
  await everything.query("update portal.support_use set confirmed_at = confirmed_at - interval '30 days' where unit_id = $1", [malmo])
  await everything.query("alter table portal.edition disable trigger all; update portal.edition set published_at = now() - interval '60 days' where state = 'published'; update portal.edition e set published_at = now() from portal.content c where c.id = e.content_id and c.slug = 'gvi' and e.state = 'published'; alter table portal.edition enable trigger all")
  const before = await days()
  expect([before['handbok-2023']?.[1], before['gvi']?.[1]]).toEqual([false, true])
  value(await confirmUse(world.as(sara), { unitId: malmo, slugs: ['handbok-2023', 'gvi'] }))
  const after = await days()
  expect(after['handbok-2023']).toEqual(before['handbok-2023'])
  expect(after['gvi']?.[1]).toBe(false)
  value(await confirmUse(world.as(sara), { unitId: malmo, slugs: 'gvi' }))
  expect(Object.keys(await days())).toEqual(['gvi'])
})
