import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { ruleOf } from '@/lib/grounds/keeping/rule-form'
import { BeginRule, BeginSheet } from '@/lib/grounds/keeping/schemas'
import { sheetOf } from '@/lib/grounds/keeping/sheet-form'
import { insertWording, listOpen } from '@/lib/grounds/keeping/store'
import { citesInWork } from '@/lib/grounds/keeping/cites'
import { rulesIn } from '@/lib/grounds/live'
import { sheetSlug } from '@/lib/grounds/sheets'

/** The name a new rule goes by, in addresses and decisions; drawn from its id, so that sending the form twice makes one rule. */
const codeOf = (wordingId: string): string => `rule${wordingId.replaceAll('-', '').slice(0, 12)}`

/** A rule that there was not: written whole, and then led as any wording. */
export const beginRule = command({
  permission: 'ground.write',
  input: BeginRule,
  load: async (tx) => ({ rules: await rulesIn(tx) }),
  async run({ tx, input, subject: { rules } }) {
    const { wordingId, note, validFrom } = input
    const read = ruleOf(input, { code: codeOf(wordingId), version: 1, mustWeigh: [] }, await citesInWork(tx, rules))
    if (!read.ok) return read
    return (await insertWording(tx, wordingId, { kind: 'rule', ...read.value, validFrom }, note)) ? ok({ id: wordingId }) : refuse('wordingInWork')
  },
  audit: ({ value }) => event('ground.begun', null, { wordingId: value.id }),
})

/** The sheet of a paragraph that had none. */
export const beginSheet = command({
  permission: 'ground.write',
  input: BeginSheet,
  load: async (tx) => ({ rules: await rulesIn(tx) }),
  async run({ tx, input: { wordingId, cite, ...form }, subject: { rules: { sheets } } }) {
    const slug = sheetSlug(cite)
    if (sheets.some((sheet) => sheet.slug === slug)) return fault('cite', 'hasSheet')
    const read = sheetOf(form, { cite, slug, version: 1 }, sheets.map(({ statute }) => statute))
    if (!read.ok) return read
    if ((await listOpen(tx, slug)).length > 0) return refuse('wordingInWork')
    return (await insertWording(tx, wordingId, { kind: 'sheet', sheet: read.value, validFrom: form.validFrom, cases: [] }, form.note)) ? ok({ id: wordingId }) : refuse('wordingInWork')
  },
  audit: ({ value }) => event('ground.begun', null, { wordingId: value.id }),
})
