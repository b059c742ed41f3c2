import type { Client } from 'pg'
import { identityOpenMs } from '@/lib/enquiries/model'
import { cast, factId, units } from '@/tests/policy/world'

/** A thread of one of the units, in every state, taken by somebody or nobody, with an identity that waits, is open, was open or never asked for. */
export interface PolicyEnquiry {
  id: string; authorityId: string; unitId: string; state: 'waiting' | 'answered' | 'closed'; claimedBy: string | null; identityOpenUntil: number | null; keyId: string
  messageId: string; identityId: string; opening: { id: string; authorityId: string; unitId: string; askedBy: string; state: string } | null
}

const recipient = `age1${'q'.repeat(58)}`
const states = ['waiting', 'answered', 'closed'] as const
const fates = ['never', 'asked', 'open', 'over', 'refused'] as const

/** Several threads in every unit: the rules ask where somebody works as an officer, not what the unit is called. */
export async function layEnquiries(client: Client): Promise<void> {
  for (const { unit, authority } of units) {
    const key = factId(`contact key ${unit}`)
    await client.query(`insert into portal.contact_key (id, authority_id, unit_id, recipient, wrapped_key, key_version, created_at) values ($1, $2, $3, $4, '\\x00', 1, now())`, [key, authority, unit, recipient])
    await client.query(`insert into portal.contact_log (id, authority_id, unit_id, on_day, channel, locale, about, age) values ($1, $2, $3, now(), 'phone', 'sv', 'self', 'unsaid')`, [factId(`contact log ${unit}`), authority, unit])
    const staff = cast.filter((one) => one.authorityId === authority)
    for (let index = 0; index < 10; index++) {
      const id = factId(`enquiry ${unit} ${index}`)
      const state = states[index % states.length]
      const claimer = index % 4 === 0 ? null : staff[index % staff.length]?.accountId ?? null
      const answered = state === 'answered' ? new Date() : null
      await client.query(
        `insert into portal.enquiry (id, authority_id, unit_id, controller_id, regime, token, lookup, recipient, for_code, for_staff, key_id, sealed_by, locale, language, about, age, state, claimed_by, claimed_at,
           created_at, written_at, answered_at, first_answered_at)
         values ($1, $2, $3, $2, portal.regime_of($2), substring(sha256($4::bytea) from 1 for 16), sha256($4::bytea), $5, '\\x00', '\\x00', $6, 'server', 'sv', 'sv', 'self', 'unsaid', $7, $8, case when $8::uuid is null then null else now() end,
           now(), now(), $9, $9)`, [id, authority, unit, id, recipient, key, state, claimer, answered])
      for (const side of ['visitor', 'identity'])
        await client.query(`insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed) values ($1, $2, $3, $4, now(), '\\x00')`, [factId(`${side} ${id}`), id, authority, side])
      const fate = fates[index % fates.length]
      const [asker, other] = [staff[index % staff.length], staff[(index + 1) % staff.length]]
      if (fate !== 'never' && asker && other && asker !== other)
        await client.query(
          `insert into portal.enquiry_opening (id, enquiry_id, authority_id, unit_id, reason, state, asked_by, asked_at, decided_by, decided_at)
           values ($1, $2, $3, $4, 'danger', $5, $6, now(), $7, $8)`,
          [factId(`opening ${id}`), id, authority, unit, fate === 'asked' ? 'asked' : fate === 'refused' ? 'refused' : 'approved', asker.accountId,
            fate === 'asked' ? null : other.accountId, fate === 'asked' ? null : new Date(Date.now() - (fate === 'over' ? identityOpenMs + 3_600_000 : 60_000))])
    }
  }
}

/** What is truly there, as the owner sees it. */
export async function readEnquiries(owner: Client): Promise<PolicyEnquiry[]> {
  const { rows } = await owner.query<Omit<PolicyEnquiry, 'identityOpenUntil'> & { approvedAt: Date | null }>(
    `select e.id, e.authority_id as "authorityId", e.unit_id as "unitId", e.state, e.claimed_by as "claimedBy", e.key_id as "keyId",
       (select m.id from portal.enquiry_message m where m.enquiry_id = e.id and m.side = 'visitor') as "messageId",
       (select m.id from portal.enquiry_message m where m.enquiry_id = e.id and m.side = 'identity') as "identityId",
       (select json_build_object('id', o.id, 'authorityId', o.authority_id, 'unitId', o.unit_id, 'askedBy', o.asked_by, 'state', o.state) from portal.enquiry_opening o where o.enquiry_id = e.id) as opening,
       (select o.decided_at from portal.enquiry_opening o where o.enquiry_id = e.id and o.state = 'approved') as "approvedAt"
     from portal.enquiry e order by e.id`)
  return rows.map(({ approvedAt, ...row }) => ({ ...row, identityOpenUntil: approvedAt === null ? null : approvedAt.getTime() + identityOpenMs }))
}
