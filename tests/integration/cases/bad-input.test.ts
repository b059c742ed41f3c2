import { describe, expect, it } from 'vitest'
import { openFile } from '@/lib/cases/open-file'
import { readFile, revealName, showSafeContact } from '@/lib/cases/read-file'
import { OpenFile } from '@/lib/cases/schemas'
import { plainForm } from '@/lib/forms/plain-form'
import errors from '@/messages/sv/errors.json'
import { caseWorldHere } from '@/tests/support/case-world'
import { filledIn } from '@/tests/worlds/files'
import { value } from '@/tests/worlds/referrals'

const sara = 'handlaggare@malmo.example'
const { world } = caseWorldHere()

/** "Öppna en akt" as it reaches the server, through the same door as the page's form. */
async function send(answers: Record<string, unknown>) {
  const form = new FormData()
  const typed = filledIn(world.as(sara), answers)
  for (const [name, given] of Object.entries(typed)) for (const one of [given].flat()) form.append(name, String(one))
  return { id: String(typed['caseFileId']), outcome: await openFile(world.as(sara), plainForm(form)) }
}

/** Everything that opening a file could have written, as text. */
async function everything(): Promise<string> {
  const tables = ['case_file', 'person_record', 'access', 'note', 'account', 'role_grant']
  const { rows } = await world.owner.query<{ row: string }>(tables.map((table) => `select '${table} ' || t::text as row from portal.${table} t`).join(' union all ') + ' order by 1')
  return rows.map(({ row }) => row).join('\n')
}

const hostile = [
  "'); drop table portal.case_file cascade; --", "' or '1'='1", '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>',
  '{{7*7}}${7*7}%n%s', '../../../etc/passwd', '\\x00\\u0000', '\u0000', '\u202eabc\u2066', '\ud800', '[object Object]', '__proto__', 'null', '𝕏'.repeat(60), 'å'.repeat(20_000),
]

describe('somebody types SQL and HTML into "Öppna en akt"', () => {
  const fields = Object.keys(OpenFile.shape)

  it.each(fields)('%s: stored as the text it is, or refused in words, and nothing written then', async (field) => {
    for (const typed of hostile) {
      const before = await everything()
      const { id, outcome } = await send({ [field]: typed })
      const about = `${field} = ${JSON.stringify(typed.slice(0, 40))}`
      if (outcome.ok) {
        const view = value(await readFile(world.as(sara), { caseFileId: id }))
        const kept = JSON.stringify([view, value(await showSafeContact(world.as(sara), { caseFileId: id })), value(await revealName(world.as(sara), { caseFileId: id }))])
        expect(kept, about).toContain(JSON.stringify(Buffer.from(typed).toString()).slice(1, -1))
        continue
      }
      if (outcome.code !== 'invalidInput') throw new Error(`${about}: ${outcome.code}`)
      expect(Object.keys(outcome.fields), about).toEqual([field])
      for (const fault of Object.values(outcome.fields).flat()) expect(errors.field[fault], about).toMatch(/\.$/)
      expect(await everything(), about).toBe(before)
    }
  })

  it.each(fields.filter((field) => field !== 'environments'))('%s sent twice in one form is not guessed at', async (field) => {
    const before = await everything()
    const { outcome } = await send({ [field]: ['en', 'två'] })
    expect(outcome).toMatchObject({ ok: false, code: 'invalidInput', fields: { [field]: expect.any(Array) as unknown } })
    expect(await everything()).toBe(before)
  })
})

describe('somebody adds fields named as columns', () => {
  it('and the whole form is refused, with none of them written', async () => {
    const { rows } = await world.owner.query<{ column: string }>(
      "select distinct column_name as column from information_schema.columns where table_schema = 'portal' and table_name in ('case_file', 'person_record', 'access')")
    const camel = (column: string) => column.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase())
    const asked = new Set(Object.keys(OpenFile.shape))
    const names = [...rows.flatMap(({ column }) => [column, camel(column)]), 'actor', 'now', 'roles', '__proto__', 'constructor', 'toString'].filter((name) => !asked.has(name))
    expect(names.length).toBeGreaterThan(40)
    const before = await everything()
    for (const name of names) {
      const { outcome } = await send({ ...Object.fromEntries([[name, 'ffffffff-ffff-4fff-bfff-ffffffffffff']]) })
      expect(outcome, name).toEqual({ ok: false, code: 'invalidInput', fields: { '': ['unknown'] } })
    }
    expect(await everything()).toBe(before)
  })
})
