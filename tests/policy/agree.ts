import { randomUUID } from 'node:crypto'
import { namedPersons } from '@/lib/auth/access-relations'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { principalsOf, roleWords } from '@/lib/auth/principals'
import { isLive } from '@/lib/auth/relations'
import { protectionTrials, questionTrials } from '@/tests/policy/access-trials'
import { editorialTrials, editorOf, planEditions } from '@/tests/policy/editorial-trials'
import { enquiryTrials } from '@/tests/policy/enquiry-trials'
import { groundTrials, juristOf, planWordings } from '@/tests/policy/ground-trials'
import { keeperOf, keepingTrials } from '@/tests/policy/keeping-trials'
import { rowTrials } from '@/tests/policy/row-trials'
import { perDraft, perFileReferral, perReferral } from '@/tests/policy/referral-trials'
import { supportTrials } from '@/tests/policy/support-trials'
import type { PolicyDraft, PolicyReferral } from '@/tests/policy/referral-world'
import { actors, at, cast, deadMail, units, type PolicyFile, type PolicyWorld } from '@/tests/policy/world'

/** One thing that somebody tries: what the rules of the application say, and the statement that asks the database the same. */
export interface Trial { what: string; actor: Actor; allowed: boolean; statement: string }

const perFile = (actor: Actor, file: PolicyFile, now: number): Trial[] => {
  const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${file.id}`, actor, allowed, statement })
  const id = `'${file.id}'`
  const view = can(actor, 'case.view', file, now).ok
  return [
    trial('case.view', view, `select from portal.case_file where id = ${id}`),
    trial('case.revealName', can(actor, 'case.revealName', file, now).ok, `select from portal.person_record where case_file_id = ${id}`),
    trial('case.showSafeContact', can(actor, 'case.showSafeContact', file, now).ok, `select from portal.person_record where case_file_id = ${id}`),
    trial('case.writeNote', can(actor, 'case.writeNote', file, now).ok,
      `insert into portal.note (id, case_file_id, unit_id, kind, at, body) values ('${randomUUID()}', ${id}, '${file.unitId}', 'fact', now(), '\\x00')`),
    trial('case.close', can(actor, 'case.close', file, now).ok,
      `update portal.case_file set status = 'closed', closed_at = now(), outcome = 'left', version = version + 1 where id = ${id}`),
    trial('case.assign', can(actor, 'case.assign', file, now).ok && !file.closedTo.includes(file.colleague),
      `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason) values ('${randomUUID()}', ${id}, '${file.unitId}', '${file.colleague}', 'assigned')`),
    // By itself, and with its row in the history, which asks the same by a policy of its own.
    trial('case.edit', can(actor, 'case.edit', file, now).ok, `update portal.person_record set needs = '\\x01', version = version + 1 where case_file_id = ${id}`),
    trial('case.edit with its history', can(actor, 'case.edit', file, now).ok,
      `update portal.person_record set needs = '\\x01', version = version + 1 where case_file_id = ${id};
       insert into portal.person_change (case_file_id, version, unit_id, fields, before, changed_at) values (${id}, 2, '${file.unitId}', '{needs}', '\\x00', now())`),
    trial('case.reopen', can(actor, 'case.reopen', file, now).ok,
      `insert into portal.episode (case_file_id, file_version, unit_id, closed_at, outcome, reason, reopened_at) values (${id}, 1, '${file.unitId}', now(), 'left', 'cameBack', now())`),
    trial('note', view, `select from portal.note where case_file_id = ${id}`),
    trial('change of the person', view, `select from portal.person_change where case_file_id = ${id}`),
    trial('episode', view, `select from portal.episode where case_file_id = ${id}`),
    trial('case.open person', view && file.closedAt === null && can(actor, 'case.open', file, now).ok, `insert into portal.person_record (case_file_id, unit_id) values (${id}, '${file.unitId}')`),
    ...file.access.slice(0, 2).map((row) => trial('row of access', view || isOwnRow(actor, file, row, now), `select from portal.access where id = '${row.id}'`)),
    ...protectionTrials(actor, file, now),
    // Nobody takes a file for themselves, shares a protected one with the unit, or names a second person afterwards.
    trial('take', false, `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason) values ('${randomUUID()}', ${id}, '${file.unitId}', '${actor.accountId}', 'opened')`),
    trial('rewrite whose', false, `update portal.case_file set authority_id = '${actor.authorityId}' where id = ${id}`),
    trial('remove', false, `delete from portal.case_file where id = ${id}`),
  ]
}

/** A row that counts is seen by whom it names, whatever the role. */
const isOwnRow = (actor: Actor, { authorityId, closedTo }: PolicyFile, row: PolicyFile['access'][number], now: number): boolean =>
  authorityId === actor.authorityId && !closedTo.includes(actor.accountId) && isLive(row, now) && principalsOf(actor).includes(row.accountId ?? row.unitId ?? '')

const elsewise = (actor: Actor, world: PolicyWorld, index: number, now: number): Trial[] => {
  const { unit, authority } = units[index % units.length] ?? { unit: '', authority: '' }
  // Every other time a reading of their own, which nobody reviews.
  const own = world.events.filter(({ accountId }) => accountId === actor.accountId)
  const among = index % 2 === 0 && own.length > 0 ? own : world.events
  const event = among[index % among.length]
  const reviews = can(actor, 'audit.review', { authorityId: actor.authorityId }, now).ok
  return [
    {
      what: `case.open ${unit}`, actor, allowed: can(actor, 'case.open', { authorityId: authority, unitId: unit }, now).ok,
      statement: `insert into portal.case_file (id, authority_id, unit_id, number, controller_id, regime, environments, first_contact_at, wrapped_key, key_version)
        values ('${randomUUID()}', '${authority}', '${unit}', '34679CDF', '${authority}', portal.regime_of('${authority}'), '{criminal}', now(), '\\x00', 1)`,
    },
    {
      // Decisions 30: of one's own authority, not one's own reading, not of a unit where one works with files.
      what: `audit.review ${event?.id}`, actor, statement: `select from portal.audit_event where id = '${event?.id}'`,
      allowed: reviews && event !== undefined && event.authorityId === actor.authorityId && event.accountId !== actor.accountId
        && (event.unitId === null || !principalsOf(actor).includes(event.unitId)),
    },
    { what: 'mail.listDead', actor, allowed: can(actor, 'mail.listDead', {}, now).ok, statement: `select from portal.mail where id = '${deadMail}'` },
    { what: 'mail.retry', actor, allowed: can(actor, 'mail.retry', {}, now).ok, statement: `select portal.retry_mail('${deadMail}')` },
    ...reportTrials(actor, at(cast, index * 3).authorityId, now),
    {
      what: 'audit in another name', actor, allowed: false,
      statement: `insert into portal.audit_event (id, account_id, action, shown) values ('${randomUUID()}', '${randomUUID()}', 'case.viewed', '{}')`,
    },
  ]
}

/** What visitors reported about a contact: every authority has one report and one that was looked into. */
function reportTrials(actor: Actor, authorityId: string, now: number): Trial[] {
  // Mostly one's own: anybody else's is nobody's business.
  return [actor.authorityId, authorityId].flatMap((owner) => {
    const check = (by: string) => `insert into portal.contact_check (id, authority_id, contact_key, reason, first_on, last_on, times, outcome, checked_by, checked_at)
      values ('${randomUUID()}', '${owner}', 'bris', 'hours', '2026-11-01', '2026-11-02', 3, 'wasRight', '${by}', now())`
    const [lists, checks] = [can(actor, 'contactReport.list', { authorityId: owner }, now).ok, can(actor, 'contactReport.check', { authorityId: owner }, now).ok]
    return [
      { what: 'contactReport.list', actor, allowed: lists, statement: `select from portal.contact_report where authority_id = '${owner}'` },
      { what: 'contactReport.list checks', actor, allowed: lists, statement: `select from portal.contact_check where authority_id = '${owner}'` },
      { what: 'contactReport.check', actor, allowed: checks, statement: `delete from portal.contact_report where authority_id = '${owner}'` },
      { what: 'contactReport.check outcome', actor, allowed: checks, statement: check(actor.accountId) },
      { what: 'contact check in another name', actor, allowed: false, statement: check(randomUUID()) },
      { what: 'contact report made up', actor, allowed: false, statement: `insert into portal.contact_report values ('${owner}', 'bris', 'facts', '2026-11-20', 1)` },
    ]
  })
}

/** Who can do something about a notice to a unit. */
const answersTo = { toRead: ['caseworker', 'coordinator'], unanswered: ['coordinator'], unansweredLong: ['coordinator', 'manager'], enquiry: ['contactPointOfficer'], enquiryWaits: ['contactPointOfficer'] } as const

/** Notices: told by the roles that an account has in the database, and those are what the world gave it, not what this actor says. */
function noticeTrials(actor: Actor, { notices }: PolicyWorld, index: number): Trial[] {
  const self = cast.find(({ accountId }) => accountId === actor.accountId)
  const near = notices.filter(({ accountId, unitId }) => accountId === actor.accountId || actor.grants.some((grant) => unitId !== null && grant.unitId === unitId))
  return [pick(near, index), pick(notices, index * 5)].filter((one) => one !== undefined).flatMap(({ id, authorityId, accountId, unitId, kind }) => {
    const isTold = authorityId === actor.authorityId && self?.authorityId === authorityId && (unitId === null
      ? accountId === actor.accountId && self.roles.length > 0
      : (kind.startsWith('enquiry') ? actor.grants.some((grant) => grant.role === 'contactPointOfficer' && grant.unitId === unitId) : principalsOf(actor).includes(unitId)) && self.unitId === unitId && self.roles.some((role) => answersTo[kind].some((one) => one === role)))
    return [
      { what: `notice ${id}`, actor, allowed: isTold, statement: `select from portal.outbox where id = '${id}'` },
      { what: `notice read ${id}`, actor, allowed: authorityId === actor.authorityId && self?.authorityId === authorityId, statement: `select from portal.notice_read where outbox_id = '${id}' and account_id = '${actor.accountId}'` },
      { what: `notice read by another ${id}`, actor, allowed: false, statement: `select from portal.notice_read where outbox_id = '${id}' and account_id <> '${actor.accountId}'` },
      { what: `notice called read ${id}`, actor, allowed: isTold, statement: `insert into portal.notice_read (authority_id, outbox_id, account_id, read_at) values ('${authorityId}', '${id}', '${actor.accountId}', now())` },
    ]
  })
}

/** Everything that is asked about one person: a file, a referral, every other time a draft, and what is about neither. */
function trialsFor(world: PolicyWorld, actor: Actor, index: number, now: number): Trial[] {
  const file = fileFor(world, actor, index, now)
  const referral = referralFor(world, actor, index)
  const draft = index % 2 === 0 ? draftFor(world, actor, index) : undefined
  const to = units.filter(({ unit }) => unit !== (draft?.file ?? file)?.unitId)[(index * 5) % (units.length - 1)]
  return [
    ...(file ? perFile(actor, file, now) : []),
    ...(file ? rowTrials(actor, file, world, index, now) : []),
    ...elsewise(actor, world, index, now),
    ...questionTrials(actor, world, index, now),
    ...noticeTrials(actor, world, index),
    ...supportTrials(actor, units, index, now),
    ...enquiryTrials(actor, world, index, now),
    ...(referral ? perReferral(actor, referral, world, now) : []),
    ...(to && file ? perFileReferral(actor, file, to, now) : []),
    ...(to && draft ? perDraft(actor, draft, to, now) : []),
  ]
}

/** Each person four times: as they are, and as somebody of the editorial part, who keeps the directory and who keeps the rules, where few of the others would come. */
function* turns(world: PolicyWorld, people: number, seed: number, now: number): Generator<[Actor, () => Trial[]]> {
  const [editions, wordings] = [planEditions(), planWordings()]
  for (const [index, actor] of actors(people, seed, now).entries()) {
    yield [actor, () => trialsFor(world, actor, index, now)]
    const editor = editorOf(actor, index)
    yield [editor, () => editorialTrials(editor, editions, index, now)]
    const keeper = keeperOf(actor, index)
    yield [keeper, () => keepingTrials(keeper, now)]
    const jurist = juristOf(actor, index)
    yield [jurist, () => groundTrials(jurist, wordings, index, now)]
  }
}

export interface Answers { asked: number; allowed: number; found: string[] }

/**
 * Asks application and database about random people, about a hundred things each. Stops at the first about whom they disagree.
 * @param people how many
 * @param table only what is asked of this table
 */
export async function disagreements(world: PolicyWorld, people: number, seed: number, now: number, table: string | null = null): Promise<Answers> {
  const answered: Answers = { asked: 0, allowed: 0, found: [] }
  for (const [actor, asked] of turns(world, people, seed, now)) {
    const trials = asked().filter(({ statement }) => table === null || actsIn(statement).some((act) => act.endsWith(` ${table}`)))
    if (trials.length === 0) continue
    const answers = await answersOf(world, actor, trials.map(({ statement }) => statement))
    answered.asked += trials.length
    answered.allowed += trials.filter(({ allowed }) => allowed).length
    answered.found = trials.flatMap(({ what, allowed: may }, at) => (may === ((answers[at] ?? 0) > 0) ? [] : [`${what}: application ${may ? 'yes' : 'no'}, database ${answers[at]}; ${JSON.stringify(actor)}`]))
    if (answered.found.length > 0) return answered
  }
  return answered
}

/** `insert release` for each thing that a statement does. */
const actsIn = (statement: string): string[] =>
  [...statement.matchAll(/(select|insert|update|delete)(?: from| into)? portal\.(\w+)/g)].map(([, verb, table]) => `${verb} ${table}`)

/** What the trials are about, without asking anybody: their first words, and each act on a table. */
export function everythingAsked(world: PolicyWorld, now: number): { subjects: Set<string>; acts: Set<string> } {
  const trials = [...turns(world, 600, 7, now)].flatMap(([, asked]) => asked())
  return {
    subjects: new Set(trials.map(({ what }) => what.split(' ')[0] ?? '')),
    acts: new Set(trials.flatMap(({ statement }) => actsIn(statement))),
  }
}

const isNear = (actor: Actor, { access }: PolicyFile): boolean =>
  access.some((row) => row.accountId === actor.accountId || actor.grants.some(({ unitId }) => row.unitId !== null && row.unitId === unitId))

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]
/** One of the first list that has any. */
const pickFirst = <T>(lists: readonly (readonly T[])[], index: number): T | undefined => pick(lists.find((list) => list.length > 0) ?? [], index)

/**
 * Three times of four a file that a row, whole or over or not begun, gives to this person or a unit of theirs: where the rules are
 * tight. Every other of those, when there is one, protected and held by name: few people are named in one.
 */
function fileFor({ files }: PolicyWorld, actor: Actor, index: number, now: number): PolicyFile | undefined {
  const near = files.filter((file) => isNear(actor, file))
  const named = index % 2 === 1 ? near.filter((file) => file.protection !== 'none' && namedPersons(file, now).includes(actor.accountId)) : []
  return pickFirst(index % 4 === 0 ? [files] : [named, near, files], index * 7 + 1)
}

/** By turns: from a file near the person, to a unit or file of theirs, asked by them, waiting in their authority, any. */
function referralFor({ referrals }: PolicyWorld, actor: Actor, index: number): PolicyReferral | undefined {
  const kinds: ((one: PolicyReferral) => boolean)[] = [
    ({ fromFile }) => isNear(actor, fromFile),
    ({ toUnitId, toFile }) => actor.grants.some(({ unitId }) => unitId === toUnitId) || (toFile !== null && isNear(actor, toFile)),
    ({ release }) => release.requestedBy === actor.accountId,
    ({ fromAuthorityId, release }) => fromAuthorityId === actor.authorityId && release.state === 'inReview',
    () => true,
  ]
  const kind = kinds[index % kinds.length] ?? (() => true)
  const fitting = referrals.filter(kind)
  return pickFirst([index % 2 === 0 ? fitting.filter(({ release }) => release.state === 'inReview') : [], fitting, referrals], index * 3 + 1)
}

/** Mostly one of their own, or in a file near them. */
function draftFor({ drafts }: PolicyWorld, actor: Actor, index: number): PolicyDraft | undefined {
  const own = drafts.filter(({ accountId }) => accountId === actor.accountId)
  const near = drafts.filter(({ file }) => isNear(actor, file))
  return pickFirst(index % 3 === 0 ? [near, drafts] : index % 7 === 0 ? [drafts] : [own, near, drafts], index * 5 + 2)
}

async function answersOf({ app }: PolicyWorld, actor: Actor, statements: string[]): Promise<number[]> {
  await app.query('begin')
  try {
    await app.query('select set_config(\'app.account\', $1, true), set_config(\'app.authority\', $2, true), set_config(\'app.session\', \'test\', true), set_config(\'app.principals\', $3, true), set_config(\'app.roles\', $4, true)',
      [actor.accountId, actor.authorityId, `{${principalsOf(actor).join(',')}}`, `{${roleWords(actor).join(',')}}`])
    const { rows } = await app.query<{ touched: number }>('select portal.attempt(s) as touched from unnest($1::text[]) with ordinality as t (s, n) order by n', [statements])
    return rows.map(({ touched }) => touched)
  } finally {
    await app.query('rollback')
  }
}
