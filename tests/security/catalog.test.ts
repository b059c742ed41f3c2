import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOfFacts } from '@/lib/directory/facts'
import { seed } from '@/prisma/seed'
import { editorialTables, keptTables, librarySchemas, openPolicies, publicNames, publishedTables, referenceTables, staffTables, workersTables } from '@/tests/security/reference-tables'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

/**
 * What the database's own catalog says about every pitfall of row-level security that we know.
 * Driven by the catalog, so a table of a later migration is held to the same without a new test.
 */
const logins = ['portal_owner', 'portal_app', 'portal_auth', 'portal_worker', 'portal_public']
const serving = logins.filter((login) => login !== 'portal_owner')

let database: TestDatabase
let catalog: Client

beforeAll(async () => {
  database = await createTestDatabase()
  catalog = new Client({ connectionString: database.superuserUrl })
  await catalog.connect()
})
afterAll(async () => {
  await catalog.end()
  await database.drop()
})

async function rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const result = await catalog.query<Record<string, unknown>>(sql, values)
  return result.rows
}
const names = async (sql: string, values: unknown[] = []): Promise<string[]> =>
  (await rows(sql, values)).map((row) => Object.values(row).join(' '))

const tables = () => names('select relname from pg_class where relnamespace = \'portal\'::regnamespace and relkind in (\'r\', \'p\') order by 1')

interface Policy { table: string; policy: string; command: string; logins: string[]; using: string | null; check: string | null; permissive: string }
const policies = async (): Promise<Policy[]> =>
  (await catalog.query<Policy>(
    `select tablename as "table", policyname as policy, cmd as command, roles::text[] as logins, qual as "using", with_check as "check", permissive
     from pg_policies where schemaname = 'portal'`)).rows

describe('someone who gets hold of a login', () => {
  it('meets row-level security on every table, also as the owner of the tables', async () => {
    expect((await tables()).length).toBeGreaterThan(15)
    expect(await names(
      `select relname from pg_class where relnamespace = 'portal'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
    )).toEqual([])
  })

  it('is stopped by a policy wherever a right is granted: no command is granted without one that names the login', async () => {
    const granted = await rows(
      `select c.relname as "table", r.login, p.command from pg_class c, unnest($1::text[]) as r (login),
         unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as p (command)
       where c.relnamespace = 'portal'::regnamespace and c.relkind in ('r', 'p') and r.login <> 'portal_owner'
         and (has_table_privilege(r.login, c.oid, p.command)
           or (p.command in ('SELECT', 'INSERT', 'UPDATE') and has_any_column_privilege(r.login, c.oid, p.command)))`, [logins])
    const all = await policies()
    const without = granted.filter((grant) => !all.some((policy) =>
      policy.table === grant['table'] && policy.logins.includes(String(grant['login'])) && ['ALL', grant['command']].includes(policy.command)))
    expect(granted.length).toBeGreaterThan(0)
    expect(without).toEqual([])
  })

  it('finds a policy that lets all rows through only where the list says so', async () => {
    const open = (expression: string | null) => expression !== null && /^\(*true\)*$/.test(expression)
    const found = (await policies())
      .filter((policy) => open(policy.using) || open(policy.check))
      .map(({ table, policy, command, logins: to }) => ({ table, policy, command, logins: [...to].sort() }))
    const sorted = (list: { table: string; policy: string }[]) => [...list].sort((a, b) => `${a.table} ${a.policy}`.localeCompare(`${b.table} ${b.policy}`))
    expect(sorted(found)).toEqual(sorted(openPolicies))
  })

  it('finds no policy for everyone (PUBLIC)', async () => {
    expect((await policies()).filter((policy) => policy.logins.includes('public'))).toEqual([])
  })

  it('is no superuser, bypasses nothing, makes no roles, and is a member of nothing', async () => {
    expect(await names(
      'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)', [logins],
    )).toEqual([])
    expect(await names(
      `select m.rolname, r.rolname as of from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
       where m.rolname = any($1) or r.rolname = any($1)`, [logins],
    )).toEqual([])
  })

  it('owns nothing in the schema unless it is the owner, who serves nobody', async () => {
    expect(await names(
      `select relname from pg_class where relnamespace = 'portal'::regnamespace and relowner <> 'portal_owner'::regrole`,
    )).toEqual([])
    expect(await names('select proname from pg_proc where pronamespace = \'portal\'::regnamespace and proowner <> \'portal_owner\'::regrole')).toEqual([])
  })

  it('cannot empty a table past the policies, hang a trigger on it or point a key at it', async () => {
    expect(await names(
      `select c.relname, r.login, p.command from pg_class c, unnest($1::text[]) as r (login), unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) as p (command)
       where c.relnamespace = 'portal'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(r.login, c.oid, p.command)`, [serving],
    )).toEqual([])
  })

  it('can make nothing in any schema', async () => {
    expect(await names(
      `select n.nspname, r.login from pg_namespace n, unnest($1::text[]) as r (login)
       where n.nspname !~ '^pg_' and has_schema_privilege(r.login, n.oid, 'CREATE') and n.nspname <> all($2)`, [serving, librarySchemas],
    )).toEqual([])
  })

  it('can pass no grant on to another', async () => {
    expect(await names(
      'select grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = \'portal\' and grantee = any($1) and is_grantable = \'YES\'', [serving],
    )).toEqual([])
  })
})

describe('a way round the policies', () => {
  it('no view runs with its owner\'s eyes', async () => {
    expect(await names(
      `select relname from pg_class where relnamespace = 'portal'::regnamespace and relkind = 'v'
         and not coalesce(reloptions::text[] @> array['security_invoker=true'] or reloptions::text[] @> array['security_invoker=on'], false)`,
    )).toEqual([])
  })

  it('no materialised view, which has no policies, is shown to anyone', async () => {
    expect(await names(
      `select c.relname, r.login from pg_class c, unnest($1::text[]) as r (login)
       where c.relnamespace = 'portal'::regnamespace and c.relkind = 'm' and has_table_privilege(r.login, c.oid, 'SELECT')`, [serving],
    )).toEqual([])
  })

  it('no function is marked leakproof, none runs as its owner with a search path that others choose, none is open to all', async () => {
    expect(await names('select proname from pg_proc where pronamespace = \'portal\'::regnamespace and proleakproof')).toEqual([])
    expect(await names(
      `select proname from pg_proc where pronamespace = 'portal'::regnamespace and prosecdef
         and not coalesce(array_to_string(proconfig, ',') like '%search_path=%', false)`,
    )).toEqual([])
    expect(await names(
      `select proname from pg_proc p where pronamespace = 'portal'::regnamespace and exists
         (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
    )).toEqual([])
  })

  it('no policy reads a setting that an earlier user of the connection may have left empty', async () => {
    const careless = (await policies()).filter(({ using, check }) =>
      [using, check].some((expression) => {
        const settings = (expression ?? '').match(/current_setting\(/g)?.length ?? 0
        // Asked once per query, not once per row: (select nullif(current_setting(…, true), '') …).
        const careful = (expression ?? '').match(/SELECT\s+\(*NULLIF\(current_setting\('app\.[a-z_]+'::text, true\), ''::text\)/gi)?.length ?? 0
        return settings !== careful
      }))
    expect(careless).toEqual([])
  })

  it('no foreign key or unique index of a row with an owner can be used to ask about another owner\'s rows', async () => {
    // The checks of keys pass by row-level security: a key without the owner in it answers "exists" about hidden rows.
    // A referral has two owners, one on each side.
    const owned = await names(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
       where c.relnamespace = 'portal'::regnamespace and c.relkind in ('r', 'p')`)
    const oracles = await names(
      `select con.conrelid::regclass::text as "table", con.conname from pg_constraint con
       join pg_class target on target.oid = con.confrelid
       where con.contype = 'f' and con.connamespace = 'portal'::regnamespace and target.relname = any($1)
         and not exists (select from unnest(con.conkey) k join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k where a.attname in ('authority_id', 'from_authority_id', 'to_authority_id'))`, [owned])
    expect(owned.length).toBeGreaterThan(5)
    expect(oracles).toEqual([])
  })

  it('no unique index of a row with an owner tells whether another owner has the same value', async () => {
    expect(await names(
      `select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute owner on owner.attrelid = c.oid and owner.attname = 'authority_id' and not owner.attisdropped
       where c.relnamespace = 'portal'::regnamespace and i.indisunique and not i.indisprimary and not owner.attnum = any(i.indkey::int2[])
         and split_part(i.indexrelid::regclass::text, '.', 2) <> all($1)`, [publicNames],
    )).toEqual([])
  })

  it('no table hangs under another, since policies of the parent do not hold for the child', async () => {
    expect(await names('select inhrelid::regclass::text from pg_inherits i join pg_class c on c.oid = i.inhrelid where c.relnamespace = \'portal\'::regnamespace and c.relkind = \'r\'')).toEqual([])
  })

  it('there are no schemas but ours, PostgreSQL\'s and those of listed libraries', async () => {
    const schemas = await names('select nspname from pg_namespace where nspname !~ \'^pg_\' and nspname <> \'information_schema\' order by 1')
    expect(schemas.filter((schema) => !librarySchemas.includes(schema))).toEqual(['portal', 'public'])
  })
})

describe('a query without an actor', () => {
  const contexts = [
    ['unset', null], ['empty', ''], ['garbage', 'x'], ['a quote', '\' or true --'], ['somebody', '00000000-0000-8000-a000-000000000000'],
  ] as const

  beforeAll(async () => {
    await seed(database.url.owner, 'demo')
    const seeded = await rows('select count(*)::int as n from portal.contact_point')
    expect(seeded[0]?.['n']).toBe(rowsOfFacts().contactPoints.length)
    await catalog.query(`
      insert into portal.session (id, token_hash, authority_id, account_id, created_at, last_seen_at, auth_time, acr)
        select gen_random_uuid(), sha256('token'), authority_id, id, now(), now(), now(), 'http://id.elegnamnden.se/loa/1.0/loa3' from portal.account limit 1;
      insert into portal.saved_post (id, session_hash, authority_id, account_id, path, body, expires_at)
        select gen_random_uuid(), token_hash, authority_id, account_id, '/portal', 'x', now() + interval '30 minutes' from portal.session;
      insert into portal.case_file (id, authority_id, unit_id, number, controller_id, regime, environments, first_contact_at, wrapped_key, key_version)
        select gen_random_uuid(), authority_id, id, '34679CDF', authority_id, 'gdpr', '{unknown}', now(), '\\x00', 1 from portal.unit limit 1;
      insert into portal.person_record (case_file_id, authority_id, unit_id) select id, authority_id, unit_id from portal.case_file;
      insert into portal.person_change (case_file_id, version, authority_id, unit_id, fields, before, changed_by, changed_at)
        select id, 2, authority_id, unit_id, '{needs}', '\\x00', gen_random_uuid(), now() from portal.case_file;
      alter table portal.episode disable trigger reopen_file;
      insert into portal.episode (case_file_id, file_version, authority_id, unit_id, closed_at, outcome, reason, reopened_by, reopened_at)
        select id, 1, authority_id, unit_id, now(), 'left', 'cameBack', gen_random_uuid(), now() from portal.case_file;
      alter table portal.episode enable trigger reopen_file;
      with somebody as (insert into portal.account (id, authority_id, email, name, organisation_number, created_at)
        select gen_random_uuid(), authority_id, 'one@file.example', 'En', '0000000000', now() from portal.case_file returning id, authority_id),
        held as (insert into portal.access (id, authority_id, case_file_id, file_unit_id, unit_id, reason, granted_by)
          select gen_random_uuid(), c.authority_id, c.id, c.unit_id, c.unit_id, 'unitInbox', s.id from portal.case_file c, somebody s)
        insert into portal.audit_event (id, authority_id, controller_id, regime, account_id, session_id, action, shown)
          select gen_random_uuid(), authority_id, authority_id, 'gdpr', id, 'none', 'case.viewed', '{}' from somebody;
      insert into portal.note (id, case_file_id, authority_id, unit_id, kind, at, author_id, body)
        select gen_random_uuid(), c.id, c.authority_id, c.unit_id, 'fact', now(), a.granted_by, '\\x00' from portal.case_file c join portal.access a on a.case_file_id = c.id;
      insert into portal.referral (id, number, from_authority_id, from_unit_id, from_case_file_id, to_authority_id, to_unit_id, purpose, urgency, state, version, created_at)
        select gen_random_uuid(), '34679CDF', c.authority_id, c.unit_id, c.id, u.authority_id, u.id, 'support', 'ordinary', 'underReview', 1, now()
        from portal.case_file c join portal.unit u on u.id <> c.unit_id limit 1;
      insert into portal.referral_event (referral_id, version, from_authority_id, to_authority_id, side, audience, event, from_state, to_state, account_id, by_authority_id, at)
        select id, 1, from_authority_id, to_authority_id, 'sender', 'sender', 'submit', 'draft', 'underReview', gen_random_uuid(), from_authority_id, now() from portal.referral;
      insert into portal.consent (id, authority_id, case_file_id, unit_id, to_authority_id, to_unit_id, purpose, fields, valid_until, taken_by, taken_at)
        select gen_random_uuid(), from_authority_id, from_case_file_id, from_unit_id, to_authority_id, to_unit_id, purpose, '{name}', now() + interval '1 day', gen_random_uuid(), now() from portal.referral;
      insert into portal.release (id, referral_id, authority_id, case_file_id, unit_id, to_authority_id, to_unit_id, controller_id, regime, state, ground_code, ground_version,
          wrapped_key, key_version, purpose, weighing, requested_by, requested_at, content_hash, version)
        select gen_random_uuid(), id, from_authority_id, from_case_file_id, from_unit_id, to_authority_id, to_unit_id, from_authority_id, 'gdpr', 'inReview', 'consent', 1,
          '\\x00', 1, '\\x00', '\\x00', gen_random_uuid(), now(), sha256('shown'), 1 from portal.referral;
      insert into portal.error_request (id, referral_id, authority_id, case_file_id, unit_id, reason, asked_by, asked_at)
        select gen_random_uuid(), id, from_authority_id, from_case_file_id, from_unit_id, 'neverMeant', gen_random_uuid(), now() from portal.referral;
      insert into portal.release_review (release_id, authority_id, verdict, words, notice, reviewed_by, reviewed_at)
        select id, authority_id, 'wrong', '\\x00', true, gen_random_uuid(), now() from portal.release;
      insert into portal.release_event (release_id, authority_id, version, from_state, to_state, account_id, at)
        select id, authority_id, 1, 'proposed', 'inReview', requested_by, now() from portal.release;
      insert into portal.release_item (release_id, authority_id, field, position, choice, source) select id, authority_id, 'name', 0, 'stays', '\\x00' from portal.release;
      insert into portal.delivery (id, referral_id, authority_id, from_authority_id, controller_id, regime, ground_code, ground_version, urgent, wrapped_key, key_version, purpose, sent_at)
        select gen_random_uuid(), id, to_authority_id, from_authority_id, to_authority_id, 'gdpr', 'consent', 1, false, '\\x00', 1, '\\x00', now() from portal.referral;
      insert into portal.delivery_item (delivery_id, authority_id, field, position, body) select id, authority_id, 'name', 0, '\\x00' from portal.delivery;
      insert into portal.recall_notice (delivery_id, referral_id, authority_id, from_authority_id, at) select id, referral_id, authority_id, from_authority_id, now() from portal.delivery;
      insert into portal.referral_draft (id, authority_id, account_id, case_file_id, unit_id, step, wrapped_key, key_version, answers, version, updated_at, expires_at)
        select gen_random_uuid(), authority_id, gen_random_uuid(), id, unit_id, 'recipient', '\\x00', 1, '\\x00', 1, now(), now() + interval '1 day' from portal.case_file;
      insert into portal.conflict (id, authority_id, number, account_id, kind, declared_by, declared_at)
        select gen_random_uuid(), authority_id, '34679CDF', granted_by, 'kin', granted_by, now() from portal.access;
      insert into portal.access_request (id, authority_id, case_file_id, unit_id, number, kind, protection, reason, asked_by, asked_at, expires_at)
        select gen_random_uuid(), authority_id, case_file_id, file_unit_id, '34679CDF', 'lower', 'none', 'levelEnded', granted_by, now(), now() + interval '1 day' from portal.access;
      insert into portal.break_glass (id, authority_id, case_file_id, unit_id, number, account_id, danger, reason, wrapped_key, key_version, opened_at, check_by)
        select gen_random_uuid(), authority_id, case_file_id, file_unit_id, '34679CDF', granted_by, 'life', '\\x00', '\\x00', 1, now(), now() + interval '1 day' from portal.access;
      insert into portal.break_glass_check (break_glass_id, authority_id, side, account_id, verdict, words, checked_at)
        select id, authority_id, 'manager', account_id, 'right', '\\x00', now() from portal.break_glass;
      insert into portal.contact_key (id, authority_id, unit_id, recipient, wrapped_key, key_version, created_at)
        select gen_random_uuid(), authority_id, unit_id, 'age1' || repeat('q', 58), '\\x00', 1, now() from portal.case_file;
      insert into portal.enquiry (id, authority_id, unit_id, controller_id, regime, token, lookup, recipient, for_code, for_staff, key_id, sealed_by, locale, language, about, age, created_at, written_at)
        select gen_random_uuid(), authority_id, unit_id, authority_id, 'brottsdata', substring(sha256('token') from 1 for 16), sha256('lookup'), recipient, '\\x00', '\\x00', id, 'server', 'sv', 'sv', 'self', 'adult', now(), now() from portal.contact_key;
      insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed) select gen_random_uuid(), id, authority_id, 'visitor', now(), '\\x00' from portal.enquiry;
      insert into portal.enquiry_opening (id, enquiry_id, authority_id, unit_id, reason, asked_by, asked_at)
        select gen_random_uuid(), e.id, e.authority_id, e.unit_id, 'danger', a.granted_by, now() from portal.enquiry e join portal.access a using (authority_id);
      insert into portal.contact_log (id, authority_id, unit_id, on_day, channel, locale, about, age) select gen_random_uuid(), authority_id, unit_id, now(), 'web', 'sv', 'self', 'adult' from portal.enquiry;
      insert into portal.outbox (id, authority_id, unit_id, kind, about, created_at) select gen_random_uuid(), authority_id, unit_id, 'toRead', id, now() from portal.case_file;
      insert into portal.notice_read (authority_id, outbox_id, account_id, read_at) select o.authority_id, o.id, a.id, now() from portal.outbox o join portal.account a using (authority_id) limit 1;
      insert into portal.contact_change (authority_id, contact_point_id, field, account_id)
        select a.authority_id, c.id, 'confirmed', a.id from portal.account a join portal.contact_point c using (authority_id) limit 1;
      insert into portal.opening_exception (id, authority_id, contact_point_id, date, closed, reason)
        select gen_random_uuid(), authority_id, id, '2099-12-24', true, 'Helg' from portal.contact_point limit 1;
      alter table portal.locale_opening disable trigger locale_decided;
      insert into portal.locale_opening (id, locale, open, decided_by) values (gen_random_uuid(), 'en', true, gen_random_uuid());
      alter table portal.locale_opening enable trigger locale_decided;
      alter table portal.fact_check disable trigger fact_check_step;
      insert into portal.fact_check (id, edition_id, token_hash, days, made_by) select gen_random_uuid(), id, sha256('x'), 1, gen_random_uuid() from portal.edition limit 1;
      alter table portal.fact_check enable trigger fact_check_step;
      alter table portal.edition_comment disable trigger edition_comment_step;
      insert into portal.edition_comment (id, edition_id, version, passage, words, written_by) select gen_random_uuid(), id, 1, 'x', 'x', gen_random_uuid() from portal.edition limit 1;
      alter table portal.edition_comment enable trigger edition_comment_step;
      alter table portal.edition_comment_reply disable trigger edition_comment_reply_made;
      insert into portal.edition_comment_reply (id, comment_id, words, written_by) select gen_random_uuid(), id, 'x', gen_random_uuid() from portal.edition_comment;
      alter table portal.edition_comment_reply enable trigger edition_comment_reply_made;
      alter table portal.media disable trigger media_step;
      insert into portal.media (id, alt, decorative, credit, focal, width, height, made_by, changed_by) values (gen_random_uuid(), 'x', false, 'x', 'whole', 1, 1, gen_random_uuid(), gen_random_uuid());
      alter table portal.media enable trigger media_step;
      insert into portal.media_file (media_id, format, width, height, hash, bytes) select id, 'avif', 1, 1, repeat('a', 32), 'x' from portal.media;
      alter table portal.content_review disable trigger content_review_made;
      insert into portal.content_review (id, content_id, locale, edition_id, outcome, reviewed_by, next_on) select gen_random_uuid(), content_id, locale, id, 'holds', gen_random_uuid(), now() from portal.edition limit 1;
      alter table portal.content_review enable trigger content_review_made;
      insert into portal.link (url, used_in) values ('https://example.se/', '[]');
      insert into portal.support_use (unit_id, authority_id, slug, confirmed_by) select u.id, a.authority_id, 'text', a.id from portal.account a join portal.unit u on u.authority_id = a.authority_id limit 1;
      insert into portal.plan_month (month, figures) values ('2026-01-01', '{}');
      insert into portal.mail (id, authority_id, account_id, state, due_at, created_at) select gen_random_uuid(), authority_id, id, 'waiting', now(), now() from portal.account limit 1;
      insert into portal.contact_report (authority_id, contact_key, reason, reported_on, times) select authority_id, 'bris', 'hours', current_date, 1 from portal.account limit 1;
      insert into portal.contact_check (id, authority_id, contact_key, reason, first_on, last_on, times, outcome, checked_by, checked_at)
        select gen_random_uuid(), authority_id, 'bris', 'hours', current_date, current_date, 1, 'wasRight', id, now() from portal.account limit 1`)
  })

  it.each(contexts)('sees no row outside the published directory when the context is %s', async (_, value) => {
    for (const login of ['app', 'auth', 'worker', 'public'] as const) {
      const client = new Client({ connectionString: database.url[login] })
      await client.connect()
      try {
        for (const table of await tables()) {
          if (referenceTables.includes(table) || (login === 'public' ? [...publishedTables, ...editorialTables] : login === 'worker' ? [...staffTables, ...workersTables] : staffTables).includes(table)) continue
          await client.query('begin')
          for (const setting of ['account', 'authority', 'session', 'principals', 'roles', 'token', 'email'])
            if (value !== null) await client.query('select set_config($1, $2, true)', [`app.${setting}`, value])
          const seen = await client.query(`select from portal.${table}`).then((result) => result.rowCount, (error: { code?: string }) => error.code)
          await client.query('rollback')
          // No right at all (42501), a right and no row, or a context that is no id (22P02) or no hash (22023).
          expect([0, '42501', '22P02', '22023'], `${login} on ${table}`).toContain(seen)
          if (seen === 0) expect((await rows(`select from portal.${table} limit 1`)).length, `${table} holds no row here, so this proves nothing`).toBe(1)
        }
      } finally {
        await client.end()
      }
    }
  })

  it('and a write by the public or the portal is refused on every table of the directory', async () => {
    for (const login of ['app', 'auth', 'worker', 'public'] as const) {
      const client = new Client({ connectionString: database.url[login] })
      await client.connect()
      for (const table of [...referenceTables, ...publishedTables, 'installation'])
        for (const statement of [`delete from portal.${table}`, `insert into portal.${table} default values`, `truncate portal.${table}`])
          expect(await client.query(statement).then(({ rowCount }) => rowCount, (error: { code?: string }) => error.code), `${login}: ${statement}`)
            .toBe(login === 'app' && statement.startsWith('delete') && keptTables.includes(table) ? 0 : '42501')
      await client.end()
    }
  })
})
