/**
 * The only policies that may let every row through, by table, policy and logins. Whoever adds one says here why.
 * Written by hand: the catalog test compares the database to this list, never the other way round.
 */
export interface OpenPolicy { table: string; policy: string; command: 'ALL' | 'SELECT' | 'INSERT'; logins: string[] }

const readers = ['portal_app', 'portal_public', 'portal_worker']

/** Geography and the names of authorities: no secret from anyone. */
const reference = ['authority', 'county', 'directory_version', 'municipality', 'place', 'place_municipality', 'police_region']

/** Seeded with facts by migrations and seed, as portal_owner, whose address no serving process is given. */
const seeded = [
  ...reference, 'contact_change', 'agreement', 'agreement_municipality', 'contact_point', 'contact_point_text', 'coverage', 'installation',
  'opening_exception', 'opening_hours', 'service', 'unit',
]

/** Accounts and sessions: the seed lays people in; portal_owner serves nobody. */
const accounts = ['account', 'role_grant', 'saved_post', 'session']

/** Case files, who opens them and the log: worlds are laid in by portal_owner, which serves nobody, and functions ask as it. */
const cases = ['access', 'access_request', 'audit_event', 'break_glass', 'break_glass_check', 'case_file', 'conflict', 'note', 'person_record']

/** The contact point: the public's functions ask as portal_owner, which serves nobody. */
const enquiries = ['contact_key', 'contact_log', 'enquiry', 'enquiry_message', 'enquiry_opening']
/** The legal rules, and the site's texts and their history: laid in by the seed and led on by triggers and functions, which ask as the owner. */
const texts = ['ground_wording', 'content', 'content_change', 'content_review', 'document', 'edition', 'edition_comment', 'edition_comment_reply', 'edition_event', 'edition_text', 'fact_check', 'locale_opening', 'media', 'media_file']

/** Texts of the site and the addresses in them, nobody's case, of which the worker keeps count for no authority. */
const countedTables = ['content', 'document', 'edition', 'edition_text', 'edition_event', 'content_review']
export const workersTables = [...countedTables, 'link', 'plan_month']

export const openPolicies: OpenPolicy[] = [
  ...texts.map((table): OpenPolicy => ({ table, policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] })),
  // Addresses that are published; looked at by the worker for no authority.
  { table: 'link', policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] },
  { table: 'link', policy: 'worker_keeps', command: 'ALL', logins: ['portal_worker'] },
  // What units say of their own work; a function counts it as the owner.
  { table: 'support_use', policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] },
  // Counts of the plan for looking after the site, and the texts that it is counted from: nobody's case.
  { table: 'plan_month', policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] },
  { table: 'plan_month', policy: 'worker_keeps', command: 'INSERT', logins: ['portal_worker'] },
  { table: 'plan_month', policy: 'worker_looks', command: 'SELECT', logins: ['portal_worker'] },
  ...countedTables.map((table): OpenPolicy => ({ table, policy: 'worker_counts', command: 'SELECT', logins: ['portal_worker'] })),
  // Which pages are to be made anew is no secret.
  { table: 'content_change', policy: 'all_read', command: 'SELECT', logins: ['portal_public'] },
  // Nor which languages the site has; by whom it was decided is in no column that this login may read.
  { table: 'locale_opening', policy: 'all_read', command: 'SELECT', logins: ['portal_public'] },
  // Nor what the pictures of the site show.
  { table: 'media', policy: 'all_read', command: 'SELECT', logins: ['portal_public'] },
  { table: 'media_file', policy: 'all_read', command: 'SELECT', logins: ['portal_public'] },
  ...cases.map((table): OpenPolicy => ({ table, policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] })),
  ...enquiries.map((table): OpenPolicy => ({ table, policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] })),
  ...accounts.map((table): OpenPolicy => ({ table, policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] })),
  // Which units exist is no secret among those who refer people to each other, nor the names of authorities to sign-in.
  { table: 'unit', policy: 'staff_read', command: 'SELECT', logins: ['portal_app', 'portal_auth', 'portal_worker'] },
  { table: 'authority', policy: 'sign_in_read', command: 'SELECT', logins: ['portal_auth'] },
  ...reference.map((table): OpenPolicy => ({ table, policy: 'all_read', command: 'SELECT', logins: readers })),
  ...seeded.map((table): OpenPolicy => ({ table, policy: 'owner_keeps', command: 'ALL', logins: ['portal_owner'] })),
]

/**
 * Tables without a person in them that the public may read in part; what is withheld is tested in
 * tests/integration/directory. Every other table must show nothing without an actor.
 */
export const publishedTables = [
  'agreement', 'agreement_municipality', 'contact_point', 'contact_point_text', 'coverage', 'opening_exception', 'opening_hours', 'service', 'unit',
]

/** Of these an authority's own keeper removes rows; without an actor there are none to remove. */
export const keptTables = ['opening_exception', 'opening_hours']

/**
 * Of the site's texts the public reads what is live, and that something was withdrawn or reviewed; those who work with them write
 * there too. What the public is not shown is tested in tests/integration/editorial/public.test.ts.
 */
export const editorialTables = ['content', 'content_change', 'content_review', 'edition', 'locale_opening', 'ground_wording', 'media', 'media_file']

export const referenceTables = reference

/** Tables without a person in them that staff may read whole. */
export const staffTables = ['unit']

/**
 * Unique without the owner in them: names that everybody may read anyway, so that a clash tells nothing; and what tells nobody
 * anything: the e-mail of an account, which no serving login may write, and the hash of 256 random bits.
 */
export const publicNames = ['contact_point_key_key', 'account_email_key', 'session_token_hash_key', 'fact_check_token_hash_key']

/** Schemas of libraries: no personal data in them (decisions 23), and no policies either. */
export const librarySchemas = ['graphile_worker']
