import { randomUUID } from 'node:crypto'
import { checkingSide, namedPersons } from '@/lib/auth/access-relations'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { principalsOf, roleWords } from '@/lib/auth/principals'
import { isLive } from '@/lib/auth/relations'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { actors, units, type PolicyFile, type PolicyWorld } from '@/tests/policy/world'

/** One thing that somebody tries: what the rules of the application say, and the statement that asks the database the same. */
interface Trial { what: string; actor: Actor; allowed: boolean; statement: string }

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
    trial('case.edit', can(actor, 'case.edit', file, now).ok, `update portal.person_record set version = version + 1 where case_file_id = ${id}`),
    trial('case.reopen', can(actor, 'case.reopen', file, now).ok,
      `insert into portal.episode (case_file_id, file_version, unit_id, closed_at, outcome, reason, reopened_at)
       select id, version, unit_id, coalesce(closed_at, now()), coalesce(outcome, 'left'), 'cameBack', now() from portal.case_file where id = ${id}`),
    ...protectionTrials(actor, file, now),
    // Nobody takes a file for themselves, shares a protected one with the unit, or names a second person afterwards.
    trial('take', false, `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason) values ('${randomUUID()}', ${id}, '${file.unitId}', '${actor.accountId}', 'opened')`),
    trial('rewrite whose', false, `update portal.case_file set authority_id = '${actor.authorityId}' where id = ${id}`),
    trial('remove', false, `delete from portal.case_file where id = ${id}`),
  ]
}

/** Who is named in a protected file, by whose question, and who comes in through the glass. */
function protectionTrials(actor: Actor, file: PolicyFile, now: number): Trial[] {
  const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${file.id}`, actor, allowed, statement })
  const id = `'${file.id}'`
  const { colleague, closedTo } = file
  const ask = (columns: string, values: string) => `insert into portal.access_request (id, case_file_id, unit_id, number, kind, reason, asked_at, expires_at, ${columns})
    values ('${randomUUID()}', ${id}, '${file.unitId}', '${file.number}', ${values})`
  // One's own row, and one that lives and is another's.
  const rows = [file.access.find(({ accountId }) => accountId === actor.accountId), file.access.find((row) => row.accountId !== actor.accountId && isLive(row, now))]
  const nameable = colleague !== actor.accountId && !closedTo.includes(colleague) && !namedPersons(file, now).includes(colleague)
  return [
    trial('case.raiseProtection', can(actor, 'case.raiseProtection', file, now).ok && file.protection !== 'assumedIdentity',
      `update portal.case_file set protection = 'assumedIdentity', version = version + 1 where id = ${id} and protection <> 'assumedIdentity'`),
    trial('lower alone', false, `update portal.case_file set protection = 'none', version = version + 1 where id = ${id} and protection <> 'none'`),
    trial('access.ask', can(actor, 'access.ask', file, now).ok && nameable,
      ask('account_id', `'person', 'cover', now(), now() + interval '1 day', '${colleague}'`)),
    trial('access.askToLower', can(actor, 'access.askToLower', file, now).ok, ask('protection', "'lower', 'levelEnded', now(), now() + interval '1 day', 'none'")),
    ...rows.filter((row) => row !== undefined).map((row) => trial('access.end or giveUp', isLive(row, now) && can(actor, row.accountId === actor.accountId ? 'access.giveUp' : 'access.end', file, now).ok,
      `update portal.access set valid_until = now(), ended_by = '${actor.accountId}', end_reason = 'notNeeded' where id = '${row.id}' and valid_from <= now() and (valid_until is null or valid_until > now())`)),
    trial('case.breakGlass', can(actor, 'case.breakGlass', file, now).ok,
      `insert into portal.break_glass (id, case_file_id, unit_id, number, danger, reason, wrapped_key, key_version, opened_at, check_by)
       values ('${randomUUID()}', ${id}, '${file.unitId}', '${file.number}', 'life', '\\x00', '\\x00', 1, now(), now() + interval '1 day')`),
    // Without a yes, without a broken glass, and to somebody it is closed to: never.
    trial('approved by nobody', false, `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason) values ('${randomUUID()}', ${id}, '${file.unitId}', '${colleague}', 'approved')`),
    trial('glass that is whole', false, `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason, valid_until)
      values ('${randomUUID()}', ${id}, '${file.unitId}', '${actor.accountId}', 'breakGlass', now() + interval '29 minutes')`),
    ...closedTo.slice(0, 1).map((account) => trial('given to the conflicted', false,
      `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason) values ('${randomUUID()}', ${id}, '${file.unitId}', '${account}', 'assigned')`)),
  ]
}

/** Questions and openings of the reader's own authority, and conflicts. */
function questionTrials(actor: Actor, world: PolicyWorld, index: number, now: number): Trial[] {
  const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what, actor, allowed, statement })
  const near = world.requests.filter(({ authorityId }) => authorityId === actor.authorityId)
  const among = near.length > 0 && index % 5 !== 0 ? near : world.requests
  const requests = Array.from({ length: 12 }, (_, step) => among[(index * 5 + step) % among.length]).filter((request) => request !== undefined)
  const glass = world.glass.filter(({ authorityId }, at) => authorityId === actor.authorityId || at % 7 === index % 7).slice(index % 3, index % 3 + 3)
  const waits = (request: (typeof requests)[number]) => request.state === 'asked'
  const colleague = units.find(({ authority }) => authority === actor.authorityId)
  return [
    ...requests.flatMap((request) => [
      trial(`access.view ${request.id}`, can(actor, 'access.view', request, now).ok, `select from portal.access_request where id = '${request.id}'`),
      trial(`access.answer ${request.id}`, waits(request) && !request.isLate && can(actor, 'access.answer', request, now).ok,
        `update portal.access_request set state = 'refused', version = version + 1, decided_by = '${actor.accountId}', decided_at = now() where id = '${request.id}' and asked_by <> '${actor.accountId}'`),
      trial(`access.withdraw ${request.id}`, waits(request) && can(actor, 'access.withdraw', request, now).ok,
        `update portal.access_request set state = 'withdrawn', version = version + 1, decided_by = '${actor.accountId}', decided_at = now() where id = '${request.id}' and asked_by = '${actor.accountId}'`),
    ]),
    ...glass.map((one) => trial(`glass.check ${one.id}`, !one.closedTo.includes(actor.accountId) && can(actor, 'glass.check', one, now).ok,
      `insert into portal.break_glass_check (break_glass_id, side, verdict, words, checked_at) values ('${one.id}', '${checkingSide(actor, one, now) ?? (index % 2 === 0 ? 'manager' : 'logReviewer')}', 'right', '\\x00', now())`)),
    trial('conflict.declare', can(actor, 'conflict.declare', actor, now).ok, conflict(actor.accountId)),
    ...(colleague === undefined ? [] : [trial('conflict.record', colleague.colleague === actor.accountId
      ? can(actor, 'conflict.declare', actor, now).ok
      : can(actor, 'conflict.record', { authorityId: actor.authorityId, accountId: colleague.colleague, units: [colleague.unit] }, now).ok, conflict(colleague.colleague))]),
  ]
}

const conflict = (accountId: string): string =>
  `insert into portal.conflict (id, number, account_id, kind, declared_at) values ('${randomUUID()}', '${newSpokenNumber()}', '${accountId}', 'kin', now())`

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
    {
      what: 'audit in another name', actor, allowed: false,
      statement: `insert into portal.audit_event (id, account_id, action, shown) values ('${randomUUID()}', '${randomUUID()}', 'case.viewed', '{}')`,
    },
  ]
}

/**
 * Asks application and database about `count` random actor × file × action. Stops at the first person about whom they disagree.
 * @returns how many were asked, and in words each disagreement found
 */
export async function disagreements(world: PolicyWorld, count: number, seed: number, now: number): Promise<{ asked: number; allowed: number; found: string[] }> {
  let [asked, allowed] = [0, 0]
  const perActor = 3
  for (const [index, actor] of actors(Math.ceil(count / (perActor * 20 + 3)), seed, now).entries()) {
    const files = filesFor(world, actor, index, perActor)
    const trials = [...files.flatMap((file) => perFile(actor, file, now)), ...elsewise(actor, world, index, now), ...questionTrials(actor, world, index, now)]
    const answers = await answersOf(world, actor, trials.map(({ statement }) => statement))
    const found = trials.flatMap(({ what, allowed: may }, at) => (may === ((answers[at] ?? 0) > 0) ? [] : [`${what}: application ${may ? 'yes' : 'no'}, database ${answers[at]}; ${JSON.stringify(actor)}`]))
    asked += trials.length
    allowed += trials.filter((trial) => trial.allowed).length
    if (found.length > 0) return { asked, allowed, found }
  }
  return { asked, allowed, found: [] }
}

/** Any file, and twice as often one that a row, whole or over or not begun, gives to this person or a unit of theirs: where the rules are tight. */
function filesFor({ files }: PolicyWorld, actor: Actor, index: number, count: number): PolicyFile[] {
  const units = actor.grants.map(({ unitId }) => unitId)
  const near = files.filter(({ access }) => access.some((row) => row.accountId === actor.accountId || (row.unitId !== null && units.some((unit) => unit === row.unitId))))
  return Array.from({ length: count }, (_, step) => {
    const among = step > 0 && near.length > 0 ? near : files
    return among[(index * 7 + step * 13) % among.length]
  }).filter((file) => file !== undefined)
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
