import 'server-only'
import { createHash } from 'node:crypto'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { query } from '@/lib/core/query'
import { fault, ok, refuse } from '@/lib/core/result'
import { NoFilter, ReadTable, SaveTable } from '@/lib/keeping/schemas'
import { listContacts, replaceHours, updateContact } from '@/lib/keeping/store'
import { printTable, readTable, standOf } from '@/lib/keeping/table/table'

const printOf = (stand: string): string => createHash('sha256').update(stand).digest('base64url')

interface Done { id: string; does: 'confirm' | 'change' }
const said = ({ id, does }: Done) => (does === 'confirm' ? event('contact.confirmed', null, { contactPointId: id }) : event('contact.changed', null, { contactPointId: id, field: 'table' }))

/** The table as it stands, to change here or in a spreadsheet. */
export const readOwnTable = query({
  permission: 'contact.list',
  input: NoFilter,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, actor }) => ok({ csv: printTable(await listContacts(tx, actor.authorityId)) }),
  audit: 'showsNoPerson',
})

/** What a table would change, before anything is. */
export const previewTable = query({
  permission: 'contact.list',
  input: ReadTable,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, input }) {
    const contacts = await listContacts(tx, actor.authorityId)
    const table = readTable(input.csv, contacts)
    return table.ok ? ok({ rows: table.rows.map(({ becomes: _becomes, ...row }) => row), stand: printOf(standOf(contacts)) }) : fault('csv', table.fault === 'head' ? 'notTheColumns' : 'notRows')
  },
  audit: 'showsNoPerson',
})
export type TablePreview = Extract<Awaited<ReturnType<typeof previewTable>>, { ok: true }>['value']

/** The whole table or nothing of it, as it was shown before. Whoever changes or confirms a row vouches for all of that row. */
export const saveTable = command({
  permission: 'contact.change',
  input: SaveTable,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, input }) {
    const contacts = await listContacts(tx, actor.authorityId)
    if (printOf(standOf(contacts)) !== input.stand) return refuse('changedByOther')
    const table = readTable(input.csv, contacts)
    if (!table.ok) return fault('csv', table.fault === 'head' ? 'notTheColumns' : 'notRows')
    if (table.rows.some(({ faults }) => faults.length > 0)) return fault('csv', 'rowsWrong')
    const done: Done[] = []
    for (const { key, does, becomes } of table.rows) {
      const contact = contacts.find((one) => one.key === key)
      if (!contact || !becomes || does === 'same') continue
      const { weekly, hoursChange, phoneDial, phoneShown, openingKind, onHolidays } = becomes
      const changes = { ...(phoneShown !== contact.phoneShown && { phoneDial, phoneShown }), ...(hoursChange && { openingKind, onHolidays, hoursCertain: true }) }
      if (!await updateContact(tx, contact, changes)) return refuse('changedByOther')
      if (hoursChange) await replaceHours(tx, contact, weekly)
      done.push({ id: contact.id, does })
    }
    const [first, ...others] = done
    return first ? ok([first, ...others] as const) : fault('csv', 'nothingChanges')
  },
  audit: ({ value: [first, ...others] }) => [said(first), ...others.map(said)],
})
