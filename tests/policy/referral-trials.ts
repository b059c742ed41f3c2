import { randomUUID } from 'node:crypto'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import type { ReferralSides } from '@/lib/auth/referral-relations'
import { referralEvents, type ReferralEvent } from '@/lib/referrals/model'
import { nextState } from '@/lib/referrals/transitions'
import type { Trial } from '@/tests/policy/agree'
import type { PolicyDraft, PolicyReferral } from '@/tests/policy/referral-world'
import type { PolicyFile, PolicyWorld } from '@/tests/policy/world'

/** Steps that one permission gives and that are one update of the referral. What else an event does is asked beside it. */
const steps = {
  send: 'referral.send', withdraw: 'referral.withdraw', supply: 'referral.supply', receive: 'referral.receive', askForMore: 'referral.askForMore',
  accept: 'referral.accept', decline: 'referral.decline', start: 'referral.start', pause: 'referral.pause', resume: 'referral.resume',
  complete: 'referral.complete', stop: 'referral.stop', feedBack: 'referral.feedBack',
} as const satisfies Partial<Record<ReferralEvent, Permission>>
const isStep = (event: ReferralEvent): event is keyof typeof steps => event in steps

const trialsOf = (actor: Actor, of: string) => (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${of}`, actor, allowed, statement })

/** As a load would hand it to the rules: a file that the actor cannot open is null, one that is closed to them says so. */
function sidesFor(actor: Actor, { fromFile, toFile, ...referral }: PolicyReferral, now: number): ReferralSides {
  const seen = (file: PolicyFile | null) => (file && (isShutOut(actor, file) || can(actor, 'case.view', file, now).ok) ? file : null)
  return { ...referral, fromFile: seen(fromFile), toFile: seen(toFile) }
}

/** A tie to the person closes what is asked from a file as it closes the file, also to who reviews. */
const isShutOut = (actor: Actor, { closedTo }: PolicyFile): boolean => closedTo.includes(actor.accountId)
const reviewsFor = (actor: Actor, { fromAuthorityId, fromFile }: PolicyReferral, now: number): boolean =>
  can(actor, 'release.review', { authorityId: fromAuthorityId }, now).ok && !isShutOut(actor, fromFile)

export function perReferral(actor: Actor, referral: PolicyReferral, { drafts, files }: PolicyWorld, now: number): Trial[] {
  const { id, release, state, fromFile, fromAuthorityId, toAuthorityId, toUnitId } = referral
  const trial = trialsOf(actor, id)
  const sides = sidesFor(actor, referral, now)
  const mayView = can(actor, 'referral.view', sides, now).ok || (reviewsFor(actor, referral, now) && !(referral.toFile && isShutOut(actor, referral.toFile)))
  const draft = drafts.find((one) => one.id === id)
  const to = (event: ReferralEvent) => nextState(state, event)
  const move = (next: string, more = '') => `update portal.referral set state = '${next}', version = version + 1${more} where id = '${id}'`
  const moves = referralEvents.filter(isStep).flatMap((event) => {
    const next = to(event)
    if (next === null) return []
    // What is sent has a yes; what is accepted has a file that the actor can open and that is open. The rest is side and role.
    const own = files.find((file) => file.unitId === toUnitId && file.closedAt === null && can(actor, 'case.view', file, now).ok)
    const possible = event === 'send' ? release.state === 'authorised' : event !== 'accept' || own !== undefined
    const more = event === 'send' ? ', sent_at = now()' : event === 'accept' ? `, to_case_file_id = '${own?.id ?? randomUUID()}'` : ''
    return [trial(steps[event], possible && can(actor, steps[event], sides, now).ok, move(next, more))]
  })
  return [
    trial('referral.view', mayView, `select from portal.referral where id = '${id}'`),
    trial('history', mayView && hears(actor, referral), `select from portal.referral_event where referral_id = '${id}'`),
    ...moves,
    ...(to('accept') === null ? [] : files.filter(({ unitId }) => unitId === toUnitId).slice(0, 2).map((joined) =>
      trial('referral.join', can(actor, 'referral.join', { ...sides, joined }, now).ok, move('accepted', `, to_case_file_id = '${joined.id}'`)))),
    ...(to('submit') === null ? [] : [trial('referral.submit again', draft !== undefined && can(actor, 'referral.submit', { ...fromFile, accountId: draft.accountId }, now).ok, move('underReview'))]),
    trial('tell', toAuthorityId === actor.authorityId || mayView,
      `insert into portal.outbox (id, authority_id, unit_id, kind, about, created_at) values ('${randomUUID()}', '${toAuthorityId}', '${toUnitId}', 'toRead', '${id}', now())`),
    trial('history in another name', false,
      `insert into portal.referral_event (referral_id, version, from_authority_id, to_authority_id, side, audience, event, from_state, to_state, account_id, by_authority_id, at)
       values ('${id}', 1, '${fromAuthorityId}', '${toAuthorityId}', 'sender', 'both', 'x', 'x', '${state}', '${randomUUID()}', '${actor.authorityId}', now())`),
    trial('own history', mayView,
      `insert into portal.referral_event (referral_id, version, from_authority_id, to_authority_id, side, audience, event, from_state, to_state, account_id, by_authority_id, at)
       values ('${id}', 1, '${fromAuthorityId}', '${toAuthorityId}', 'sender', 'both', 'x', 'x', '${state}', '${actor.accountId}', '${actor.authorityId}', now())`),
    ...perRelease(actor, referral, now),
    ...perConsent(actor, referral, now),
    ...perDelivery(actor, referral, mayView, now),
    ...perError(actor, referral, now),
  ]
}

/** What happens behind one side's wall the other side does not hear of. */
const hears = (actor: Actor, { state, fromAuthorityId, toAuthorityId }: PolicyReferral): boolean =>
  ['draft', 'underReview', 'refused'].includes(state) ? actor.authorityId === fromAuthorityId
    : ['onHold', 'completed', 'stopped'].includes(state) ? actor.authorityId === toAuthorityId : true

function perRelease(actor: Actor, referral: PolicyReferral, now: number): Trial[] {
  const { id, release, fromFile, fromAuthorityId: authorityId, toAuthorityId, toUnitId } = referral
  const trial = trialsOf(actor, `release ${release.id}`)
  const where = `where id = '${release.id}'`
  const sides = sidesFor(actor, referral, now)
  const mayRead = reviewsFor(actor, referral, now) || can(actor, 'case.view', fromFile, now).ok
  const mayDecide = release.state === 'inReview' && !isShutOut(actor, fromFile) && can(actor, 'release.decide', { authorityId, requestedBy: release.requestedBy }, now).ok
  const mayDecideAlone = release.state === 'inReview' && can(actor, 'release.decideAlone', { ...fromFile, ...release }, now).ok
  const mayJudge = (release.state === 'used' || release.state === 'authorised') && !isShutOut(actor, fromFile) && can(actor, 'release.judge', { authorityId, ...release }, now).ok
  const move = (next: string, by?: string) => `update portal.release set state = '${next}', version = version + 1${by ? `, decided_by = '${by}', decided_at = now()` : ''} ${where}`
  const back = (next: string) => `; update portal.referral set state = '${next}', version = version + 1 where id = '${id}'`
  return [
    trial('release.review', mayRead, `select from portal.release ${where}`),
    trial('release.review items', mayRead, `select from portal.release_item where release_id = '${release.id}'`),
    trial('release.review steps', mayRead, `select from portal.release_event where release_id = '${release.id}'`),
    ...(release.state === 'inReview' || release.state === 'authorised' ? [
      trial(release.requestedBy === actor.accountId ? 'release.decideAlone' : 'release.decide', mayDecide || mayDecideAlone, move('authorised', actor.accountId)),
      trial('release.decide as another', false, move('authorised', randomUUID())),
      trial('release.decide give back', mayDecide, move('returned', actor.accountId) + back('draft')),
      trial('release.decide refuse', mayDecide, move('refused', actor.accountId) + back('refused')),
      trial('release.decide narrow', mayDecide, `update portal.release_item set choice = 'stays', sent = null where release_id = '${release.id}' and field = 'name'`),
      trial('release.recall', can(actor, 'release.recall', sides, now).ok, move('recalled') + back('draft')),
      trial('refuse without a decision', false, `update portal.referral set state = 'refused', version = version + 1 where id = '${id}'`),
      trial('give back without a decision', false, `update portal.referral set state = 'draft', version = version + 1 where id = '${id}'`),
    ] : []),
    ...(release.state === 'authorised' ? [trial('referral.send spend', can(actor, 'referral.send', sides, now).ok, move('used'))] : []),
    trial('release.judge', mayJudge,
      `insert into portal.release_review (release_id, authority_id, verdict, words, notice, reviewed_by, reviewed_at) values ('${release.id}', '${authorityId}', 'right', '\\x00', false, '${actor.accountId}', now())`),
    trial('release.judge and ask not to use it', mayJudge && release.state === 'used',
      `insert into portal.release_review (release_id, authority_id, verdict, words, notice, reviewed_by, reviewed_at) values ('${release.id}', '${authorityId}', 'wrong', '\\x00', true, '${actor.accountId}', now())`),
    trial(release.judgedBy === actor.accountId ? 'ask not to use it' : 'ask not to use it without having judged', release.judgedBy === actor.accountId && mayRead,
      `insert into portal.recall_notice (delivery_id, referral_id, authority_id, from_authority_id, at) values ('${release.id}', '${id}', '${toAuthorityId}', '${authorityId}', now())`),
    trial('judgement', release.judgedBy !== null && mayRead, `select from portal.release_review where release_id = '${release.id}'`),
    trial('referral.submit release', can(actor, 'referral.submit', { ...fromFile, accountId: actor.accountId }, now).ok,
      `insert into portal.release (id, referral_id, authority_id, case_file_id, unit_id, to_authority_id, to_unit_id, controller_id, state, ground_code, ground_version, wrapped_key, key_version, purpose,
         weighing, requested_by, requested_at, content_hash, version)
       values ('${randomUUID()}', '${id}', '${authorityId}', '${fromFile.id}', '${fromFile.unitId}', '${toAuthorityId}', '${toUnitId}', '${authorityId}', 'inReview', 'consent', 1, '\\x00', 1, '\\x00', '\\x00',
         '${actor.accountId}', now(), sha256('x'), 1)`),
    trial('referral.submit more items', release.state === 'inReview' && release.requestedBy === actor.accountId && mayRead && actor.grants.some(({ role }) => role === 'caseworker' || role === 'coordinator'),
      `insert into portal.release_item (release_id, authority_id, field, position, choice, source, sent) values ('${release.id}', '${authorityId}', 'threat', 2, 'leaves', '\\x00', '\\x00')`),
    trial('steps in another name', false,
      `insert into portal.release_event (release_id, authority_id, version, from_state, to_state, account_id, at) values ('${release.id}', '${authorityId}', 1, 'x', '${release.state}', '${randomUUID()}', now())`),
    trial('own steps', mayRead,
      `insert into portal.release_event (release_id, authority_id, version, from_state, to_state, account_id, at) values ('${release.id}', '${authorityId}', 1, 'x', '${release.state}', '${actor.accountId}', now())`),
  ]
}

function perConsent(actor: Actor, referral: PolicyReferral, now: number): Trial[] {
  const { consentId, fromFile } = referral
  const trial = trialsOf(actor, `consent ${consentId}`)
  return [
    trial('consent', can(actor, 'case.view', fromFile, now).ok || reviewsFor(actor, referral, now), `select from portal.consent where id = '${consentId}'`),
    trial('consent.withdraw', can(actor, 'consent.withdraw', fromFile, now).ok,
      `update portal.consent set state = 'withdrawn', ended_at = now() + interval '1 minute', version = version + 1 where id = '${consentId}'`),
  ]
}

function perDelivery(actor: Actor, referral: PolicyReferral, mayView: boolean, now: number): Trial[] {
  const { release, id, fromAuthorityId, toAuthorityId, state } = referral
  const trial = trialsOf(actor, `delivery ${release.id}`)
  const sides = sidesFor(actor, referral, now)
  const mayLay = release.state === 'used' && can(actor, 'referral.send', sides, now).ok
  const isReceived = release.hasDelivery && state !== 'withdrawn' && can(actor, 'referral.view', isShutOut(actor, referral.fromFile) ? sides : { ...sides, fromFile: null }, now).ok
  const item = (field: string) => `insert into portal.delivery_item (delivery_id, authority_id, field, position, body) values ('${release.id}', '${toAuthorityId}', '${field}', 0, '\\x00')`
  return [
    trial('referral.view received', isReceived, `select from portal.delivery where id = '${release.id}'`),
    trial('referral.view received items', isReceived, `select from portal.delivery_item where delivery_id = '${release.id}'`),
    trial('asked not to use it', release.isRecalled && toAuthorityId === actor.authorityId && mayView, `select from portal.recall_notice where delivery_id = '${release.id}'`),
    trial('referral.send delivery', mayLay,
      `insert into portal.delivery (id, referral_id, authority_id, from_authority_id, controller_id, regime, ground_code, ground_version, urgent, wrapped_key, key_version, purpose, sent_at)
       values ('${release.id}', '${id}', '${toAuthorityId}', '${fromAuthorityId}', '${toAuthorityId}', portal.regime_of('${toAuthorityId}'), 'consent', 1, ${release.urgent}, '\\x00', 1, '\\x00', now())`),
    trial('referral.send delivery item', mayLay, item('name')),
    trial('send what stays', false, item('health')),
  ]
}

function perError(actor: Actor, referral: PolicyReferral, now: number): Trial[] {
  const { id, error, fromFile, fromAuthorityId } = referral
  const trial = trialsOf(actor, `error in ${id}`)
  const sides = sidesFor(actor, referral, now)
  const asked = trial('referral.askError', can(actor, 'referral.askError', sides, now).ok,
    `insert into portal.error_request (id, referral_id, authority_id, case_file_id, unit_id, reason, asked_by, asked_at)
     values ('${randomUUID()}', '${id}', '${fromAuthorityId}', '${fromFile.id}', '${fromFile.unitId}', 'wrongPerson', '${actor.accountId}', now())`)
  const alone = trial('in error without a second yes', false, `update portal.referral set state = 'enteredInError', version = version + 1 where id = '${id}'`)
  if (error === null) return [asked, alone]
  const subject = { ...sides, fromUnitId: fromFile.unitId, askedBy: error.askedBy }
  const answer = (state: string) => `update portal.error_request set state = '${state}', answered_by = '${actor.accountId}', answered_at = now() where id = '${error.id}'`
  const mayAnswer = can(actor, 'referral.answerError', subject, now).ok
  return [
    asked, alone,
    trial('error', can(actor, 'case.view', fromFile, now).ok && !(referral.toFile && isShutOut(actor, referral.toFile)), `select from portal.error_request where id = '${error.id}'`),
    trial('referral.answerError no', mayAnswer, answer('refused')),
    trial('referral.answerError yes', mayAnswer, `${answer('confirmed')}; update portal.referral set state = 'enteredInError', version = version + 1 where id = '${id}'`),
    trial('referral.takeBackError', can(actor, 'referral.takeBackError', subject, now).ok, answer('takenBack')),
  ]
}

/** What a file may become: a draft, a consent. */
export function perFileReferral(actor: Actor, file: PolicyFile, to: { unit: string; authority: string }, now: number): Trial[] {
  const trial = trialsOf(actor, `file ${file.id}`)
  return [
    trial('referral.draft', can(actor, 'referral.draft', file, now).ok,
      `insert into portal.referral_draft (id, authority_id, account_id, case_file_id, unit_id, step, wrapped_key, key_version, answers, version, updated_at, expires_at)
       values ('${randomUUID()}', '${file.authorityId}', '${actor.accountId}', '${file.id}', '${file.unitId}', 'recipient', '\\x00', 1, '\\x00', 1, now(), now())`),
    trial('consent.take', can(actor, 'consent.take', file, now).ok,
      `insert into portal.consent (id, authority_id, case_file_id, unit_id, to_authority_id, to_unit_id, purpose, fields, valid_until, taken_by, taken_at)
       values ('${randomUUID()}', '${file.authorityId}', '${file.id}', '${file.unitId}', '${to.authority}', '${to.unit}', 'support', '{name}', now() + interval '1 day', '${actor.accountId}', now())`),
  ]
}

export function perDraft(actor: Actor, { id, file, accountId }: PolicyDraft, to: { unit: string; authority: string }, now: number): Trial[] {
  const trial = trialsOf(actor, `draft ${id}`)
  // What a closed file leaves behind is still its writer's to look at and throw away.
  const mayRead = can(actor, 'referral.editDraft', { ...file, accountId, closedAt: null }, now).ok
  return [
    trial('referral.editDraft read', mayRead, `select from portal.referral_draft where id = '${id}'`),
    trial('referral.editDraft discard', mayRead, `delete from portal.referral_draft where id = '${id}'`),
    trial('referral.editDraft', can(actor, 'referral.editDraft', { ...file, accountId }, now).ok, `update portal.referral_draft set version = version + 1 where id = '${id}'`),
    trial('referral.submit', can(actor, 'referral.submit', { ...file, accountId }, now).ok,
      `insert into portal.referral (id, number, from_authority_id, from_unit_id, from_case_file_id, to_authority_id, to_unit_id, purpose, urgency, state, version, created_at)
       values ('${id}', '34679CDF', '${file.authorityId}', '${file.unitId}', '${file.id}', '${to.authority}', '${to.unit}', 'support', 'ordinary', 'underReview', 1, now())`),
    trial('referral.submit without a draft', false,
      `insert into portal.referral (id, number, from_authority_id, from_unit_id, from_case_file_id, to_authority_id, to_unit_id, purpose, urgency, state, version, created_at)
       values ('${randomUUID()}', '34679CDF', '${file.authorityId}', '${file.unitId}', '${file.id}', '${to.authority}', '${to.unit}', 'support', 'ordinary', 'underReview', 1, now())`),
  ]
}
