import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { roles, type Role } from '@/lib/auth/model'
import { addressOf, kindOf, routes, type Target } from '@/tests/policy/routes-by-person'
import { apart, editing, isApart, opensFor, places, plain, telling, type Place } from '@/tests/policy/routes-by-role'
import { ask, metAt } from '@/tests/support/portal'
import { portalWorldHere } from '@/tests/support/portal-world'
import { site } from '@/tests/support/site'
import { person } from '@/tests/worlds/people'
import { laidTargets } from '@/tests/worlds/targets'

/** Every combination of the roles that open anything of a file, at three places; the others one by one, all together, and drawn among the rest. */
let ids: Record<Target, string>
const { as, there } = portalWorldHere(async ({ owner }) => { ids = await laidTargets(site.dataDir, as, owner) })

/** Somebody new in the unit of a place, with a session that is kept fresh; their roles are given and taken as asked. */
async function newcomer(place: Place) {
  const { owner, sessions } = there()
  const { authorityId, unitId } = person(places[place])
  const accountId = randomUUID()
  await owner.query(`insert into portal.account (id, authority_id, email, name, organisation_number, created_at) values ($1, $2, $3, 'Nova Prövsson', '0000000000', now())`,
    [accountId, authorityId, `nova.${accountId}@prov.example`])
  const cookie = await sessions.ofAccount({ accountId, authorityId })
  const without = () => owner.query('delete from portal.role_grant where account_id = $1', [accountId])
  return {
    cookie,
    async become(roles: readonly Role[]): Promise<void> {
      await without()
      for (const role of roles)
        await owner.query(`insert into portal.role_grant (id, authority_id, account_id, unit_id, role, valid_from, valid_until) values ($1, $2, $3, $4, $5, current_date - 1, current_date + 30)`,
          [randomUUID(), authorityId, accountId, unitId, role])
      await sessions.renew()
    },
    async goes(): Promise<void> {
      await without()
      await owner.query('update portal.account set disabled_at = now() where id = $1', [accountId])
    },
  }
}

/** Of each kind of thing those that the tables tell of, and one that is not there; what another kind's id gives is asked in portal-matrix.test.ts. */
const targetsOf = (route: string): readonly (Target | null)[] => (route.includes('Id]') ? [...kindOf(route), 'unknown'] : [null])

const addresses = Object.entries(routes).filter(([route, row]) => 'opensFor' in row && !isApart(route)).flatMap(([route]) =>
  targetsOf(route).map((target) => ({ route, target, path: () => addressOf(route, target ? ids[target] : '') })))

async function differences(place: Place, combinations: readonly (readonly Role[])[]): Promise<string[]> {
  const nova = await newcomer(place)
  const differs: string[] = []
  for (const roles of combinations) {
    await nova.become(roles)
    const met = await Promise.all(addresses.map(({ path }) => ask(path(), nova.cookie)))
    addresses.forEach(({ route, target }, index) => {
      const reply = met[index]
      const said = opensFor(place, roles, route, target) ? 'opens' : 'not there'
      if (reply && metAt(reply) !== said) differs.push(`${roles.join('+')}: ${route} ${target ?? ''}: ${metAt(reply)}, the table says ${said}`)
    })
  }
  await nova.goes()
  return differs
}

/** Every choice of some of them, the empty one left out: who has no role is not let in. */
const choices = <T>(list: readonly T[]): T[][] => list.reduce<T[][]>((made, one) => [...made, ...made.map((some) => [...some, one])], [[]]).slice(1)
const combinations = choices<Role>(telling)

describe('which page opens for whom, whatever their roles', () => {
  it.each(Object.keys(places) as Place[])('%s: every combination of the roles that open anything', async (place) => {
    expect(combinations).toHaveLength(63)
    expect(await differences(place, combinations)).toEqual([])
  })

  it('roles that open nothing open nothing by themselves, all together, or beside others', async () => {
    const beside = combinations.map((some, index) => [...some, ...plain.filter((_, at) => (index >> at % 6) % 2 === 1 || at === index % plain.length)])
    expect(await differences('sarasUnit', [...plain.map((role) => [role]), [...plain], ...beside])).toEqual([])
  })

  it('those who keep the texts open those, by themselves, all together, or beside others', async () => {
    const beside = combinations.filter((_, index) => index % 4 === 0).map((some, index) => [...some, ...editing.filter((_, at) => at === index % editing.length)])
    expect(await differences('elsewhere', choices<Role>(editing))).toEqual([])
    expect(await differences('sarasUnit', beside)).toEqual([])
  })

  it('no role is left out', () => {
    expect([...plain, ...telling, ...editing, ...apart].sort()).toEqual([...roles].sort())
  })
})
