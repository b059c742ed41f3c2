import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { receivedWith } from '@/lib/disclosure/deliveries/received'
import { ownReleaseOf } from '@/lib/disclosure/sent'
import { markRead } from '@/lib/outbox/mark-read'
import { workUnitsOf } from '@/lib/auth/principals'
import { can } from '@/lib/auth/can'
import { listAddresseesOf } from '@/lib/referrals/drafts/addressees'
import { errorRequestOf } from '@/lib/referrals/errors/of-referral'
import { ownFile } from '@/lib/referrals/audit'
import { ListReferrals, OneReferral } from '@/lib/referrals/schemas'
import { nextState } from '@/lib/referrals/transitions'
import { findReferral, listReceived, listSent, stepsOf, unitsById, type ReferralRow } from '@/lib/referrals/store'
import { awaits, loopOf, seenBy, stepsFor, waitingFor } from '@/lib/referrals/view'

const pageLength = 25

/** One referral as its side sees it. The receiver reads what came; the sender what it sent; neither anything of the other's file. */
export const readReferral = query({
  permission: 'referral.view',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  async run({ tx, actor, now, subject: referral }) {
    const side = referral.fromFile === null ? 'receiver' as const : 'sender' as const
    const steps = await stepsOf(tx, referral.id)
    const units = await unitsById(tx, [referral.fromUnitId, referral.toUnitId, ...steps.flatMap(({ nextUnitId }) => (nextUnitId === null ? [] : [nextUnitId]))])
    const may = stepsFor(actor, referral, now)
    const last = steps.at(-1)
    // What is open before one's eyes is read, and no mail tells of it any more.
    await markRead(tx, actor, referral.id, now)
    return ok({
      id: referral.id,
      number: showSpokenNumber(referral.number),
      side,
      state: seenBy(side, referral.state),
      purpose: referral.purpose,
      urgency: referral.urgency,
      from: units.get(referral.fromUnitId) ?? null,
      to: units.get(referral.toUnitId) ?? null,
      waiting: waitingFor(referral, now),
      awaits: awaits[referral.state],
      loop: loopOf(steps, referral.state),
      steps: steps.map(({ event: name, toState, at, reason, nextStep, nextUnitId, side: by }) => ({
        event: name, toState, at, reason, nextStep, by, nextUnit: nextUnitId === null ? null : units.get(nextUnitId) ?? null,
      })),
      question: referral.state === 'needsMore' ? last?.reason ?? null : null,
      received: side === 'receiver' ? await receivedWith(tx, referral.id) : [],
      release: side === 'sender' ? await ownReleaseOf(tx, referral.id) : null,
      ownFileId: side === 'sender' ? referral.fromCaseFileId : referral.toCaseFileId,
      may,
      errorRequest: side === 'sender' ? await errorRequestOf(tx, referral, actor, now) : null,
      mayAskError: nextState(referral.state, 'markInError') !== null && can(actor, 'referral.askError', referral, now).ok,
      otherUnits: may.includes('decline') ? await listAddresseesOf(tx, referral.toUnitId) : [],
    })
  },
  audit: ({ subject, actor, value }) => event('referral.viewed', ownFile(subject, actor.authorityId), {
    referralIds: [subject.id],
    fields: [...value.received, ...(value.release ? [value.release] : [])].flatMap(({ items }) => items.map(({ field }) => field)),
  }),
})

export type ReferralView = Extract<Awaited<ReturnType<typeof readReferral>>, { ok: true }>['value']

const cursor = z.tuple([z.coerce.number().int().positive(), z.uuid()])

/** What has come to one's units, or gone from one's files: open or ended, newest first, a page at a time. */
export const readReferrals = query({
  permission: 'referral.list',
  input: ListReferrals,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now, input }) {
    const parsed = cursor.safeParse(input.before?.split('.'))
    const list = input.box === 'in' ? listReceived : listSent
    const rows = await list(tx, { accountId: actor.accountId, unitIds: workUnitsOf(actor) }, input.closed,
      { before: parsed.success ? { at: parsed.data[0], id: parsed.data[1] } : null, size: pageLength + 1 })
    const shown = rows.slice(0, pageLength)
    const units = await unitsById(tx, shown.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))
    const last = rows.length > pageLength ? shown.at(-1) : undefined
    return ok({
      lines: shown.map((row) => toLine(row, input.box, units, now)),
      next: last ? `${last.createdAt}.${last.id}` : null,
    })
  },
  audit: ({ value }) => event('list.viewed', null, { ids: value.lines.map(({ id }) => id) }),
})

export type ReferralPage = Extract<Awaited<ReturnType<typeof readReferrals>>, { ok: true }>['value']

const toLine = (row: ReferralRow, box: 'in' | 'out', units: Awaited<ReturnType<typeof unitsById>>, now: number) => ({
  id: row.id, number: showSpokenNumber(row.number), state: seenBy(box === 'in' ? 'receiver' : 'sender', row.state), purpose: row.purpose, urgency: row.urgency,
  other: units.get(box === 'in' ? row.fromUnitId : row.toUnitId) ?? null, waiting: waitingFor(row, now), awaits: awaits[row.state],
})
