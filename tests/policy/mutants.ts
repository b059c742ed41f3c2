import type { Client } from 'pg'

/** One clause dropped or flipped, in the words of the database's own catalog; the agreement test alone must find it. */
export interface Mutant {
  weakness: string
  /** Where it is: the trials of this table must find it. */
  table: string
  /** These are tried by `npm test`; all of them by `npm run verify`. */
  isEveryTime?: boolean
  apply(owner: Client): Promise<void>
}

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

const mutant = (weakness: string, first: Edit, ...more: Edit[]): Mutant => ({
  weakness, table: first.table,
  async apply(owner) {
    for (const one of [first, ...more]) await edit(owner, one)
  },
})

/** The same for a clause that stands in a function, because a policy cannot ask its own table. */
const functionMutant = (weakness: string, table: string, name: string, find: RegExp, put = 'true'): Mutant => ({
  weakness, table,
  async apply(owner) {
    const { rows } = await owner.query<{ said: string }>('select pg_get_functiondef(oid) as said from pg_proc where pronamespace = \'portal\'::regnamespace and proname = $1', [name])
    const before = rows[0]?.said ?? ''
    const after = before.replace(find, put)
    if (after === before) throw new Error(`${name} has no such clause: ${before}`)
    await owner.query(after)
  },
})

const always = (one: Mutant): Mutant => ({ ...one, isEveryTime: true })
const drop = (weakness: string, table: string, policy: string): Mutant => ({
  weakness, table, apply: async (owner) => { await owner.query(`drop policy ${policy} on portal.${table}`) },
})

const roleClause = /\( SELECT portal\.actor_roles\(\) AS actor_roles\) && ARRAY\[[^\]]*\]/
const using = (table: string, policy: string, find: RegExp, put = 'true'): Edit => ({ table, policy, part: 'using', find, put })
const check = (table: string, policy: string, find: RegExp, put = 'true'): Edit => ({ table, policy, part: 'check', find, put })

/** `granted_by`: whose name a row of access is written in. */
const inOwnName = /\(granted_by = \( SELECT portal\.actor_account\(\) AS actor_account\)\)/
const ownAccount = /\(account_id = \( SELECT portal\.actor_account\(\) AS actor_account\)\)/

const file = (find: RegExp, put?: string) => using('case_file', 'named_read', find, put)

export const mutants: Mutant[] = [
  mutant('any role reads a file it has a row for', file(roleClause)),
  always(mutant('a protected file opens for the whole unit', file(/\(case_file\.protection = 'none'::text\)|\(protection = 'none'::text\)/, 'true'))),
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
  always(mutant('a file is given away by who cannot open it', check('access', 'assigned_insert', /portal\.sees_case\(case_file_id\)/))),
  mutant('anybody takes a file for themselves', check('access', 'opener_insert', /portal\.is_new_case\(case_file_id\)/)),
  ...['assigned_insert', 'opener_insert', 'inbox_insert', 'named_insert', 'approved_insert', 'glass_insert'].map((policy) => mutant(`a row is given in another's name: ${policy}`, check('access', policy, inOwnName))),
  ...['assigned_insert', 'named_insert'].map((policy) => mutant(`a file is given outside its unit: ${policy}`, check('access', policy, /portal\.works_in_unit\(account_id, file_unit_id\)/))),
  mutant('a file is opened for somebody else', check('access', 'opener_insert', ownAccount)),
  mutant('a new file is shared with another unit', check('access', 'inbox_insert', /\(unit_id = file_unit_id\)/)),
  mutant('a manager shares a file with the unit afterwards', check('access', 'inbox_insert', /\(ARRAY\[[^\]]*\] && \( SELECT portal\.actor_roles\(\) AS actor_roles\)\)/)),
  mutant('a protected or closed file is shared with the unit', check('access', 'inbox_insert', /portal\.is_open_to_unit\(case_file_id\)/)),
  mutant('one more is named when the file is no longer the opener\'s alone', check('access', 'named_insert', /portal\.is_mine_alone\(case_file_id\)/)),
  mutant('a yes about one person lets in another', check('access', 'approved_insert', /\(r\.account_id = access\.account_id\)/)),
  mutant('a yes to one question is spent on another', check('access', 'approved_insert', /\(r\.id = access\.id\)/)),
  mutant('a yes gives a row with an end', check('access', 'approved_insert', /\(valid_until IS NULL\)/)),
  mutant('whoever broke the glass opens it for another', check('access', 'glass_insert', ownAccount)),
  mutant('a manager edits the person', using('person_record', 'handled_update', roleClause)),
  mutant('the person in a closed file is edited', using('person_record', 'handled_update', /\(c\.closed_at IS NULL\)/)),
  mutant('a manager opens a closed file again', check('episode', 'handled_reopen', roleClause)),
  mutant('the person is read without the file', using('person_record', 'with_file_read', /^[\s\S]*$/, 'true')),
  mutant('anybody of the authority reads what visitors reported', using('contact_report', 'keeper_reads', /\('directoryEditor'::text = ANY \([\s\S]*?\)::text\[\]\)\)/)),
  mutant('what visitors reported is answered in another name', check('contact_check', 'keeper_adds', /\(checked_by = \( SELECT portal\.actor_account\(\) AS actor_account\)\)/)),
  mutant('anybody reads the log', using('audit_event', 'reviewer_read', roleClause)),
  always(mutant('a reviewer reviews themselves', using('audit_event', 'reviewer_read', /\(account_id <> \( SELECT portal\.actor_account\(\) AS actor_account\)\)/))),
  mutant('a reviewer reads the log of another authority', using('audit_event', 'reviewer_read', /\(authority_id = \( SELECT portal\.actor_authority\(\) AS actor_authority\)\)/)),
  mutant('the log is written in another\'s name', check('audit_event', 'own_append', /\(account_id = \( SELECT portal\.actor_account\(\) AS actor_account\)\)/)),
  mutant('a declared conflict closes nothing', using('case_file', 'no_conflict', /^[\s\S]*$/), using('access', 'no_conflict', /^[\s\S]*$/)),
  mutant('a file is given to somebody it is closed to', check('access', 'not_for_conflicted', /^[\s\S]*$/)),
  mutant('a conflict is declared for anybody', check('conflict', 'own_declare', /\(account_id = \( SELECT portal\.actor_account\(\) AS actor_account\)\)/)),
  mutant('anybody records a conflict for a colleague', check('conflict', 'leader_records', /portal\.leads_colleague\(account_id\)/)),
  mutant('who comes in through the glass asks for more', check('access_request', 'named_asks', /portal\.is_named\(case_file_id\)/, 'portal.sees_case(case_file_id)')),
  mutant('anybody of the authority answers', using('access_request', 'answerer_reads', /portal\.answers_for\([^)]*\)/), using('access_request', 'another_answers', /portal\.answers_for\([^)]*\)/),
    check('access_request', 'another_answers', /portal\.answers_for\([^)]*\)/)),
  mutant('a question that is too old is answered', using('access_request', 'another_answers', /\(expires_at > now\(\)\)/)),
  mutant('the one it is about answers', using('access_request', 'answerer_reads', /\(account_id IS DISTINCT FROM \( SELECT portal\.actor_account\(\) AS actor_account\)\)/), ...(['using', 'check'] as const).map((part): Edit => ({ table: 'access_request', policy: 'another_answers', part, put: 'true',
    find: /\(account_id IS DISTINCT FROM \( SELECT portal\.actor_account\(\) AS actor_account\)\)/ }))),
  mutant('a row is written without anybody\'s yes', check('access', 'approved_insert', /\(EXISTS \([\s\S]*?access\.account_id\)\)\)\)/)),
  mutant('the glass is opened without being broken', check('access', 'glass_insert', /\(EXISTS \([\s\S]*?access\.case_file_id\)\)\)\)/)),
  mutant('who opened looks into it themselves', check('break_glass_check', 'checker_adds', /\(g\.account_id <> \( SELECT portal\.actor_account\(\) AS actor_account\)\)/),
    using('break_glass', 'checker_reads', /\(account_id <> \( SELECT portal\.actor_account\(\) AS actor_account\)\)/)),
  mutant('any manager looks in, though the unit has one', using('break_glass', 'checker_reads', /\(portal\.manager_side\(id\) = 'otherManager'::text\)/)),
  mutant('any manager answers, though the unit has one', check('break_glass_check', 'checker_adds', /\(portal\.manager_side\(g\.id\) = 'otherManager'::text\)/), using('break_glass', 'checker_reads', /\(portal\.manager_side\(id\) = 'otherManager'::text\)/)),
  functionMutant('a broken glass names a person', 'access_request', 'named_persons', /\(a\.reason <> 'breakGlass'::text\)/),
  functionMutant('a manager answers also where another named person is there', 'access_request', 'answers_for', /\(portal\.named_persons\(file\) = ARRAY\[asker\]\)/),
  functionMutant('the glass is broken from another unit', 'break_glass', 'is_behind_glass', /\(ARRAY\[[^\]]*\] && portal\.actor_roles\(\)\)/),
  functionMutant('the glass is broken in spite of a conflict', 'break_glass', 'is_behind_glass', /\(c\.number <> ALL \(portal\.actor_conflicts\(\)\)\)/),
  functionMutant('anybody who reads a file ends its rows', 'access', 'may_end', /CASE[\s\S]*?END/),
  functionMutant('anybody who reads a file raises its protection', 'case_file', 'protection_rises', / or not portal\.is_named\(old\.id\)/, ''),
  functionMutant('one person lowers a protection', 'case_file', 'protection_rises', /portal\.protection_rank\(new\.protection\) < portal\.protection_rank\(old\.protection\) or /, ''),
  always(mutant('anybody of the authority sees that a thread exists', using('enquiry', 'contact_point_read', /\(\('contactPointOfficer@'::text \|\| \(unit_id\)::text\) = ANY \(\( SELECT portal\.actor_roles\(\) AS actor_roles\)::text\[\]\)\)/))),
  always(mutant('who asks for an identity says yes to it', check('enquiry_opening', 'contact_point_decide', /CASE state[\s\S]*END/))),
  mutant('an identity is read before anybody has said yes', using('enquiry_message', 'contact_point_read', /\(\(side <> 'identity'::text\) OR portal\.is_identity_open\(enquiry_id\)\)/)),
  functionMutant('a yes holds for ever', 'enquiry_message', 'is_identity_open', /\(o\.decided_at > \(now\(\) - '24:00:00'::interval\)\)/),
  mutant('an officer writes as the visitor', check('enquiry_message', 'contact_point_write', /\(side = ANY \(ARRAY\['staff'::text, 'note'::text\]\)\)/),
    check('enquiry_message', 'contact_point_write', /\(author_id = \( SELECT portal\.actor_account\(\) AS actor_account\)\)/)),
  mutant('anybody of the authority tells the contact point', check('outbox', 'colleague_tells', /\(\('contactPointOfficer@'::text \|\| \(unit_id\)::text\) = ANY \(\( SELECT portal\.actor_roles\(\) AS actor_roles\)::text\[\]\)\)/)),
  functionMutant('an officer asks for an opinion in a colleague’s name', 'enquiry', 'enquiry_moves', /new\.opinion_asked_by = portal\.actor_account\(\)/, 'true'),
  functionMutant('an officer takes a thread for a colleague', 'enquiry', 'enquiry_moves', /new\.claimed_by is distinct from portal\.actor_account\(\)/, 'false'),
  always(mutant('the receiver sees a referral before it is sent', using('referral', 'receiver_reads', /\(sent_at IS NOT NULL\)/))),
  always(mutant('the whole receiving authority sees a referral', using('referral', 'receiver_reads', /\(to_unit_id = ANY \(\( SELECT portal\.actor_principals\(\) AS actor_principals\)::uuid\[\]\)\)/))),
  always(drop('a manager moves referrals, a colleague answers for the unit', 'referral', 'moved_in_role')),
  always(mutant('who asks for a release decides it', using('release', 'officer_decides', /\(requested_by <> \( SELECT portal\.actor_account\(\) AS actor_account\)\)/),
    check('release', 'officer_decides', /\(requested_by <> \( SELECT portal\.actor_account\(\) AS actor_account\)\)/))),
  always(mutant('what stays is laid before the receiver', check('delivery_item', 'sender_lays', /\(i\.choice <> 'stays'::text\)/))),
  drop('a file is handed over beside others who hold it', 'access', 'last_hands_over'),
  drop('any role reads a declared tie', 'conflict', 'role_reads'),
  drop('a consent is written in a closed file', 'consent', 'handler_takes'),
  always(mutant('whoever sees a referral reads what was delivered with it', using('delivery', 'receiver_reads', /portal\.receives_referral\(referral_id\)/, 'portal.reads_referral(referral_id)'))),
  always(mutant('one side hears what happens behind the other\'s wall', using('referral_event', 'both_read', /\(audience = 'both'::text\)/))),
  always(functionMutant('a writer publishes their own text', 'edition', 'edition_step', / and me = any \(old\.writers\)/, ' and false')),
  always(functionMutant('a jurist approves their own wording', 'ground_wording', 'ground_wording_step', / and me = any \(old\.writers\)/, ' and false')),
  mutant('everybody reads wordings in work', using('ground_wording', 'staff_read', /\(state = 'published'::text\)/)),
  always(functionMutant('a jurist takes back what another wrote', 'ground_wording', 'ground_wording_step', /new\.state = 'draft' and me <> all \(old\.writers\)/, 'false')),
  mutant('anybody of an authority says what a unit uses', check('support_use', 'unit_confirms', /\(unit_id = ANY \(\( SELECT portal\.actor_principals\(\) AS actor_principals\)::uuid\[\]\)\)/)),
  mutant('anybody begins a wording', check('ground_wording', 'jurists_begin', /^[\s\S]*$/)),
  functionMutant('a translator writes in Swedish', 'edition', 'edition_step', /old\.locale = 'sv' or not mine && array\['translator'\]/, 'false'),
  functionMutant('anybody takes an edition back', 'edition', 'edition_step', /me <> all \(old\.writers\) then\s+raise/, 'false then raise'),
  mutant('anybody reads unpublished texts', using('edition', 'editors_read', roleClause)),
  mutant('a reviewer begins a text', check('edition', 'writers_begin', /^[\s\S]*$/)),
  functionMutant('anybody sees to what was said of a text', 'edition_comment', 'edition_comment_step', /me is distinct from old\.written_by and/, 'false and'),
  functionMutant('an editor writes in the name of an outside reader', 'edition_comment', 'edition_comment_step', /case when new\.fact_check_id is null then me end/, 'me'),
  mutant('anybody takes pictures out', using('media', 'writers_take_out', roleClause)),
  mutant('anybody changes what is said of a picture', using('media', 'writers_change', roleClause), check('media', 'writers_change', roleClause)),
  // That nobody else makes one follows from the texts in work, which they do not read.
  mutant('anybody reads which links there are to texts in work', using('fact_check', 'editors_read', roleClause)),
  mutant('a page is begun that no release knows', check('content', 'writers_begin', /\(type = ANY \(ARRAY\['news'::text, 'event'::text\]\)\) AND /)),
  drop('anybody may be made keeper by nobody', 'document', 'editors_assign'),
  { weakness: 'row-level security is switched off for files', table: 'case_file', apply: async (owner) => { await owner.query('alter table portal.case_file disable row level security') } },
]
