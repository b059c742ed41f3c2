import { randomUUID } from 'node:crypto'
import { checkingSide, namedPersons } from '@/lib/auth/access-relations'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { isLive } from '@/lib/auth/relations'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import type { Trial } from '@/tests/policy/agree'
import { cast, units, type PolicyFile, type PolicyRequest, type PolicyWorld } from '@/tests/policy/world'

/** Who is named in a protected file, by whose question, and who comes in through the glass. */
export function protectionTrials(actor: Actor, file: PolicyFile, now: number): Trial[] {
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
    ...rows.filter((row) => row !== undefined).map((row) => trial(endingOf(actor, row), isLive(row, now) && can(actor, endingOf(actor, row), file, now).ok,
      `update portal.access set valid_until = now(), ended_by = '${actor.accountId}', end_reason = 'notNeeded' where id = '${row.id}' and valid_from <= now() and (valid_until is null or valid_until > now())`)),
    // The last one hands over with the same act as they let go; a file that nobody holds is given away by whoever manages the unit.
    trial('access.handOver', colleague !== actor.accountId && !closedTo.includes(colleague) && !isHeld(file, actor.accountId)
      && ((namedPersons(file, now).includes(actor.accountId) && can(actor, 'access.giveUp', file, now).ok)
        || (!isHeld(file, null) && file.closedAt === null && !closedTo.includes(actor.accountId) && can(actor, 'access.handOver', file, now).ok)),
      `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason) values ('${randomUUID()}', ${id}, '${file.unitId}', '${colleague}', 'handedOver')`),
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

const endingOf = (actor: Actor, row: { accountId: string | null }) => (row.accountId === actor.accountId ? 'access.giveUp' as const : 'access.end' as const)

/** Whether somebody besides this account holds the file without an end: by a row of their own, or with the unit where it is not protected. */
const isHeld = ({ access, closedTo, protection }: PolicyFile, besides: string | null): boolean =>
  access.some(({ accountId, reason, validUntil }) => validUntil === null && reason !== 'breakGlass'
    && (accountId === null ? protection === 'none' : accountId !== besides && !closedTo.includes(accountId)))

/** Questions and openings of the reader's own authority, and conflicts. */
export function questionTrials(actor: Actor, world: PolicyWorld, index: number, now: number): Trial[] {
  const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what, actor, allowed, statement })
  const near = world.requests.filter(({ authorityId }) => authorityId === actor.authorityId)
  const among = near.length > 0 && index % 5 !== 0 ? near : world.requests
  const requests = Array.from({ length: 12 }, (_, step) => among[(index * 5 + step) % among.length]).filter((request) => request !== undefined)
  const glass = world.glass.filter(({ authorityId }, at) => authorityId === actor.authorityId || at % 7 === index % 7).slice(index % 3, index % 3 + 3)
    .map((one) => ({ ...one, spoken: one.checks.map(({ side, by }) => ({ side, isOwn: by === actor.accountId })) }))
  const ofTheirs = world.conflicts.filter(({ authorityId }) => authorityId === actor.authorityId)
  const conflicts = [...pick(ofTheirs, index), ...pick(world.conflicts, index * 3)]
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
    // A yes is spent by who said it, on whom it was about and nobody else, while they work there.
    ...requests.filter(({ accountId, state, decidedBy }) => accountId !== null && state === 'approved' && (decidedBy === actor.accountId || index % 4 === 0)).flatMap((request) => {
      const others = cast.filter((one) => one.unitId === request.unitId && one.accountId !== request.accountId)
      return [
        trial(`access.answer gives ${request.id}`, request.decidedBy === actor.accountId && request.authorityId === actor.authorityId && can(actor, 'access.view', request, now).ok
          && worksThere(request) && !request.closedTo.includes(request.accountId ?? ''), given(request, request.accountId ?? '')),
        ...others.map(({ accountId }) => trial(`given to another than ${request.id}`, false, given(request, accountId))),
      ]
    }),
    // Whoever opened sees their own row again, and the two who look into it; what they thought, when both have said so.
    ...glass.flatMap((one) => {
      const looks = !one.closedTo.includes(actor.accountId) && one.authorityId === actor.authorityId && (one.openedBy === actor.accountId || can(actor, 'glass.view', one, now).ok)
      return [
        trial(`glass.view ${one.id}`, looks, `select from portal.break_glass where id = '${one.id}'`),
        trial(`glass.view words ${one.id}`, one.checks.length === 2 && looks, `select from portal.break_glass_check where break_glass_id = '${one.id}' and account_id <> '${actor.accountId}'`),
        trial(`glass.view own words ${one.id}`, one.authorityId === actor.authorityId && one.spoken.some(({ isOwn }) => isOwn), `select from portal.break_glass_check where break_glass_id = '${one.id}' and account_id = '${actor.accountId}'`),
      ]
    }),
    ...conflicts.flatMap((one) => {
      const leads = can(actor, 'conflict.record', one, now).ok
      return [
        trial(`conflict.list ${one.id}`, can(actor, 'conflict.list', one, now).ok && (one.accountId === actor.accountId || one.declaredBy === actor.accountId || leads), `select from portal.conflict where id = '${one.id}'`),
        trial(`conflict.end ${one.id}`, one.endedAt === null && can(actor, 'conflict.end', one, now).ok,
          `update portal.conflict set ended_by = '${actor.accountId}', ended_at = now() where id = '${one.id}'`),
      ]
    }),
    // Whoever has spoken may look again by the side they spoke from, whatever their role has become; a second word the verb refuses.
    ...glass.filter(({ spoken }) => !spoken.some(({ isOwn }) => isOwn)).map((one) => trial(`glass.check ${one.id}`, !one.closedTo.includes(actor.accountId) && can(actor, 'glass.check', one, now).ok,
      `insert into portal.break_glass_check (break_glass_id, side, verdict, words, checked_at) values ('${one.id}', '${checkingSide(actor, one, now) ?? (index % 2 === 0 ? 'manager' : 'logReviewer')}', 'right', '\\x00', now())`)),
    trial('conflict.declare', can(actor, 'conflict.declare', actor, now).ok, conflict(actor.accountId)),
    ...(colleague === undefined ? [] : [trial('conflict.record', colleague.colleague === actor.accountId
      ? can(actor, 'conflict.declare', actor, now).ok
      : can(actor, 'conflict.record', { authorityId: actor.authorityId, accountId: colleague.colleague, units: [colleague.unit] }, now).ok, conflict(colleague.colleague))]),
  ]
}

const worksThere = ({ accountId, unitId, authorityId }: PolicyRequest): boolean =>
  cast.some((one) => one.accountId === accountId && one.unitId === unitId && one.authorityId === authorityId && one.roles.some((role) => ['caseworker', 'coordinator', 'manager'].includes(role)))

const given = ({ id, caseFileId, unitId }: PolicyRequest, accountId: string): string =>
  `insert into portal.access (id, case_file_id, file_unit_id, account_id, reason) values ('${id}', '${caseFileId}', '${unitId}', '${accountId}', 'approved')`

/** One of the list, or none where it is empty. */
const pick = <T>(list: readonly T[], index: number): T[] => list.slice(index % Math.max(list.length, 1)).slice(0, 1)

const conflict = (accountId: string): string =>
  `insert into portal.conflict (id, number, account_id, kind, declared_at) values ('${randomUUID()}', '${newSpokenNumber()}', '${accountId}', 'kin', now())`
