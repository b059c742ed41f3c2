import { Client } from 'pg'
import { configuredProvider } from '@/lib/crypto/provider'
import { planOf, type LargePlan } from '@/tests/bench/large/plan'
import { copyRows } from '@/tests/bench/large/copy'
import { noRows, unitPicker, writeFile, type Rows } from '@/tests/bench/large/rows'

/** Files per transaction: a killed load loses at most this many, and the next goes on after them. */
const batch = 2_000

/** In the order of their references. */
const order = ['case_file', 'person_record', 'note', 'access', 'referral', 'referral_event', 'release'] as const satisfies (keyof Rows)[]

/**
 * Fills a migrated and seeded demonstration database with `files` made-up case files, each sealed as the portal seals it, over 400
 * units of very unequal size. Goes on where an earlier load stopped; rows that are there are never written twice.
 * @param superuserUrl of a database that is migrated and seeded
 * @param now epoch ms that the days count back from; kept from the first load on
 * @returns the plan, and how many files were written now
 */
export async function loadLarge(superuserUrl: string, files: number, now: number, onProgress: (done: number) => void): Promise<{ plan: LargePlan; written: number }> {
  // As superuser with triggers off: guards judge one person's act, and here nobody acts. `checkLarge` asks afterwards what they would have.
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off; create table if not exists public.large_load (files integer not null, done integer not null, began timestamptz not null)")
    const known = await client.query<{ code: string; id: string }>("select municipality_code as code, id from portal.authority where municipality_code is not null and name not like '%(mätning)'")
    const plan = planOf(files, new Map(known.rows.map(({ code, id }) => [code, id])))
    const begun = await client.query<{ files: number; done: number; began: Date }>('select files, done, began from public.large_load')
    const [earlier] = begun.rows
    if (earlier && earlier.files !== files) throw new Error(`here lie ${earlier.files} files; another number wants another folder`)
    if (!earlier) await writePlan(client, plan, files, now)
    const from = earlier?.done ?? 0
    const unitFor = unitPicker(plan.units)
    const kinds = new Map(plan.authorities.map(({ id, kind }) => [id, kind]))
    const provider = configuredProvider()
    const began = earlier?.began.getTime() ?? now
    for (let done = from; done < files; done += batch) {
      const rows = noRows()
      const until = Math.min(done + batch, files)
      for (let index = done; index < until; index += 1) await writeFile(rows, index, unitFor, began, { kinds, provider })
      await client.query('begin')
      for (const table of order) await copyRows(client, table, rows[table])
      await client.query('update public.large_load set done = $1', [until])
      await client.query('commit')
      onProgress(until)
    }
    if (from < files) await client.query('vacuum (analyze)')
    return { plan, written: files - from }
  } finally {
    await client.end()
  }
}

async function writePlan(client: Client, plan: LargePlan, files: number, now: number): Promise<void> {
  await client.query('begin')
  await copyRows(client, 'authority', plan.authorities.map(({ municipalityCode, ...row }) => ({ ...row, county_code: null, municipality_code: municipalityCode })))
  await copyRows(client, 'unit', plan.units.map(({ id, authorityId, kind, name }) => ({ id, authority_id: authorityId, kind, name, visibility: 'internal' })))
  await copyRows(client, 'account', plan.accounts.map(({ id, authorityId }, index) => ({
    id, authority_id: authorityId, email: `person${index}@matning.example`, name: `Person ${index} (mätning)`, organisation_number: '2021000000', created_at: new Date(now),
  })))
  const [from, until] = [new Date(now - 86_400_000), new Date(now + 300 * 86_400_000)].map((day) => day.toISOString().slice(0, 10))
  await copyRows(client, 'role_grant', plan.accounts.flatMap(({ id, authorityId, grants }) => grants.map(({ role, unitId }, index) => ({
    id: `${id.slice(0, 24)}${(index + 1).toString(16).padStart(4, '0')}${id.slice(28, 36)}`, authority_id: authorityId, account_id: id, unit_id: unitId, role, valid_from: from ?? '', valid_until: until ?? '',
  }))))
  await client.query('insert into public.large_load values ($1, 0, $2)', [files, new Date(now)])
  await client.query('commit')
}

/** What foreign keys and guards would have asked: every row hangs on another that is there, and every state on its history. */
const questions: Record<string, string> = {
  'an access row without its file': 'select count(*) from portal.access a left join portal.case_file c on (c.authority_id, c.id, c.unit_id) = (a.authority_id, a.case_file_id, a.file_unit_id) where c.id is null',
  'a person without their file': 'select count(*) from portal.person_record p left join portal.case_file c on (c.authority_id, c.id) = (p.authority_id, p.case_file_id) where c.id is null',
  'a file nobody can open': 'select count(*) from portal.case_file c where not exists (select from portal.access a where a.case_file_id = c.id)',
  'a referral whose last step says something else':
    'select count(*) from portal.referral r where not exists (select from portal.referral_event e where (e.referral_id, e.version, e.to_state) = (r.id, r.version, r.state))',
  'a referral from a file that is not there': 'select count(*) from portal.referral r left join portal.case_file c on (c.authority_id, c.id, c.unit_id) = (r.from_authority_id, r.from_case_file_id, r.from_unit_id) where c.id is null',
  'an accepted referral without the receiver’s own file': 'select count(*) from portal.referral r left join portal.case_file c on (c.authority_id, c.id, c.unit_id) = (r.to_authority_id, r.to_case_file_id, r.to_unit_id) where r.to_case_file_id is not null and c.id is null',
}

/** @returns what is wrong with the loaded rows; nothing when they are as the portal would have written them */
export async function checkLarge(superuserUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const faults: string[] = []
    for (const [what, question] of Object.entries(questions)) {
      const { rows } = await client.query<{ count: string }>(question)
      if (rows[0]?.count !== '0') faults.push(`${rows[0]?.count}: ${what}`)
    }
    return faults
  } finally {
    await client.end()
  }
}
