import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/lib/auth/model'
import { systemNow } from '@/lib/core/clock'
import { closeClients } from '@/lib/db/client'
import { env } from '@/lib/env'
import { routes, targets, type Target } from '@/tests/policy/routes-by-person'
import { opensFor, places, plain, telling, type Place } from '@/tests/policy/routes-by-role'
import { alone, ask, metAt, reach, signIns } from '@/tests/support/portal'
import { site } from '@/tests/support/site'
import { actorOf, person } from '@/tests/worlds/people'
import { layTargets } from '@/tests/worlds/targets'

/** Every combination of the roles that open anything, at three places; the others one by one, all together, and drawn among the rest. */
const as = (email: string) => { const now = systemNow(); return { actor: actorOf(email, now), now } }
let owner: Client
let ids: Record<Target, string>
let sessions: ReturnType<typeof signIns>
let leave: () => Promise<void>

beforeAll(async () => {
  vi.stubEnv('DATA_DIR', site.dataDir)
  owner = new Client({ connectionString: env().databaseUrl.owner })
  await owner.connect()
  await alone(owner)
  leave = await reach()
  sessions = signIns(owner)
  ids = await layTargets(as)
}, 600_000)
afterAll(async () => {
  await leave()
  await closeClients()
  await sessions.end()
  await owner.end()
})

/** Somebody new in the unit of a place, with a session that is kept fresh; their roles are given and taken as asked. */
async function newcomer(place: Place) {
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

const addresses = Object.entries(routes).filter(([, row]) => 'opensFor' in row).flatMap(([route]) =>
  (route.includes('Id]') ? targets : [null]).map((target) => ({ route, target, path: () => route.replace('[step]', 'recipient').replace(/\[\w+Id\]/, target ? ids[target] : '') })))

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

  it('no role is left out', () => {
    expect(new Set([...plain, ...telling]).size).toBe(17)
  })
})
