import fc from 'fast-check'
import type { Client } from 'pg'
import { systemNow } from '@/lib/core/clock'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import type { ReleaseState } from '@/lib/disclosure/model'
import { referralStates, type ReferralState } from '@/lib/referrals/model'
import { at, cast, factId, force, sample, units, type PolicyFile } from '@/tests/policy/world'

/** A referral with what hangs on it, as its owner knows it. Files are those of the world; times are epoch ms. */
export interface PolicyReferral {
  id: string
  fromFile: PolicyFile
  fromAuthorityId: string
  toAuthorityId: string
  toUnitId: string
  toFile: PolicyFile | null
  state: ReferralState
  sentAt: number | null
  release: { id: string; state: ReleaseState; requestedBy: string; decidedBy: string | null; hasDelivery: boolean; urgent: boolean; judgedBy: string | null; isRecalled: boolean }
  consentId: string
  /** An unanswered question whether it should ever have been. */
  error: { id: string; askedBy: string } | null
}
/** Somebody's answers so far. Where a referral has the same id they have been asked for. */
export interface PolicyDraft { id: string; file: PolicyFile; accountId: string }
export interface ReferralWorld { referrals: PolicyReferral[]; drafts: PolicyDraft[] }

/** Which release a referral in this state has; where several are possible, one of them by turns. */
const releaseStates: Record<Exclude<ReferralState, 'enteredInError'>, readonly ReleaseState[]> = {
  draft: ['returned', 'recalled', 'lapsed'], underReview: ['inReview', 'authorised', 'inReview'], refused: ['refused'],
  sent: ['used'], received: ['used'], needsMore: ['used'], accepted: ['used'], declined: ['used'], withdrawn: ['used'],
  ongoing: ['used'], onHold: ['used'], completed: ['used'], stopped: ['used'], fedBack: ['used'],
}
/** The step that led to each state, for the history that the database demands. */
const cameFrom: Record<Exclude<ReferralState, 'enteredInError'>, [from: string, side: 'sender' | 'receiver', audience: string]> = {
  draft: ['underReview', 'sender', 'sender'], underReview: ['draft', 'sender', 'sender'], refused: ['underReview', 'sender', 'sender'],
  sent: ['underReview', 'sender', 'both'], received: ['sent', 'receiver', 'both'], needsMore: ['received', 'receiver', 'both'],
  accepted: ['received', 'receiver', 'both'], declined: ['received', 'receiver', 'both'], withdrawn: ['sent', 'sender', 'both'],
  ongoing: ['accepted', 'receiver', 'both'], onHold: ['ongoing', 'receiver', 'receiver'], completed: ['ongoing', 'receiver', 'receiver'],
  stopped: ['ongoing', 'receiver', 'receiver'], fedBack: ['completed', 'receiver', 'both'],
}
const releaseCameFrom: Partial<Record<ReleaseState, string>> = { lapsed: 'authorised', recalled: 'inReview', used: 'authorised' }
const withOwnFile: readonly ReferralState[] = ['accepted', 'ongoing', 'onHold', 'completed', 'stopped', 'fedBack']
const beforeSending: readonly ReferralState[] = ['draft', 'underReview', 'refused']

const plan = fc.record({
  file: fc.nat(999), to: fc.nat(99), toFile: fc.nat(99), state: fc.constantFrom(...referralStates.filter((one) => one !== 'enteredInError'), 'underReview', 'underReview', 'withdrawn'),
  release: fc.nat(9), requestedBy: fc.nat(99), decidedBy: fc.nat(99), hasDelivery: fc.constantFrom(true, true, true, false), keepsDraft: fc.boolean(), urgent: fc.constantFrom(true, false, false), isJudged: fc.boolean(), error: fc.option(fc.nat(99), { freq: 2 }),
})

const guarded = ['consent', 'referral', 'referral_event', 'release', 'release_item', 'release_event', 'delivery', 'delivery_item', 'referral_draft', 'error_request', 'release_review', 'recall_notice']

/** Mostly those who handle the file, now and then anybody of the authority. */
const colleagues = (file: PolicyFile) => {
  const own = cast.filter(({ authorityId }) => authorityId === file.authorityId)
  const handlers = own.filter(({ accountId }) => file.access.some((row) => row.accountId === accountId))
  return [...handlers, ...handlers, ...own]
}

/** 180 referrals between files of the world and 60 drafts; the same for the same files. */
export function planReferrals(files: PolicyFile[], now: number): ReferralWorld {
  const referrals = sample(plan, 180, 11).map(({ state: wanted, ...planned }, index): PolicyReferral & { keepsDraft: boolean } => {
    const fromFile = at(files, planned.file)
    const to = at(units.filter(({ unit }) => unit !== fromFile.unitId), planned.to)
    const own = files.filter(({ unitId, authorityId }) => unitId === to.unit && authorityId === to.authority)
    const state = withOwnFile.includes(wanted) && own.length === 0 ? 'received' : wanted
    const sentAt = beforeSending.includes(state) ? null : now
    const requestedBy = at(colleagues(fromFile), planned.requestedBy).accountId
    const others = cast.filter(({ authorityId, accountId }) => authorityId === fromFile.authorityId && accountId !== requestedBy)
    const releaseState = at(releaseStates[state], planned.release)
    const judges = planned.urgent && releaseState === 'used' && planned.isJudged
    const isDecided = ['refused', 'authorised', 'used', 'returned', 'lapsed'].includes(releaseState)
    return {
      id: factId(`referral ${index}`), fromFile, fromAuthorityId: fromFile.authorityId, toAuthorityId: to.authority, toUnitId: to.unit, state, sentAt,
      toFile: withOwnFile.includes(state) ? at(own, planned.toFile) : null, consentId: factId(`consent ${index}`), keepsDraft: planned.keepsDraft,
      error: planned.error === null ? null : { id: factId(`error ${index}`), askedBy: at(colleagues(fromFile), planned.error).accountId },
      release: {
        id: factId(`release ${index}`), state: releaseState, requestedBy, urgent: planned.urgent, hasDelivery: sentAt !== null && planned.hasDelivery,
        judgedBy: judges ? at(others, planned.decidedBy + 1).accountId : null, isRecalled: judges && planned.hasDelivery,
        decidedBy: isDecided ? at(others, planned.decidedBy).accountId : null,
      },
    }
  })
  const submitted = referrals.flatMap(({ id, fromFile, sentAt, release, keepsDraft }) =>
    (sentAt === null && keepsDraft ? [{ id, file: fromFile, accountId: release.requestedBy }] : []))
  const begun = Array.from({ length: 60 }, (_, index) => {
    const file = at(files, index * 3 + (index % 2))
    return { id: factId(`draft ${index}`), file, accountId: at(colleagues(file), index * 7).accountId }
  })
  return { referrals, drafts: [...submitted, ...begun] }
}

/** Lays it all in. */
export async function layReferrals(owner: Client, { referrals, drafts }: ReferralWorld): Promise<void> {
  await force(owner, guarded, false)
  await owner.query('begin')
  for (const referral of referrals) {
    await layReferral(owner, referral)
    await layRelease(owner, referral)
    if (referral.release.hasDelivery) await layDelivery(owner, referral)
    await layJudgement(owner, referral)
    if (referral.error) await owner.query(
      `insert into portal.error_request (id, referral_id, authority_id, case_file_id, unit_id, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5, 'wrongPerson', $6, now())`,
      [referral.error.id, referral.id, referral.fromAuthorityId, referral.fromFile.id, referral.fromFile.unitId, referral.error.askedBy])
  }
  for (const { id, file, accountId } of drafts)
    await owner.query(
      `insert into portal.referral_draft (id, authority_id, account_id, case_file_id, unit_id, step, wrapped_key, key_version, answers, version, updated_at, expires_at)
       values ($1, $2, $3, $4, $5, 'check', '\\x00', 1, '\\x00', 1, now(), now() + interval '89 days')`, [id, file.authorityId, accountId, file.id, file.unitId])
  await owner.query('commit')
  await force(owner, guarded, true)
}

async function layReferral(owner: Client, { id, fromFile, toAuthorityId, toUnitId, toFile, state, sentAt, release, consentId }: PolicyReferral): Promise<void> {
  if (state === 'enteredInError') throw new Error('no permission leads there')
  await owner.query(
    `insert into portal.referral (id, number, from_authority_id, from_unit_id, from_case_file_id, to_authority_id, to_unit_id, to_case_file_id, purpose, urgency, state, version, created_at, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'support', 'ordinary', $9, 1, now(), $10)`,
    [id, newSpokenNumber(), fromFile.authorityId, fromFile.unitId, fromFile.id, toAuthorityId, toUnitId, toFile?.id ?? null, state, sentAt === null ? null : new Date(sentAt)])
  const [cameBy, side, audience] = cameFrom[state]
  await owner.query(
    `insert into portal.referral_event (referral_id, version, from_authority_id, to_authority_id, side, audience, event, from_state, to_state, account_id, by_authority_id, at, reason, next_step)
     values ($1, 1, $2, $3, $4, $5, 'step', $6, $7, $8, $9, now(), 'code', 'code')`,
    [id, fromFile.authorityId, toAuthorityId, side, audience, cameBy, state, release.requestedBy, side === 'sender' ? fromFile.authorityId : toAuthorityId])
  await owner.query(
    `insert into portal.consent (id, authority_id, case_file_id, unit_id, to_authority_id, to_unit_id, purpose, fields, valid_until, taken_by, taken_at)
     values ($1, $2, $3, $4, $5, $6, 'support', '{name}', now() + interval '60 days', $7, now())`,
    [consentId, fromFile.authorityId, fromFile.id, fromFile.unitId, toAuthorityId, toUnitId, release.requestedBy])
}

async function layRelease(owner: Client, { id, fromFile, toAuthorityId, toUnitId, consentId, release }: PolicyReferral): Promise<void> {
  await owner.query(
    `insert into portal.release (id, referral_id, authority_id, case_file_id, unit_id, to_authority_id, to_unit_id, controller_id, regime, state, ground_code, ground_version, consent_id,
       wrapped_key, key_version, purpose, weighing, requested_by, requested_at, decided_by, decided_at, content_hash, version, urgent, urgent_cause, urgent_words)
     values ($1, $2, $3, $4, $5, $6, $7, $3, portal.regime_of($3), $8, 'consent', 1, $9, '\\x00', 1, '\\x00', '\\x00', $10, now(), $11, $12, sha256('x'), 1, $13, $14, $15)`,
    [release.id, id, fromFile.authorityId, fromFile.id, fromFile.unitId, toAuthorityId, toUnitId, release.state, consentId, release.requestedBy,
      release.decidedBy, release.decidedBy === null ? null : new Date(systemNow()), release.urgent, release.urgent ? 'child' : null, release.urgent ? Buffer.of(0) : null])
  await owner.query('insert into portal.release_event (release_id, authority_id, version, from_state, to_state, account_id, at) values ($1, $2, 1, $3, $4, $5, now())',
    [release.id, fromFile.authorityId, release.state === 'inReview' ? 'proposed' : releaseCameFrom[release.state] ?? 'inReview', release.state, release.requestedBy])
  await owner.query(
    `insert into portal.release_item (release_id, authority_id, field, position, choice, source, sent)
     values ($1, $2, 'name', 0, 'leaves', '\\x00', '\\x00'), ($1, $2, 'health', 1, 'stays', '\\x00', null)`, [release.id, fromFile.authorityId])
}

async function layDelivery(owner: Client, { id, fromAuthorityId, toAuthorityId, release }: PolicyReferral): Promise<void> {
  await owner.query(
    `insert into portal.delivery (id, referral_id, authority_id, from_authority_id, controller_id, regime, ground_code, ground_version, urgent, wrapped_key, key_version, purpose, sent_at)
     values ($1, $2, $3, $4, $3, portal.regime_of($3), 'consent', 1, $5, '\\x00', 1, '\\x00', now())`, [release.id, id, toAuthorityId, fromAuthorityId, release.urgent])
  await owner.query('insert into portal.delivery_item (delivery_id, authority_id, field, position, body) values ($1, $2, \'name\', 0, \'\\x00\')', [release.id, toAuthorityId])
}

/** What an officer thought afterwards of one who decided alone: that it was wrong, and that nothing of it should be used. */
async function layJudgement(owner: Client, { id, fromAuthorityId, toAuthorityId, release }: PolicyReferral): Promise<void> {
  if (release.judgedBy === null) return
  await owner.query(`insert into portal.release_review (release_id, authority_id, verdict, words, notice, reviewed_by, reviewed_at) values ($1, $2, 'wrong', '\\x00', true, $3, now())`,
    [release.id, fromAuthorityId, release.judgedBy])
  if (release.isRecalled) await owner.query('insert into portal.recall_notice (delivery_id, referral_id, authority_id, from_authority_id, at) values ($1, $2, $3, $4, now())',
    [release.id, id, toAuthorityId, fromAuthorityId])
}
