import 'server-only'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { groundFaultOf } from '@/lib/disclosure/check-ground'
import { consentFor } from '@/lib/disclosure/consents/facts'
import { shownFingerprint } from '@/lib/disclosure/fingerprint'
import { ageDoubts } from '@/lib/disclosure/grounds'
import { judgedBy } from '@/lib/disclosure/judge-clock'
import { namingFields } from '@/lib/disclosure/model'
import { ListReleases, OneRelease } from '@/lib/disclosure/schemas'
import { currentFingerprint, leavingOf } from '@/lib/disclosure/spend'
import { listReleases } from '@/lib/disclosure/lists/store'
import { colleagueNames } from '@/lib/disclosure/parties/store'
import { findRelease, isFromProtected, type Release } from '@/lib/disclosure/store'
import { dayOf } from '@/lib/directory/days'
import { groundsFor } from '@/lib/grounds/evaluate'
import { rulesIn } from '@/lib/grounds/live'
import type { Ground } from '@/lib/grounds/model'
import { questionOfRecord, recordCode } from '@/lib/grounds/situation'
import { groundOf } from '@/lib/grounds/table'
import { portalText } from '@/lib/i18n/portal-messages'
import { markRead } from '@/lib/outbox/mark-read'
import { nameUnits } from '@/lib/referrals/names'

/** Longest list on one page. Whoever has more waiting than this has another problem than paging. */
const most = 50

/** The review of mock-up 08: exactly what would leave, beside what stands in the file, and why it is asked. */
export const readRelease = query({
  permission: 'release.review',
  input: OneRelease,
  load: (tx, { releaseId }) => findRelease(tx, releaseId),
  async run({ tx, actor, now, subject: release }) {
    const people = await colleagueNames(tx, [release.requestedBy, ...(release.decidedBy === null ? [] : [release.decidedBy]), ...(release.judgement ? [release.judgement.reviewedBy] : [])])
    const units = await nameUnits(tx, [release.unitId, release.toUnitId])
    const { table } = await rulesIn(tx)
    const ground = groundOf(release.groundCode, release.groundVersion, table)
    const consent = release.consentId === null ? null : await consentFor(tx, release.consentId, release.caseFileId)
    const leaving = leavingOf(release)
    await markRead(tx, actor, release.referralId, now)
    const isProtected = await isFromProtected(tx, release)
    return ok({
      id: release.id,
      isProtected,
      number: showSpokenNumber(release.number),
      state: release.state,
      aim: release.aim,
      purpose: release.purpose,
      from: units.get(release.unitId) ?? null,
      to: units.get(release.toUnitId) ?? null,
      requestedBy: people.get(release.requestedBy) ?? null,
      requestedAt: release.requestedAt,
      decidedBy: release.decidedBy === null ? null : people.get(release.decidedBy) ?? null,
      decidedAt: release.decidedAt,
      decision: release.decision,
      items: release.items.map((item) => shownItem(item, isProtected)),
      counts: {
        leaving: leaving.length, shortened: release.items.filter(({ choice }) => choice === 'shortened').length, staying: release.items.length - leaving.length,
      },
      ground: ground && { title: ground.title, law: ground.law, limits: ground.limits, reviewedBy: ground.reviewedBy, needsConsent: ground.consent === 'required' },
      groundFault: await groundFaultOf(tx, { ...release, leaving }, now),
      consent: consent && { validUntil: consent.validUntil, state: consent.state },
      weighing: [...ground?.mustWeigh ?? [], ...Object.values(ageDoubts).map((code) => ({ code, question: portalText('releases')(code) }))].flatMap(({ code, question }) => (release.weighing[code] ? [{ question, answer: release.weighing[code] }] : [])),
      asked: askedOf(release, table),
      fingerprint: currentFingerprint(release).toString('hex'),
      shownFingerprint: shownFingerprint(currentFingerprint(release)),
      mayDecide: decidable(can(actor, 'release.decide', release, now)) && release.state === 'inReview',
      isOwn: release.requestedBy === actor.accountId,
      alone: release.alone,
      judgeBy: release.urgent && release.decidedAt !== null ? judgedBy(release.decidedAt) : null,
      judgement: release.judgement && { ...release.judgement, reviewedBy: people.get(release.judgement.reviewedBy) ?? null },
      mayJudge: release.judgement === null && (release.state === 'used' || release.state === 'authorised') && decidable(can(actor, 'release.judge', release, now)),
      mayAskBack: release.state === 'used',
    })
  },
  audit: ({ subject, value }) => event('release.viewed', { id: subject.caseFileId, unitId: subject.unitId },
    { releaseId: subject.id, fields: value.items.filter(({ isCovered }) => !isCovered).map(({ field }) => field) }),
})

/** What the aid was told and answered when the release was put forward, by the law of that day; null: it was not used. */
function askedOf({ weighing, groundCode, groundVersion, requestedAt }: Release, table: readonly Ground[]) {
  const question = questionOfRecord(weighing[recordCode])
  if (!question) return null
  const { grounds } = groundsFor(question, dayOf(requestedAt), table)
  const chosen = grounds.find(({ ground }) => ground.code === groundCode && ground.version === groundVersion)
  return { question, standing: chosen?.standing ?? null, reasons: chosen?.reasons ?? [], initiative: chosen?.ground.initiative ?? 'any' }
}

/** From a protected file the review shows what leaves without saying who it is; that is asked for by itself. */
function shownItem({ field, choice, source, text }: Release['items'][number], isProtected: boolean) {
  const isCovered = isProtected && namingFields.includes(field)
  return { field, choice, isCovered, source: isCovered ? '' : source, text: isCovered && text !== null ? '' : text }
}

/** Who the person in a release from a protected file is: one request and one event at a time, after a fresh sign-in. */
export const revealReleaseName = query({
  permission: 'release.revealName',
  input: OneRelease,
  load: (tx, { releaseId }) => findRelease(tx, releaseId),
  run: ({ subject: release }) => Promise.resolve(ok({
    id: release.id, items: release.items.filter(({ field }) => namingFields.includes(field)).map(({ field, source, text }) => ({ field, source, text })),
  })),
  audit: ({ subject, value }) => event('release.nameRevealed', { id: subject.caseFileId, unitId: subject.unitId },
    { releaseId: subject.id, fields: value.items.map(({ field }) => field) }),
})

/** A sign-in that is too old is renewed when the decision is made; it does not hide the form. */
const decidable = (answer: ReturnType<typeof can>): boolean => answer.ok || answer.code === 'signInAgain'

export type ReleaseView = Extract<Awaited<ReturnType<typeof readRelease>>, { ok: true }>['value']

/** What waits for a decision in the authority, oldest first, or what was decided. No word of a person. */
export const listForReview = query({
  permission: 'release.list',
  input: ListReleases,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, input }) {
    const lines = await listReleases(tx, actor.authorityId, input.waiting, most)
    const people = await colleagueNames(tx, lines.map(({ requestedBy }) => requestedBy))
    const units = await nameUnits(tx, lines.map(({ toUnitId }) => toUnitId))
    return ok(lines.map((line) => ({
      id: line.id, number: showSpokenNumber(line.number), state: line.state, aim: line.purpose, urgency: line.urgency, requestedAt: line.requestedAt,
      requestedBy: people.get(line.requestedBy) ?? null, to: units.get(line.toUnitId) ?? null, isOwn: line.requestedBy === actor.accountId,
      urgent: line.urgent, judgeSince: line.unjudged ? line.decidedAt : null,
    })))
  },
  audit: ({ value }) => event('list.viewed', null, { ids: value.map(({ id }) => id) }),
})

export type ReleaseLineView = Extract<Awaited<ReturnType<typeof listForReview>>, { ok: true }>['value'][number]
