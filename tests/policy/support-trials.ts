import type { Client } from 'pg'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import type { Trial } from '@/tests/policy/agree'

interface Unit { unit: string; authority: string }

/** One text in use in every unit, said by somebody of its authority. */
export async function laySupport(owner: Client): Promise<void> {
  await owner.query(`insert into portal.support_use (unit_id, authority_id, slug, confirmed_by)
    select u.id, u.authority_id, 'policy-text', (select a.id from portal.account a where a.authority_id = u.authority_id limit 1) from portal.unit u
    where exists (select from portal.account a where a.authority_id = u.authority_id)`)
}

/** What is done with what a unit uses: of one's own authority mostly, and of one more unit. */
export function supportTrials(actor: Actor, units: readonly Unit[], index: number, now: number): Trial[] {
  const own = units.filter(({ authority }) => authority === actor.authorityId)
  return [own[index % Math.max(1, own.length)], units[(index * 3) % units.length]].filter((one) => one !== undefined).flatMap(({ unit, authority }) => {
    const confirms = can(actor, 'support.confirm', { authorityId: authority, unitId: unit }, now).ok
    const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${unit}`, actor, allowed, statement })
    return [
      trial('support.confirm', confirms, `insert into portal.support_use (unit_id, authority_id, slug) values ('${unit}', '${authority}', 'another-text')`),
      trial('support.confirm reads', confirms, `select from portal.support_use where unit_id = '${unit}' and slug = 'policy-text'`),
      trial('support.confirm takes back', confirms, `delete from portal.support_use where unit_id = '${unit}' and slug = 'policy-text'`),
      trial('support in another name', false, `insert into portal.support_use (unit_id, authority_id, slug, confirmed_by) select '${unit}', '${authority}', 'another-text', a.id from portal.account a where a.id <> '${actor.accountId}' and a.authority_id = '${authority}' limit 1`),
    ]
  })
}
