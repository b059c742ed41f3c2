import 'server-only'
import { event } from '@/lib/audit/events'
import { factsOfFile } from '@/lib/cases/facts'
import { command } from '@/lib/core/command'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { movedEvent } from '@/lib/referrals/audit'
import { JoinReferral, OneReferral } from '@/lib/referrals/schemas'
import { findReferral, unitsById } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'
import { nextState } from '@/lib/referrals/transitions'

/**
 * The unit says yes and has a file on the person already: what was received lies in that file from now on, beside what came
 * before. The file is one that whoever accepts may open, of the unit that was asked, and not closed. Nothing is copied into it.
 */
export const joinReferral = command({
  permission: 'referral.join',
  input: JoinReferral,
  async load(tx, { referralId, caseFileId }) {
    const referral = await findReferral(tx, referralId)
    const joined = referral && await factsOfFile(tx, caseFileId)
    return referral && joined && { ...referral, joined }
  },
  run: ({ tx, subject, actor, now }) => takeStep(tx, subject, 'accept', { actor, now }, { toCaseFileId: subject.joined.id }),
  audit: ({ subject, actor }) => [
    event('referral.joined', subject.joined, { referralId: subject.id }),
    movedEvent({ ...subject, toFile: subject.joined, fromFile: null }, actor.authorityId, 'accept', null),
  ],
})

/** The page where one looks for the file that is there already. */
export const readJoin = query({
  permission: 'referral.accept',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  async run({ tx, subject: referral }) {
    const units = await unitsById(tx, [referral.fromUnitId])
    return ok({ id: referral.id, number: showSpokenNumber(referral.number), from: units.get(referral.fromUnitId) ?? null, isOpen: nextState(referral.state, 'accept') !== null })
  },
  audit: ({ subject }) => event('referral.viewed', null, { referralIds: [subject.id], fields: [] }),
})
