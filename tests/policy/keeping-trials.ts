import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { factId } from '@/lib/directory/facts'
import type { Trial } from '@/tests/policy/agree'

/** One contact of Polisen, whose keeper is among the cast, and one of somebody else's. */
const contacts = [
  { id: factId('contact:police-coordination-syd'), authorityId: factId('authority:polisen') }, { id: factId('contact:kvinnofridslinjen'), authorityId: factId('authority:nck') },
]

/** A day that is otherwise and a line of the log for each. */
export async function layContacts(owner: Client): Promise<void> {
  for (const { id, authorityId } of contacts) {
    await owner.query("insert into portal.opening_exception (id, authority_id, contact_point_id, date, closed, reason) values (gen_random_uuid(), $1, $2, '2099-12-24', true, 'Helg')", [authorityId, id])
    await owner.query("insert into portal.opening_hours (id, authority_id, contact_point_id, weekdays, opens, closes) values (gen_random_uuid(), $1, $2, '{1}', '08:00', '16:00')", [authorityId, id])
    await owner.query("insert into portal.contact_change (authority_id, contact_point_id, field, account_id) select $1, $2, 'confirmed', a.id from portal.account a where a.authority_id = $1 limit 1", [authorityId, id])
  }
}

/** The same person, who every other time keeps the directory of an authority. */
export const keeperOf = (actor: Actor, index: number): Actor =>
  (index % 2 === 0 ? actor : { ...actor, grants: [...actor.grants, { role: 'directoryEditor', unitId: null, unitName: null }] })

/** Everything that is done with a contact. */
export function keepingTrials(actor: Actor, now: number): Trial[] {
  return contacts.flatMap((contact) => {
    const { id, authorityId } = contact
    const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${id}`, actor, allowed, statement })
    const view = can(actor, 'contact.view', contact, now).ok
    const update = (set: string) => `update portal.contact_point set ${set}version = version + 1 where id = '${id}'`
    return [
      trial('contact.view', view, `select from portal.contact_point where id = '${id}'`),
      trial('contact.confirm', can(actor, 'contact.confirm', contact, now).ok, update('')),
      trial('contact.change', can(actor, 'contact.change', contact, now).ok, update("phone_dial = '11414', phone_shown = '114 14', ")),
      trial('contact.setHours', can(actor, 'contact.setHours', contact, now).ok,
        `insert into portal.opening_hours (id, authority_id, contact_point_id, weekdays, opens, closes) values ('${randomUUID()}', '${authorityId}', '${id}', '{2}', '08:00', '16:00')`),
      trial('hours removed', view, `delete from portal.opening_hours where contact_point_id = '${id}'`),
      trial('contact.except', can(actor, 'contact.except', contact, now).ok,
        `insert into portal.opening_exception (id, authority_id, contact_point_id, date, closed, reason) values ('${randomUUID()}', '${authorityId}', '${id}', '2099-12-25', true, 'Helg')`),
      trial('contact.dropException', can(actor, 'contact.dropException', contact, now).ok, `delete from portal.opening_exception where contact_point_id = '${id}'`),
      trial('changes of a contact', view, `select from portal.contact_change where contact_point_id = '${id}'`),
      trial('confirmed by hand', false, `update portal.contact_point set verified_by = 'Jag', version = version + 1 where id = '${id}'`),
      trial('without a version', false, `update portal.contact_point set phone_shown = '112' where id = '${id}'`),
    ]
  })
}
