import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '@/lib/core/result'
import errors from '@/messages/sv/errors.json'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { everyCommand, type EveryCommand, type Form } from '@/tests/support/every-command'

/** What somebody with curl can put into a form: every field of every command, each value in turn. */
const hostileTexts = [
  "'); drop table portal.case_file cascade; --", "' or '1'='1", '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '${7*7}{{7*7}}%n%s', '../../etc/passwd',
  '\u0000', 'a\u0000b', '\ud800', 'a\udfff', '\u202eabc', '😀👩‍👩‍👧', '!', ',', ', a', 'a,', '[object Object]', '__proto__', 'constructor', 'null', 'undefined', '', ' ', '\n',
  '-1', '0', '1.5', '1e308', 'NaN', 'Infinity', '0x10', '2147483648', '99999999999', '9007199254740993',
  '0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30', '-271821-04-20',
  'a'.repeat(121),
]
/** What is typed where anything may be: taken as the text it is, or refused. Few, because what is taken is laid anew each time. */
const hostileWords = ["'); drop table portal.case_file cascade; --", '<script>alert(1)</script>', '\u0000', '\ud800', 'ͺ', '!', ', a', '😀👩‍👩‍👧', '', 'a'.repeat(10_001)]
/** What no form can send, but a caller in our own code might by mistake. */
const wrongTypes: unknown[] = [
  null, true, false, 0, -1, 1.5, Number.NaN, 2_147_483_648, 2n, Symbol('x'), [], [[]], ['a', 'b'], {}, Object.create(null), { equals: 'x' }, { toString: null }, new Date(Number.NaN), () => 1,
]
const wrongForms: unknown[] = [null, undefined, '', 'x', 1, true, [], [1], Symbol('x'), () => 1, new Date(), new Map(), Object.create(null)]
const tenMegabytes = 'å'.repeat(5_000_000)

let world: CaseWorld
let everything: Client
let tables: string[]

beforeAll(async () => {
  world = await caseWorld()
  everything = new Client({ connectionString: world.database.superuserUrl })
  await everything.connect()
  const { rows } = await everything.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'portal'::regnamespace and relkind = 'r' order by 1")
  tables = rows.map(({ name }) => name)
})
afterAll(async () => {
  await everything.end()
  await world.close()
})

/** Every row of every table; of the log only what is not a refusal, which is to be written. */
async function state(): Promise<string> {
  const { rows } = await everything.query<{ all: string }>(`select string_agg(part, ' ' order by part) as "all" from (${tables.map((table) =>
    `select '${table} ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') as part from portal.${table} t${table === 'audit_event' ? " where action <> 'access.refused'" : ''}`).join(' union all ')}) as parts`)
  return rows[0]?.all ?? ''
}

const shown = (tried: unknown) => (typeof tried === 'string' ? JSON.stringify(tried.slice(0, 60)) : typeof tried === 'object' ? `object ${JSON.stringify(tried)}` : String(tried as number))

/** One command with its form: tries what it is told, says what went wrong, and lays the form anew when one was taken. */
class Trial {
  readonly faults: string[] = []
  private form: Form = {}
  private before = ''
  constructor(private readonly name: string, private readonly command: EveryCommand) {}

  async lay(): Promise<Form> {
    this.form = this.command.stays && this.form['version'] !== undefined ? { ...this.form, version: String(Number(this.form['version']) + 1) } : await this.command.form(world)
    this.before = await state()
    return this.form
  }

  /** @param mayTake whether the command may accept this */
  async attempt(about: string, change: (form: Form) => unknown, mayTake: boolean): Promise<void> {
    let outcome: Outcome<unknown>
    try {
      outcome = await this.command.verb(world.as(this.command.by), change(this.form))
    } catch (error) {
      this.faults.push(`${about}: throws ${error instanceof Error ? `${error.name} ${error.message.slice(0, 300)}` : String(error)}`)
      if (await state() !== this.before) this.faults.push(`${about}: has written something all the same`)
      return
    }
    if (outcome.ok) {
      if (!mayTake) this.faults.push(`${about}: was taken`)
      await this.lay()
      return
    }
    if (outcome.code === 'invalidInput') {
      const words = Object.values(outcome.fields).flat().map((fault) => errors.field[fault])
      if (words.length === 0 || words.some((sentence) => !/\.$/.test(sentence))) this.faults.push(`${about}: refused without words`)
    } else {
      if (!/[.!]$/.test(errors.refusal[outcome.code])) this.faults.push(`${about}: refused without words`)
      await this.unchanged(about)
    }
  }

  async unchanged(about: string): Promise<void> {
    const after = await state()
    if (after !== this.before) {
      const [was, is] = [this.before.split(/ (?=[a-z_]+ [0-9a-f-])/), after.split(/ (?=[a-z_]+ [0-9a-f-])/)]
      this.faults.push(`${about}: refused, and has written something in ${is.filter((part) => !was.includes(part)).join(', ')}`)
      this.before = after
    }
  }

  /** What was refused so far was refused for what it was: as it stands, the form is taken. */
  async asItStands(): Promise<void> {
    const outcome = await this.command.verb(world.as(this.command.by), this.form)
    if (!outcome.ok) this.faults.push(`${this.name} refuses its own form: ${JSON.stringify(outcome)}`)
    if (await state() === this.before) this.faults.push(`${this.name} was taken and has written nothing`)
  }
}

describe('a form that is not what it should be', () => {
  it('is tried on every command that the portal has', () => {
    const written = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file))
      .flatMap((file) => [...readFileSync(path.join('lib', file), 'utf8').matchAll(/^export const (\w+) = command\(/gm)].map(([, name]) => name ?? ''))
    expect(written.length).toBeGreaterThan(45)
    expect(Object.keys(everyCommand).sort()).toEqual(written.sort())
  })

  it.each(Object.entries(everyCommand))('%s: refused in words and nothing written, and never a fault of ours', async (name, command) => {
    const trial = new Trial(name, command)
    const fields = Object.keys(await trial.lay())
    for (const field of fields) {
      const isWords = command.words?.includes(field) === true
      const isOptional = command.optional?.includes(field) === true
      const isOwnId = isNewId(field, name)
      for (const text of isWords ? hostileWords : [...hostileTexts, randomUUID()]) {
        const isEmpty = text.trim() === ''
        const mayTake = (isWords && (!isEmpty || isOptional)) || (isOptional && isEmpty) || ((isOwnId || command.unread?.includes(field) === true) && text.length === 36)
        await trial.attempt(`${field} = ${shown(text)}`, (form) => ({ ...form, [field]: text }), mayTake)
      }
      await trial.attempt(`${field} = 10 MB`, (form) => ({ ...form, [field]: tenMegabytes }), false)
      for (const value of wrongTypes) await trial.attempt(`${field} = ${shown(value)}`, (form) => ({ ...form, [field]: value }), false)
      await trial.attempt(`without ${field}`, ({ [field]: _gone, ...form }) => form, isOptional)
      await trial.unchanged(field)
    }
    for (const extra of ['authorityId', 'account_id', 'actor', 'now', 'constructor', 'toString', 'x'.repeat(100_000)])
      await trial.attempt(`an extra ${extra.slice(0, 20)}`, (form) => ({ ...form, [extra]: randomUUID() }), name === 'answerWeighing')
    await trial.attempt('an extra __proto__', (form) => Object.assign(JSON.parse('{"__proto__":{"ok":true}}') as Form, form), name === 'answerWeighing')
    // A button alone asks for no field, so that nothing is its whole form.
    const isBare = (form: unknown) => fields.length === 0 && typeof form === 'object' && form !== null && !Array.isArray(form) && Object.keys(form).length === 0
    for (const form of wrongForms) await trial.attempt(`a form that is ${shown(form)}`, () => form, isBare(form))
    await trial.unchanged('forms')
    await trial.asItStands()
    expect(trial.faults).toEqual([])
  }, 300_000)
})

/** Ids that the page makes with the form: any id is new. `about` of a notice that is nobody's marks nothing. */
const newIds: Record<string, string | string[]> = {
  openFile: 'caseFileId', writeNote: 'noteId', askForPerson: 'requestId', askToLower: 'requestId', breakGlass: 'glassId', declareConflict: 'conflictId',
  recordConflict: 'conflictId', takeConsent: 'consentId', beginReferral: 'draftId', acceptReferral: 'caseFileId', askError: 'requestId', useReceived: 'noteId', readNotice: 'about',
  answerEnquiry: 'messageId', noteOnEnquiry: 'messageId', askIdentity: 'openingId', logContact: 'logId',
  beginWording: 'wordingId', beginEnding: 'wordingId', beginRule: 'wordingId', beginSheet: 'wordingId', beginContent: ['contentId', 'editionId'], writeComment: 'commentId', makeFactCheck: 'factCheckId', addPicture: 'mediaId', takeInFile: 'textId', replyToComment: 'replyId', beginEdition: 'editionId', reviewContent: 'reviewId', openLocale: 'openingId', closeLocale: 'openingId', addException: 'exceptionId',
}
const isNewId = (field: string, command: string): boolean => [newIds[command]].flat().includes(field)
