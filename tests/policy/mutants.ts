import type { Client } from 'pg'

/** One clause dropped or flipped, in the words of the database's own catalog; the agreement test alone must find it. */
export interface Mutant { weakness: string; apply(owner: Client): Promise<void> }

interface Edit { table: string; policy: string; part: 'using' | 'check'; find: RegExp; put: string }

/** Rewrites the stored expression of a policy. An expression that does not hold the clause is a mutant that mutates nothing. */
async function edit(owner: Client, { table, policy, part, find, put }: Edit): Promise<void> {
  const { rows } = await owner.query<{ qual: string | null; with_check: string | null }>(
    'select qual, with_check from pg_policies where schemaname = \'portal\' and tablename = $1 and policyname = $2', [table, policy])
  const before = (part === 'using' ? rows[0]?.qual : rows[0]?.with_check) ?? ''
  const after = before.replace(find, put)
  if (after === before) throw new Error(`${table}.${policy} has no such clause: ${before}`)
  await owner.query(`alter policy ${policy} on portal.${table} ${part === 'using' ? 'using' : 'with check'} (${after})`)
}

const mutant = (weakness: string, ...edits: Edit[]): Mutant => ({
  weakness,
  async apply(owner) {
    for (const one of edits) await edit(owner, one)
  },
})

const roleClause = /\( SELECT portal\.actor_roles\(\) AS actor_roles\) && ARRAY\[[^\]]*\]/
const using = (table: string, policy: string, find: RegExp, put = 'true'): Edit => ({ table, policy, part: 'using', find, put })
const check = (table: string, policy: string, find: RegExp, put = 'true'): Edit => ({ table, policy, part: 'check', find, put })

const file = (find: RegExp, put?: string) => using('case_file', 'named_read', find, put)

export const mutants: Mutant[] = [
  mutant('any role reads a file it has a row for', file(roleClause)),
  mutant('a protected file opens for the whole unit', file(/\(case_file\.protection = 'none'::text\)|\(protection = 'none'::text\)/, 'true')),
  mutant('every file of the authority is open', file(/EXISTS \([\s\S]*\)\)\)$/, 'true))')),
  mutant('an access row that is over still counts',
    file(/\(\(a\.valid_until IS NULL\) OR \(a\.valid_until > now\(\)\)\)/), using('access', 'reader_read', /\(\(valid_until IS NULL\) OR \(valid_until > now\(\)\)\)/)),
  mutant('an access row counts before it begins', file(/\(a\.valid_from <= now\(\)\)/), using('access', 'reader_read', /\(valid_from <= now\(\)\)/)),
  mutant('a closed file is closed again', using('case_file', 'handled_update', /\(closed_at IS NULL\)/)),
  mutant('a manager closes files', using('case_file', 'handled_update', roleClause)),
  mutant('a file is opened in a unit where one does not work', check('case_file', 'own_unit_insert', /\(ARRAY\[[^\]]*\] && \( SELECT portal\.actor_roles\(\) AS actor_roles\)\)/)),
  mutant('notes are written in files one cannot open', check('note', 'handled_insert', /\(EXISTS \([\s\S]*\)\)\)$/, 'true)')),
  mutant('a manager writes notes', check('note', 'handled_insert', roleClause)),
  mutant('a caseworker gives files away', check('access', 'assigned_insert', /\(ARRAY\[[^\]]*\] && \( SELECT portal\.actor_roles\(\) AS actor_roles\)\)/)),
  mutant('a protected or closed file is given to one more', check('access', 'assigned_insert', /portal\.is_open_to_unit\(case_file_id\)/)),
  mutant('a file is given away by who cannot open it', check('access', 'assigned_insert', /portal\.sees_case\(case_file_id\)/)),
  mutant('anybody takes a file for themselves', check('access', 'opener_insert', /portal\.is_new_case\(case_file_id\)/)),
  mutant('a manager edits the person', using('person_record', 'handled_update', roleClause)),
  mutant('the person in a closed file is edited', using('person_record', 'handled_update', /\(c\.closed_at IS NULL\)/)),
  mutant('a manager opens a closed file again', check('episode', 'handled_reopen', roleClause)),
  mutant('the person is read without the file', using('person_record', 'with_file_read', /^[\s\S]*$/, 'true')),
  mutant('anybody reads the log', using('audit_event', 'reviewer_read', roleClause)),
  mutant('a reviewer reviews themselves', using('audit_event', 'reviewer_read', /\(account_id <> \( SELECT portal\.actor_account\(\) AS actor_account\)\)/)),
  mutant('a reviewer reads the log of another authority', using('audit_event', 'reviewer_read', /\(authority_id = \( SELECT portal\.actor_authority\(\) AS actor_authority\)\)/)),
  mutant('the log is written in another\'s name', check('audit_event', 'own_append', /\(account_id = \( SELECT portal\.actor_account\(\) AS actor_account\)\)/)),
  { weakness: 'row-level security is switched off for files', apply: async (owner) => { await owner.query('alter table portal.case_file disable row level security') } },
]
