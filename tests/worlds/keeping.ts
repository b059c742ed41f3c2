import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { factId } from '@/lib/directory/facts'

/** Keeps Polisen's contacts. */
export const kristina = 'katalog@polisen.example'

/** A contact of Polisen's that the public does not see, like another of theirs, with hours by the clock. */
export async function internalContact(owner: Client): Promise<string> {
  const id = randomUUID()
  await owner.query(
    `insert into portal.contact_point (id, authority_id, unit_id, key, channel, phone_dial, phone_shown, opening_kind, hours_certain, audiences, source_name, source_retrieved_on)
     select $1, authority_id, unit_id, $2, channel, phone_dial, phone_shown, 'schedule', true, audiences, source_name, source_retrieved_on from portal.contact_point where id = $3`,
    [id, `inre-${id}`, factId('contact:police-coordination-syd')])
  return id
}
