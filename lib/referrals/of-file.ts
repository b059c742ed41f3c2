import 'server-only'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import { factsOfFile, personVersionOf } from '@/lib/cases/facts'
import { OneFile } from '@/lib/cases/schemas'
import { usedIn } from '@/lib/cases/used'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { listConsents } from '@/lib/disclosure/consents/list'
import { receivedWith } from '@/lib/disclosure/deliveries/received'
import { listAddresseesOf } from '@/lib/referrals/drafts/addressees'
import { draftsOfFile } from '@/lib/referrals/drafts/of-file'
import { referralsOf, unitsById } from '@/lib/referrals/store'
import { seenBy, waitingFor } from '@/lib/referrals/view'

/**
 * Everything in a file that has to do with other authorities: what has gone, what came (*Mottagna uppgifter*, frozen:
 * decisions 28), what the person has consented to, and the reader's own drafts.
 */
export const readReferralsOfFile = query({
  permission: 'case.view',
  input: OneFile,
  load: (tx, { caseFileId }) => factsOfFile(tx, caseFileId),
  async run({ tx, actor, now, subject: file }) {
    const referrals = await referralsOf(tx, file.id)
    const consents = await listConsents(tx, file.id)
    const units = await unitsById(tx, [...referrals.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]), ...consents.map(({ toUnitId }) => toUnitId)])
    const came = referrals.filter(({ toCaseFileId }) => toCaseFileId === file.id)
    const used = await usedIn(tx, file.id)
    const received = []
    for (const { id, fromUnitId } of came)
      for (const { items, ...one } of await receivedWith(tx, id))
        received.push({ ...one, items: items.map((item) => ({ ...item, usedAt: used.get(`${id}/${item.field}`) ?? null })), referralId: id, from: units.get(fromUnitId) ?? null })
    const mayRefer = can(actor, 'referral.draft', file, now).ok
    return ok({
      caseFileId: file.id,
      number: showSpokenNumber(file.number),
      lines: referrals.map((row) => ({
        id: row.id, number: showSpokenNumber(row.number), state: seenBy(row.toCaseFileId === file.id ? 'receiver' : 'sender', row.state), purpose: row.purpose, urgency: row.urgency, awaits: null,
        other: units.get(row.toCaseFileId === file.id ? row.fromUnitId : row.toUnitId) ?? null, waiting: waitingFor(row, now),
      })),
      received,
      consents: consents.map(({ id, toUnitId, purpose, fields, validUntil, state }) => ({
        id, to: units.get(toUnitId) ?? null, purpose, fields, validUntil, state: state === 'active' && validUntil <= now ? 'expired' as const : state,
      })),
      // A referral that was entered in error is not written on.
      drafts: (await draftsOfFile(tx, file.id)).filter(({ id }) => !referrals.some((row) => row.id === id && row.state === 'enteredInError')),
      addressees: mayRefer ? await listAddresseesOf(tx, file.unitId) : [],
      mayRefer,
      mayUse: can(actor, 'case.useReceived', file, now).ok,
      personVersion: await personVersionOf(tx, file.id),
    })
  },
  audit: ({ subject, value }) => event('referral.viewed', subject, {
    referralIds: value.lines.map(({ id }) => id), fields: value.received.flatMap(({ items }) => items.map(({ field }) => field)),
  }),
})
