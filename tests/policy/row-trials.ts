import { randomUUID } from 'node:crypto'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { holdsIn } from '@/lib/auth/relations'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import type { Trial } from '@/tests/policy/agree'
import { cast, units, type PolicyFile, type PolicyWorld } from '@/tests/policy/world'

/** Columns of a row of access, each as SQL. */
type Row = Record<string, string>
const insert = (row: Row): string => {
  const whole: Row = { id: `'${randomUUID()}'`, ...row }
  return `insert into portal.access (${Object.keys(whole).join(', ')}) values (${Object.values(whole).join(', ')})`
}
const quoted = (text: string) => `'${text}'`

/** Somebody else of the authority who works with no file of the unit, and an authority that is another. */
const outsiderOf = (authority: string, unit: string, self: string) => cast.find((one) => one.authorityId === authority && one.unitId !== unit && one.accountId !== self)?.accountId
const otherThan = (authority: string) => cast.find((one) => one.authorityId !== authority)?.authorityId ?? authority

/**
 * A row that would be allowed, and the same row with one thing untrue of it, which never is: each clause of the policy that lets the row in is the
 * only thing that stands in the way of one of them.
 */
function withForgeries(what: string, allowed: boolean, before: string, row: Row, untrue: Record<string, Row>, actor: Actor): Trial[] {
  const colleague = cast.find((one) => one.authorityId === actor.authorityId && one.accountId !== actor.accountId)?.accountId
  const forgeries: Record<string, Row> = {
    'of another authority': { authority_id: quoted(otherThan(actor.authorityId)) }, ...(colleague && { 'in another name': { granted_by: quoted(colleague) } }), ...untrue,
  }
  return [
    { what, actor, allowed, statement: before + insert(row) },
    ...Object.entries(forgeries).map(([how, change]) => ({ what: `${what} ${how}`, actor, allowed: false, statement: before + insert({ ...row, ...change }) })),
  ]
}

/** What a new file's opener gives with it, in one transaction: their own row, the unit's, a colleague's. */
function opening(actor: Actor, index: number, now: number): Trial[] {
  const own = actor.grants.find(({ unitId }) => unitId !== null && units.some(({ unit, authority }) => unit === unitId && authority === actor.authorityId))
  const place = units.find(({ unit }) => unit === own?.unitId) ?? units[index % units.length]
  if (!place) return []
  const { unit, authority, colleague } = place
  const [id, number] = [randomUUID(), newSpokenNumber()]
  const file = `insert into portal.case_file (id, authority_id, unit_id, number, controller_id, regime, environments, first_contact_at, wrapped_key, key_version)
    values ('${id}', '${authority}', '${unit}', '${number}', '${authority}', portal.regime_of('${authority}'), '{criminal}', now(), '\\x00', 1); `
  const base: Row = { case_file_id: quoted(id), file_unit_id: quoted(unit) }
  const opens = can(actor, 'case.open', { authorityId: authority, unitId: unit }, now).ok
  const elsewhere = units.find((one) => one.unit !== unit && !actor.grants.some(({ unitId }) => unitId === one.unit))
  const outsider = outsiderOf(authority, unit, actor.accountId)
  const mine: Row = { ...base, account_id: quoted(actor.accountId), reason: quoted('opened') }
  const opened = `${file}${insert(mine)}; `
  return [
    ...withForgeries('opener', opens, file, mine, {
      'for a colleague': { account_id: quoted(colleague === actor.accountId ? outsider ?? colleague : colleague) }, 'by another reason': { reason: quoted('handedOver') },
      ...(elsewhere && { 'in another unit': { file_unit_id: quoted(elsewhere.unit) } }),
    }, actor),
    ...withForgeries('inbox', opens, opened, { ...base, unit_id: quoted(unit), reason: quoted('unitInbox') }, {
      'by another reason': { reason: quoted('named') }, ...(elsewhere && { 'of another unit': { unit_id: quoted(elsewhere.unit) } }),
    }, actor),
    ...(colleague === actor.accountId ? [] : withForgeries('named', opens, opened, { ...base, account_id: quoted(colleague), reason: quoted('named') }, {
      'by another reason': { reason: quoted('unitInbox') }, 'oneself': { account_id: quoted(actor.accountId) }, ...(outsider && { 'outside the unit': { account_id: quoted(outsider) } }),
    }, actor)),
  ]
}

/** Rows of access one by one, each with what would make it untrue. */
export function rowTrials(actor: Actor, file: PolicyFile, world: PolicyWorld, index: number, now: number): Trial[] {
  const base: Row = { case_file_id: quoted(file.id), file_unit_id: quoted(file.unitId) }
  const outsider = outsiderOf(file.authorityId, file.unitId, actor.accountId)
  const given = (account: string, reason: string): Row => ({ ...base, account_id: quoted(account), reason: quoted(reason) })
  const untrue: Record<string, Row> = outsider === undefined ? {} : { 'outside the unit': { account_id: quoted(outsider) } }
  const mayGive = !file.closedTo.includes(file.colleague)
  const view = can(actor, 'case.view', file, now).ok
  const glass = world.glass.find((one) => one.caseFileId === file.id && one.openedBy === actor.accountId) ?? world.glass.find((one) => one.openedBy === actor.accountId)
  const broken = glass && world.files.find(({ id }) => id === glass.caseFileId)
  const yes = world.requests.find((one) => one.decidedBy === actor.accountId && one.state === 'approved' && one.accountId !== null) ?? world.requests[index % world.requests.length]
  const asked = yes && world.files.find(({ id }) => id === yes.caseFileId)
  const worksThere = (account: string, unit: string) =>
    cast.some((one) => one.accountId === account && one.unitId === unit && one.roles.some((role) => role === 'caseworker' || role === 'coordinator' || role === 'manager'))
  return [
    ...opening(actor, index, now),
    ...withForgeries('assigned', can(actor, 'case.assign', file, now).ok && mayGive, '', given(file.colleague, 'assigned'), untrue, actor),
    // A unit that the file was not opened to: by those who work with files there, as long as it is neither protected nor closed.
    { what: 'inbox afterwards', actor, statement: insert({ ...base, unit_id: quoted(file.unitId), reason: quoted('unitInbox') }),
      allowed: view && holdsIn(actor, file.unitId, ['caseworker', 'coordinator']) && file.protection === 'none' && file.closedAt === null },
    { what: 'named afterwards', actor, allowed: false, statement: insert(given(file.colleague === actor.accountId ? outsider ?? file.colleague : file.colleague, 'named')) },
    // Status and time of the last change follow the file.
    { what: 'touched', actor, allowed: view, statement: `update portal.access set touched_at = now() where case_file_id = '${file.id}'` },
    ...(glass && broken ? withForgeries('through the glass', glass.authorityId === actor.authorityId && can(actor, 'case.breakGlass', broken, now).ok, '', {
      id: quoted(glass.id), case_file_id: quoted(broken.id), file_unit_id: quoted(broken.unitId), account_id: quoted(actor.accountId), reason: quoted('breakGlass'), valid_until: `now() + interval '20 minutes'`,
    }, {
      'that is another one': { id: quoted(randomUUID()) }, 'by another reason': { reason: quoted('named') }, 'from tomorrow on': { valid_from: `now() + interval '1 minute'` },
      ...(outsider && { 'for another': { account_id: quoted(outsider) } }),
    }, actor) : []),
    ...(yes && asked && yes.accountId !== null ? withForgeries('approved', can(actor, 'access.view', yes, now).ok && yes.authorityId === actor.authorityId && yes.state === 'approved' && yes.decidedBy === actor.accountId
      && asked.protection !== 'none' && worksThere(yes.accountId, asked.unitId) && !asked.closedTo.includes(yes.accountId), '', {
      id: quoted(yes.id), case_file_id: quoted(asked.id), file_unit_id: quoted(asked.unitId), account_id: quoted(yes.accountId), reason: quoted('approved'),
    }, {
      'by a yes to another question': { id: quoted(randomUUID()) }, 'by another reason': { reason: quoted('named') }, 'for a while': { valid_until: `now() + interval '1 day'` },
      ...(outsider && outsider !== yes.accountId && { 'for another': { account_id: quoted(outsider) } }),
    }, actor) : []),
  ]
}
