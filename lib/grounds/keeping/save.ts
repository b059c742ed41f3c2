import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { citesInWork } from '@/lib/grounds/keeping/cites'
import { endingOf, ruleOf } from '@/lib/grounds/keeping/rule-form'
import { SaveEnding, SaveSheet, SaveWording } from '@/lib/grounds/keeping/schemas'
import { sheetOf } from '@/lib/grounds/keeping/sheet-form'
import { findWording, updateWording, type Written } from '@/lib/grounds/keeping/store'
import { rulesIn } from '@/lib/grounds/live'

type Tx = Parameters<typeof findWording>[0]
interface Sent { wordingId: string; version: number; note: string }

const keep = async (tx: Tx, { wordingId: id, version, note }: Sent, written: Written): Promise<Outcome<{ id: string }>> =>
  (await updateWording(tx, { id, version }, written, note)) ? ok({ id }) : refuse('changedByOther')

const saved = ({ value }: { value: { id: string } }) => event('ground.saved', null, { wordingId: value.id })

/** Keeps a wording as it is written. It holds together as a rule; whether it answers its cases is shown on its page and asked before it goes on. */
export const saveWording = command({
  permission: 'ground.write',
  input: SaveWording,
  load: async (tx, { wordingId }) => { const wording = await findWording(tx, wordingId); return wording?.kind === 'rule' ? wording : null },
  async run({ tx, input, subject: wording }) {
    const read = ruleOf(input, wording.ground, await citesInWork(tx, await rulesIn(tx)))
    return read.ok ? keep(tx, input, { kind: 'rule', ...read.value, validFrom: input.validFrom }) : read
  },
  audit: saved,
})

/** Keeps when a rule ends, and why. */
export const saveEnding = command({
  permission: 'ground.write',
  input: SaveEnding,
  load: async (tx, { wordingId }) => { const wording = await findWording(tx, wordingId); return wording?.kind === 'ending' ? wording : null },
  run({ tx, input, subject: { ground } }) {
    const read = endingOf(input, ground)
    return read.ok ? keep(tx, input, { kind: 'ending', ground, ...read.value }) : Promise.resolve(read)
  },
  audit: saved,
})

/** Keeps a sheet as it is written. */
export const saveSheet = command({
  permission: 'ground.write',
  input: SaveSheet,
  load: async (tx, { wordingId }) => { const wording = await findWording(tx, wordingId); return wording?.kind === 'sheet' ? wording : null },
  async run({ tx, input, subject: { sheet } }) {
    const { wordingId: _id, version: _version, ...form } = input
    const read = sheetOf(form, sheet, [...(await rulesIn(tx)).sheets.map(({ statute }) => statute), sheet.statute])
    return read.ok ? keep(tx, input, { kind: 'sheet', sheet: read.value, validFrom: input.validFrom, cases: [] }) : read
  },
  audit: saved,
})
