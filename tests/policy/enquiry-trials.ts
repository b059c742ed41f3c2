import { randomUUID } from 'node:crypto'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import type { Trial } from '@/tests/policy/agree'
import { cast, factId, type PolicyWorld } from '@/tests/policy/world'

/** Threads of the contact point: mostly of a unit where this person works, now and then any. */
export function enquiryTrials(actor: Actor, world: PolicyWorld, index: number, now: number): Trial[] {
  const near = world.enquiries.filter(({ unitId }) => actor.grants.some((grant) => grant.unitId === unitId))
  const among = near.length > 0 && index % 4 !== 0 ? near : world.enquiries
  return [among[(index * 7) % among.length], among[(index * 7 + 3) % among.length]].filter((one) => one !== undefined).flatMap((enquiry) => {
    const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${enquiry.id}`, actor, allowed, statement })
    const { id, authorityId, unitId, opening } = enquiry
    const view = can(actor, 'enquiry.view', enquiry, now).ok
    const message = (side: string, author: string) => `insert into portal.enquiry_message (id, enquiry_id, authority_id, side, author_id, at, sealed) values ('${randomUUID()}', '${id}', '${authorityId}', '${side}', ${author}, now(), '\\x00')`
    const move = (columns: string, also = '') => `update portal.enquiry set ${columns}, version = version + 1 where id = '${id}'${also}`
    const told = (kind: string, sentAt: string) => `insert into portal.outbox (id, authority_id, unit_id, kind, about, created_at, sent_at) values ('${randomUUID()}', '${authorityId}', '${unitId}', '${kind}', '${unitId}', now(), ${sentAt})`
    // Somebody who could have it, and has it not: only the rule stands in the way.
    const colleague = cast.find((one) => one.authorityId === authorityId && one.accountId !== actor.accountId && one.accountId !== enquiry.claimedBy)?.accountId ?? randomUUID()
    const taken = ` and claimed_by = '${actor.accountId}' and state <> 'closed'`
    return [
      trial('enquiry.view', view, `select from portal.enquiry where id = '${id}'`),
      trial('its key', view, `select from portal.contact_key where id = '${enquiry.keyId}'`),
      trial('its message', view, `select from portal.enquiry_message where id = '${enquiry.messageId}'`),
      trial('its question', view && opening !== null, `select from portal.enquiry_opening where enquiry_id = '${id}'`),
      trial('figures of its unit', view, `select from portal.contact_log where id = '${factId(`contact log ${unitId}`)}'`),
      trial('enquiry.claim', can(actor, 'enquiry.claim', enquiry, now).ok, move(`claimed_by = '${actor.accountId}', claimed_at = now()`)),
      trial('enquiry.weigh', can(actor, 'enquiry.weigh', enquiry, now).ok, move(`urgency = 'soon'`)),
      trial('enquiry.answer', can(actor, 'enquiry.answer', enquiry, now).ok, move(`state = 'answered', answered_at = now(), first_answered_at = coalesce(first_answered_at, now())`, taken)),
      trial('enquiry.close', can(actor, 'enquiry.close', enquiry, now).ok, move(`state = 'closed', referred_to = 'other'`, taken)),
      trial('ask for an opinion', view, move(`opinion_asked_by = '${actor.accountId}', opinion_asked_at = now()`)),
      trial('tell colleagues', view, told('enquiry', 'null')),
      trial('words of an answer', view, message('staff', `'${actor.accountId}'`)),
      trial('enquiry.note', can(actor, 'enquiry.note', enquiry, now).ok, message('note', `'${actor.accountId}'`)),
      trial('enquiry.log', can(actor, 'enquiry.log', enquiry, now).ok,
        `insert into portal.contact_log (id, authority_id, unit_id, on_day, channel, locale, about, age) values ('${randomUUID()}', '${authorityId}', '${unitId}', now(), 'phone', 'sv', 'self', 'unsaid')`),
      trial('enquiry.askIdentity', can(actor, 'enquiry.askIdentity', enquiry, now).ok,
        `insert into portal.enquiry_opening (id, enquiry_id, authority_id, unit_id, reason, asked_at) values ('${randomUUID()}', '${id}', '${authorityId}', '${unitId}', 'danger', now())`),
      trial('enquiry.readIdentity', can(actor, 'enquiry.readIdentity', enquiry, now).ok, `select from portal.enquiry_message where id = '${enquiry.identityId}'`),
      ...(opening?.state === 'asked' ? [
        trial('enquiry.decideIdentity', can(actor, 'enquiry.decideIdentity', opening, now).ok, decided('approved', opening.id, actor)),
        trial('enquiry.withdrawIdentity', can(actor, 'enquiry.withdrawIdentity', opening, now).ok, decided('withdrawn', opening.id, actor)),
        trial('decide in another name', false, decided('approved', opening.id, { accountId: opening.askedBy })),
      ] : []),
      // Nobody writes as the visitor, takes a thread for a colleague, opens a closed code, logs what came through the site, or removes anything.
      trial('write as the visitor', false, message('visitor', 'null')),
      trial('ask for an opinion in another name', false, move(`opinion_asked_by = '${colleague}', opinion_asked_at = now()`)),
      trial('tell colleagues that somebody waits', false, told('enquiryWaits', 'null')),
      trial('tell what has been handed over', false, told('enquiry', 'now()')),
      trial('take for another', false, move(`claimed_by = '${colleague}', claimed_at = now()`)),
      trial('find by a code', false, `update portal.enquiry set lookup = null where id = '${id}'`),
      trial('log for the site', false, `insert into portal.contact_log (id, authority_id, unit_id, on_day, channel, locale, about, age) values ('${randomUUID()}', '${authorityId}', '${unitId}', now(), 'web', 'sv', 'self', 'unsaid')`),
      trial('remove', false, `delete from portal.enquiry where id = '${id}'`),
      trial('an answered question again', false, opening && opening.state !== 'asked' ? decided('approved', opening.id, actor) : `delete from portal.enquiry_opening where enquiry_id = '${id}'`),
    ]
  })
}

const decided = (state: string, id: string, { accountId }: { accountId: string }): string =>
  `update portal.enquiry_opening set state = '${state}', decided_by = '${accountId}', decided_at = now(), version = version + 1 where id = '${id}' and state = 'asked'`
