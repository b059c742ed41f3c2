import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { Client } from 'pg'
import { z } from 'zod'
import { namedPersons, type GlassFacts, type RequestFacts } from '@/lib/auth/access-relations'
import type { Role } from '@/lib/auth/model'
import { roles, type Actor } from '@/lib/auth/model'
import type { FileFacts } from '@/lib/auth/relations'
import { accountId, authorityId, unitId } from '@/lib/core/ids'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { systemNow } from '@/lib/core/clock'
import { accessReasons, protections } from '@/lib/cases/model'
import { seed } from '@/prisma/seed'
import { layEnquiries, readEnquiries, type PolicyEnquiry } from '@/tests/policy/enquiry-world'
import { layEditions } from '@/tests/policy/editorial-trials'
import { layWordings } from '@/tests/policy/ground-trials'
import { layContacts } from '@/tests/policy/keeping-trials'
import { laySupport } from '@/tests/policy/support-trials'
import { layReferrals, planReferrals, type ReferralWorld } from '@/tests/policy/referral-world'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { people } from '@/tests/worlds/people'

/** People with and without work with persons, in five authorities; two units of the police, which share an authority. */
export const cast = people.filter(({ email }) => /@(malmo|umea|polisen|kriminalvarden|skane)\.example$/.test(email))
const workers = cast.filter((one) => one.unitId !== null && one.roles.some((role) => role === 'caseworker' || role === 'coordinator'))
const unitsOf = [...new Map(workers.map((one) => [one.unitId, one])).values()].flatMap(({ unitId: unit, authorityId: authority, accountId: colleague }) =>
  (unit === null ? [] : [{ unit, authority, colleague }]))

/** Where the demonstration has no manager: two log reviewers in Umeå, and in Kriminalvården a manager of another unit than where files are. */
const otherUnit = factId('another unit of Kriminalvården')
const more: { email: string; role: Role; unitId: string | null }[] = [
  { email: 'beslut@umea.example', role: 'logReviewer', unitId: null }, { email: 'admin@umea.example', role: 'logReviewer', unitId: null },
  { email: 'granskare@kriminalvarden.example', role: 'manager', unitId: otherUnit },
]
const grants = cast.flatMap(({ accountId: account, authorityId: authority, email, roles: held, unitId: unit }) => [
  ...held.map((role) => ({ account, authority, role, unitId: unit as string | null })),
  ...more.filter((one) => one.email === email).map(({ role, unitId: where }) => ({ account, authority, role, unitId: where })),
])

/** Who answers from the manager's side, worked out from the list above and not asked of the database. */
function managerSideOf({ authorityId: authority, unitId: unit, openedBy, closedTo }: { authorityId: string; unitId: string; openedBy: string; closedTo: readonly string[] }): GlassFacts['managerSide'] {
  const may = grants.filter((one) => one.authority === authority && one.account !== openedBy && !closedTo.includes(one.account))
  const managers = may.filter(({ role }) => role === 'manager')
  if (managers.some(({ unitId: where }) => where === null || where === unit)) return 'manager'
  if (managers.length > 0) return 'otherManager'
  const worksThere = (account: string) => grants.some((one) => one.account === account && one.unitId === unit && ['caseworker', 'coordinator', 'manager'].includes(one.role))
  return new Set(may.filter(({ role, account }) => role === 'logReviewer' && !worksThere(account)).map(({ account }) => account)).size > 1 ? 'logReviewer' : 'nobody'
}

const minute = 60_000
/** Access rows: live for ever, live for a while, over, not begun. Minutes from now; null has no end. */
const spans: [from: number, until: number | null][] = [[-90, null], [-90, 90], [-90, -30], [30, null]]

const accessPlan = fc.record({ toUnit: fc.boolean(), who: fc.nat(99), span: fc.constantFrom(...spans), byGlass: fc.constantFrom(true, false, false, false) })
const filePlan = fc.record({
  unit: fc.nat(99), protection: fc.constantFrom(...protections, 'none' as const, 'none' as const, 'none' as const), closed: fc.constantFrom(true, false, false, false), access: fc.array(accessPlan, { minLength: 1, maxLength: 4 }),
  /** Who has declared a conflict; whether it still holds. */
  conflicts: fc.array(fc.record({ who: fc.nat(99), holds: fc.boolean() }), { maxLength: 2 }),
})
const requestPlan = fc.record({ file: fc.nat(99), about: fc.option(fc.nat(99), { freq: 2 }), byHolder: fc.constantFrom(true, true, true, false), who: fc.nat(99), fate: fc.constantFrom('waits' as const, 'waits' as const, 'waits' as const, 'answered' as const, 'late' as const) })
const glassPlan = fc.record({ file: fc.nat(99), who: fc.nat(99) })
const actorPlan = fc.record({
  who: fc.nat(99), elsewhere: fc.integer({ min: 0, max: 9 }),
  grants: fc.array(fc.record({ role: fc.oneof({ weight: 3, arbitrary: fc.constantFrom<Role>('caseworker', 'coordinator', 'manager', 'secrecyOfficer', 'logReviewer') }, { weight: 1, arbitrary: fc.constantFrom(...roles) }), unit: fc.option(fc.nat(99), { freq: 6 }) }), { minLength: 1, maxLength: 3 }),
})

export const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number, seedNumber: number): T[] => fc.sample(arbitrary, { numRuns: count, seed: seedNumber })
export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('nothing to choose among')
  return found
}

export interface PolicyFile extends FileFacts { id: string; number: string; closedAt: number | null; colleague: string; access: (FileFacts['access'][number] & { id: string })[] }
export interface PolicyRequest extends RequestFacts { id: string; authorityId: string; caseFileId: string; state: string; decidedBy: string | null; isLate: boolean }
interface PolicyGlass extends Omit<GlassFacts, 'spoken'> { id: string; authorityId: string; caseFileId: string; closedTo: string[]; checks: { side: 'manager' | 'logReviewer'; by: string }[] }
/** A declared tie, and the units where the one it is about works. */
interface PolicyConflict { id: string; authorityId: string; accountId: string; declaredBy: string; endedAt: Date | null; units: (string | null)[] }
/** Something to read, for a person or for those of a unit who can do something about it. */
interface PolicyNotice { id: string; authorityId: string; accountId: string | null; unitId: string | null; kind: 'toRead' | 'unanswered' | 'unansweredLong' | 'enquiry' | 'enquiryWaits' }
interface PolicyEvent { id: string; accountId: string; authorityId: string; unitId: string | null }
export interface PolicyWorld extends ReferralWorld {
  database: TestDatabase; app: Client; owner: Client; files: PolicyFile[]; requests: PolicyRequest[]; glass: PolicyGlass[]; conflicts: PolicyConflict[]; notices: PolicyNotice[]; events: PolicyEvent[]; enquiries: PolicyEnquiry[]
  close(): Promise<void>
}

/** 60 files with 1–4 access rows each, of every kind and span, and 60 events; the same in every clone. */
async function fillIn(ownerUrl: string): Promise<void> {
  await seed(ownerUrl, 'demo')
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const now = systemNow()
  // What had ended is laid in as it would have been left, without opening anything again.
  await client.query('alter table portal.episode disable trigger reopen_file')
  await force(client, ['person_change', 'episode', 'outbox', 'notice_read', 'mail', 'contact_report', 'contact_check'], false)
  await client.query(`insert into portal.unit select (jsonb_populate_record(u, jsonb_build_object('id', $1::text))).* from portal.unit u where id = $2`,
    [otherUnit, at(cast.filter(({ email }) => email === 'frivard@kriminalvarden.example'), 0).unitId])
  for (const { email, role, unitId: unit } of more) {
    const { accountId: account, authorityId: authority } = at(cast.filter((one) => one.email === email), 0)
    await client.query(`insert into portal.role_grant (id, authority_id, account_id, unit_id, role, valid_from, valid_until) values ($1, $2, $3, $4, $5, current_date - 1, current_date + 30)`,
      [factId(`grant ${email} ${role}`), authority, account, unit, role])
  }
  for (const [index, plan] of sample(filePlan, 60, 7).entries()) {
    const { unit, authority } = at(unitsOf, plan.unit)
    const id = factId(`file ${index}`)
    await client.query(
      `insert into portal.case_file (id, authority_id, unit_id, number, controller_id, regime, protection, environments, status, first_contact_at, closed_at, outcome, wrapped_key, key_version)
       values ($1, $2, $3, $4, $2, portal.regime_of($2), $5, '{criminal}', $6, now(), $7, $8, '\\x00', 1)`,
      [id, authority, unit, newSpokenNumber(), plan.protection, plan.closed ? 'closed' : 'open', plan.closed ? new Date(now) : null, plan.closed ? 'left' : null])
    await client.query('insert into portal.person_record (case_file_id, authority_id, unit_id) values ($1, $2, $3)', [id, authority, unit])
    const writer = at(cast.filter((one) => one.authorityId === authority), index).accountId
    await client.query(`insert into portal.note (id, authority_id, case_file_id, unit_id, author_id, kind, at, body) values ($1, $2, $3, $4, $5, 'fact', now(), '\\x00')`,
      [factId(`note ${index}`), authority, id, unit, writer])
    await client.query(`insert into portal.person_change (case_file_id, version, authority_id, unit_id, fields, before, changed_by, changed_at) values ($1, 9, $2, $3, '{needs}', '\\x00', $4, now())`,
      [id, authority, unit, writer])
    await client.query(`insert into portal.episode (case_file_id, file_version, authority_id, unit_id, closed_at, outcome, reason, reopened_by, reopened_at) values ($1, 9, $2, $3, now(), 'left', 'cameBack', $4, now())`,
      [id, authority, unit, writer])
    for (const [row, { toUnit, who, span: [from, until], byGlass }] of plan.access.entries()) {
      const holder = at(cast.filter((one) => one.authorityId === authority), who)
      await client.query(
        `insert into portal.access (id, authority_id, case_file_id, file_unit_id, account_id, unit_id, reason, valid_from, valid_until, granted_by)
         values ($1, $2, $3, $4, $5, $6, $10, $7, $8, $9)`,
        [factId(`access ${index} ${row}`), authority, id, unit, toUnit ? null : holder.accountId, toUnit ? unit : null,
          // A broken glass began a moment ago: thirty minutes outlive the template's twenty.
          new Date(now + (byGlass && !toUnit ? -1 : from) * minute), byGlass && !toUnit ? new Date(now + 29 * minute) : until === null ? null : new Date(now + until * minute),
          holder.accountId, toUnit ? 'unitInbox' : byGlass ? 'breakGlass' : 'assigned'])
    }
    for (const [row, { who, holds }] of plan.conflicts.entries()) {
      const colleagues = cast.filter((one) => one.authorityId === authority)
      // Mostly somebody who works in the unit: nobody else could be given the file anyway.
      const holder = colleagues.find(({ unitId: own }) => who % 3 > 0 && own === unit) ?? at(colleagues, who)
      const other = at(colleagues.filter((one) => one !== holder), who)
      await client.query(
        `insert into portal.conflict (id, authority_id, number, account_id, kind, declared_by, declared_at, ended_by, ended_at)
         select $1, $2, number, $4, 'kin', $7, now(), $5, $6 from portal.case_file where id = $3 on conflict do nothing`,
        [factId(`conflict ${index} ${row}`), authority, id, holder.accountId, holds ? null : other.accountId, holds ? null : new Date(now),
          who % 4 === 0 ? at(colleagues.filter((one) => one !== holder && one !== other), who).accountId : holder.accountId])
    }
    const reader = at(cast, index * 5)
    await client.query(
      `insert into portal.audit_event (id, authority_id, controller_id, regime, account_id, session_id, action, unit_id, shown)
       values ($1, $2, $2, portal.regime_of($2), $3, 'test', 'case.viewed', $4, '{}')`,
      [factId(`event ${index}`), reader.authorityId, reader.accountId, index % 3 === 0 ? null : reader.unitId])
  }
  await layEnquiries(client)
  await client.query('alter table portal.episode enable trigger reopen_file')
  await fillInQuestions(client, now)
  // Tries a statement with the caller's rights and undoes it: how many rows it touched, 0 when a policy refused.
  await client.query(`create function portal.attempt(statement text) returns int language plpgsql as $$
    declare touched int; broken text;
    begin
      execute statement;
      get diagnostics touched = row_count;
      raise exception using errcode = 'UNDO1', message = touched::text;
    exception when sqlstate 'UNDO1' then return sqlerrm::int; when insufficient_privilege then return 0;
    -- The policy let it through; only a key or the row's own sense stood in the way.
    when foreign_key_violation or unique_violation or serialization_failure then return 1;
    when check_violation then
      -- A trigger's refusal, before any policy is asked, names no constraint.
      get stacked diagnostics broken = constraint_name;
      return case when broken = '' then 0 else 1 end;
    end $$`)
  await client.query('grant execute on function portal.attempt(text) to portal_app')
  await layReferrals(client, planReferrals(await readFiles(client), now))
  for (const { id, authorityId: authority, accountId: account, unitId: unit, kind } of plannedNotices()) {
    await client.query('insert into portal.outbox (id, authority_id, account_id, unit_id, kind, about, created_at) values ($1, $2, $3, $4, $5, $6, now())', [id, authority, account, unit, kind, kind.startsWith('enquiry') ? unit : id])
    for (const reader of cast.filter((one) => one.authorityId === authority))
      await client.query('insert into portal.notice_read (authority_id, outbox_id, account_id, read_at) values ($1, $2, $3, now())', [authority, id, reader.accountId])
  }
  await client.query(`insert into portal.mail (id, authority_id, account_id, state, due_at, created_at, ended_at, fault) values ($1, $2, $3, 'dead', now(), now(), now(), 'refused')`,
    [deadMail, at(cast, 0).authorityId, at(cast, 0).accountId])
  for (const keeper of [...new Set(cast.map(({ authorityId: authority }) => authority))]) {
    await client.query(`insert into portal.contact_report (authority_id, contact_key, reason, reported_on, times) values ($1, 'bris', 'hours', '2026-11-20', 3)`, [keeper])
    await client.query(`insert into portal.contact_check (id, authority_id, contact_key, reason, first_on, last_on, times, outcome, checked_by, checked_at)
      values ($1, $2, 'bris', 'hours', '2026-11-01', '2026-11-02', 3, 'wasRight', $3, now())`, [factId(`check ${keeper}`), keeper, at(cast.filter((one) => one.authorityId === keeper), 0).accountId])
  }
  await force(client, ['person_change', 'episode', 'outbox', 'notice_read', 'mail', 'contact_report', 'contact_check'], true)
  await layEditions(client)
  await layContacts(client)
  await laySupport(client)
  await layWordings(client)
  await client.query(`alter table portal.content_review disable trigger content_review_made`)
  await client.query(`insert into portal.content_review (id, content_id, locale, edition_id, outcome, reviewed_by, next_on) select gen_random_uuid(), content_id, locale, id, 'holds', gen_random_uuid(), now() from portal.edition`)
  await client.query(`alter table portal.content_review enable trigger content_review_made`)
  await client.query(`insert into portal.content_change (version, content_id, locale) select 10000 + row_number() over (), content_id, locale from portal.edition where state <> 'published'`)
  await client.end()
}

/** Questions about who may open a file, some answered and some too old, and glass that somebody broke. */
async function fillInQuestions(client: Client, now: number): Promise<void> {
  const { rows: files } = await client.query<{ id: string; authority: string; unit: string; number: string; holders: string[] }>(
    `select c.id, c.authority_id as authority, c.unit_id as unit, c.number,
       array(select a.account_id::text from portal.access a where a.case_file_id = c.id and a.account_id is not null order by a.id) as holders
     from portal.case_file c where c.protection <> 'none' order by c.id`)
  for (const [index, plan] of sample(requestPlan, 60, 11).entries()) {
    const { id, authority, unit, number, holders } = at(files, plan.file)
    const colleagues = cast.filter((one) => one.authorityId === authority).map(({ accountId }) => accountId)
    const asker = plan.byHolder && holders.length > 0 ? at(holders, plan.who) : at(colleagues, plan.who)
    const about = plan.about === null ? null : at(colleagues.filter((one) => one !== asker), plan.about)
    const decider = plan.fate === 'answered' ? colleagues.find((one) => one !== asker && one !== about) ?? null : null
    const asked = now - (plan.fate === 'late' ? 15 : 1) * 24 * 60 * minute
    await client.query(
      `insert into portal.access_request (id, authority_id, case_file_id, unit_id, number, kind, account_id, protection, reason, state, asked_by, asked_at, expires_at, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'cover', $9, $10, $11, $12, $13, $14) on conflict do nothing`,
      [factId(`request ${index}`), authority, id, unit, number, about === null ? 'lower' : 'person', about, about === null ? 'none' : null,
        decider === null ? 'asked' : about !== null && index % 2 === 0 ? 'approved' : 'refused', asker, new Date(asked), new Date(asked + 14 * 24 * 60 * minute), decider, decider === null ? null : new Date(now)])
  }
  for (const [index, plan] of sample(glassPlan, 30, 13).entries()) {
    const { id, authority, unit, number } = at(files, plan.file)
    const opener = at(cast.filter((one) => one.authorityId === authority), plan.who)
    await client.query(
      `insert into portal.break_glass (id, authority_id, case_file_id, unit_id, number, account_id, danger, reason, wrapped_key, key_version, opened_at, check_by)
       values ($1, $2, $3, $4, $5, $6, 'life', '\\x00', '\\x00', 1, $7, $8)`,
      [factId(`glass ${index}`), authority, id, unit, number, opener.accountId, new Date(now - minute), new Date(now + 24 * 60 * minute)])
    const others = cast.filter((one) => one.authorityId === authority && one !== opener)
    for (const [side, who] of [['manager', 0], ['logReviewer', 1]].slice(0, index % 3) as [string, number][])
      await client.query(`insert into portal.break_glass_check (break_glass_id, authority_id, side, account_id, verdict, words, checked_at) values ($1, $2, $3, $4, 'right', '\\x00', now())`,
        [factId(`glass ${index}`), authority, side, at(others, plan.who + who).accountId])
  }
}

/** Nobody but whoever may read them has a policy on these tables, so the owner lifts its own force while it lays rows in. */
export async function force(owner: Client, tables: readonly string[], isForced: boolean): Promise<void> {
  for (const table of tables) await owner.query(`alter table portal.${table} ${isForced ? 'force' : 'no force'} row level security`)
}

/** One to each of the cast and one of every kind to each unit, about nothing that has rules of its own. */
const plannedNotices = (): PolicyNotice[] => [
  ...cast.map(({ authorityId: authority, accountId: account }): PolicyNotice => ({ id: factId(`notice to ${account}`), authorityId: authority, accountId: account, unitId: null, kind: 'toRead' })),
  ...unitsOf.flatMap(({ unit, authority }) => (['toRead', 'unanswered', 'unansweredLong', 'enquiry', 'enquiryWaits'] as const).map((kind): PolicyNotice =>
    ({ id: factId(`${kind} to ${unit}`), authorityId: authority, accountId: null, unitId: unit, kind }))),
]

/** A mail that never came through, to the first of the cast. */
export const deadMail = factId('dead mail')

/** A name-based id: the same in every clone and run. */
export function factId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const fileRow = z.object({
  id: z.string(), number: z.string(), authorityId: z.string(), unitId: z.string(), protection: z.enum(protections), closedAt: z.date().nullable().transform((day) => day?.getTime() ?? null),
  closedTo: z.array(z.string()),
  access: z.array(z.object({ id: z.string(), reason: z.enum(accessReasons), accountId: z.string().nullable(), unitId: z.string().nullable(), validFrom: z.number(), validUntil: z.number().nullable() })),
})

/** The files as the owner sees them. */
async function readFiles(owner: Client): Promise<PolicyFile[]> {
  const { rows } = await owner.query(
    `select c.id, c.number, c.authority_id as "authorityId", c.unit_id as "unitId", c.protection, c.closed_at as "closedAt",
       array(select k.account_id::text from portal.conflict k where k.authority_id = c.authority_id and k.number = c.number and k.ended_at is null) as "closedTo",
       json_agg(json_build_object('id', a.id, 'reason', a.reason,
       'accountId', a.account_id, 'unitId', a.unit_id, 'validFrom', floor(extract(epoch from a.valid_from) * 1000), 'validUntil', floor(extract(epoch from a.valid_until) * 1000)) order by a.id) as access
     from portal.case_file c join portal.access a on a.case_file_id = c.id group by c.id order by c.id`)
  return z.array(fileRow).parse(rows).map((file) => ({ ...file, colleague: unitsOf.find(({ unit }) => unit === file.unitId)?.colleague ?? '' }))
}

/** A clone with the files and referrals in it, and what is truly there as the owner sees it. */
export async function policyWorld(): Promise<PolicyWorld> {
  // A template of twenty minutes: the spans above are minutes from the filling.
  const database = await createTestDatabase({ key: `policy 19 ${Math.floor(systemNow() / (20 * minute))}`, run: (url) => fillIn(url.owner) })
  const [app, owner] = [new Client({ connectionString: database.url.app }), new Client({ connectionString: database.url.owner })]
  await Promise.all([app.connect(), owner.connect()])
  const files = await readFiles(owner)
  const events = await owner.query<PolicyEvent>('select id, account_id as "accountId", authority_id as "authorityId", unit_id as "unitId" from portal.audit_event order by id')
  const fileOf = (id: string): PolicyFile => at(files.filter((file) => file.id === id), 0)
  const requests = await owner.query<Omit<PolicyRequest, 'named' | 'closedTo'> & { caseFileId: string }>(
    `select id, authority_id as "authorityId", unit_id as "unitId", case_file_id as "caseFileId", asked_by as "askedBy", account_id as "accountId", state,
       decided_by as "decidedBy", expires_at <= now() as "isLate" from portal.access_request order by id`)
  const glass = await owner.query<Omit<PolicyGlass, 'closedTo' | 'managerSide'> & { caseFileId: string }>(
    `select id, authority_id as "authorityId", unit_id as "unitId", case_file_id as "caseFileId", account_id as "openedBy",
       coalesce((select json_agg(json_build_object('side', k.side, 'by', k.account_id)) from portal.break_glass_check k where k.break_glass_id = g.id), '[]') as checks from portal.break_glass g order by id`)
  const conflicts = await owner.query<Omit<PolicyConflict, 'units'>>(
    'select id, authority_id as "authorityId", account_id as "accountId", declared_by as "declaredBy", ended_at as "endedAt" from portal.conflict order by id')
  return {
    database, app, owner, files, ...planReferrals(files, systemNow()),
    requests: requests.rows.map((row) => ({ ...row, named: namedPersons(fileOf(row.caseFileId), systemNow()), closedTo: [...fileOf(row.caseFileId).closedTo] })),
    glass: glass.rows.map((row) => ({ ...row, closedTo: [...fileOf(row.caseFileId).closedTo], managerSide: managerSideOf({ ...row, closedTo: fileOf(row.caseFileId).closedTo }) })),
    conflicts: conflicts.rows.map((row) => ({ ...row, units: cast.filter(({ accountId: own, roles: held }) => own === row.accountId && held.length > 0).map(({ unitId: unit }) => unit) })),
    notices: plannedNotices(), events: events.rows, enquiries: await readEnquiries(owner),
    async close() {
      await Promise.all([app.end(), owner.end()])
      await database.drop()
    },
  }
}

export const units = unitsOf

/** Random people: mostly of their own authority, now and then one whose units and rows are another's. */
export const actors = (count: number, seedNumber: number, now: number): Actor[] =>
  sample(actorPlan, count, seedNumber).map(({ who, elsewhere, grants }, index) => {
    const self = at(cast, who)
    const home = elsewhere === 0 ? at(unitsOf, who).authority : self.authorityId
    const own = unitsOf.filter(({ authority }) => authority === self.authorityId)
    return {
      accountId: accountId.parse(self.accountId), authorityId: authorityId.parse(home), name: self.name, authorityName: self.authorityName,
      authTime: now, sessionId: 'test',
      grants: grants.map(({ role, unit }) => ({ role, unitId: unit === null || own.length === 0 ? null : unitId.parse(at(own, unit).unit), unitName: null }))
        // Every third one also works at a contact point.
        .concat(index % 3 === 0 && own.length > 0 ? [{ role: 'contactPointOfficer', unitId: unitId.parse(at(own, index).unit), unitName: null }] : []),
    }
  })
