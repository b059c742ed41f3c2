import { describe, expect, it } from 'vitest'
import type { ContactRow } from '@/lib/keeping/store'
import { printTable, readTable } from './table'

const contact = (more: Partial<ContactRow> = {}): ContactRow => ({
  id: 'c', authorityId: 'a', key: 'syd', name: 'Syd', phoneDial: '+46406280400', phoneShown: '040-628 04 00', openingKind: 'schedule', onHolidays: 'closed', verifiedOn: null, reviewIntervalMonths: 6, sourceName: 's', sourceRetrievedOn: '2026-01-01',
  visibility: 'published', version: 1, unit: { name: 'Enheten' }, hours: [{ weekdays: [1, 2, 3, 4, 5], opens: '08:00', closes: '16:30' }], exceptions: [], ...more,
})
const contacts = [contact(), contact({ key: 'nord', name: null, openingKind: 'always', onHolidays: 'asUsual', hours: [], phoneShown: '+46 10 1', phoneDial: '+461012345678' })]
const head = 'nyckel;namn;nummer;när;helgdagar;måndag;tisdag;onsdag;torsdag;fredag;lördag;söndag;stämmer'
const read = (...lines: string[]) => { const table = readTable([head, ...lines].join('\n'), contacts); if (!table.ok) throw new Error(table.fault); return table.rows }
const faults = (...lines: string[]) => read(...lines).flatMap(({ line, faults: found }) => found.map(({ column, fault }) => `${line} ${column} ${fault}`))
const asItIs = 'syd;Syd;040-628 04 00;tider;stängt;08:00–16:30;08:00–16:30;08:00–16:30;08:00–16:30;08:00–16:30;;;'

describe('the contacts as a table', () => {
  it('is written so that no cell is a formula, and changes nothing by being sent as it came', () => {
    expect(printTable(contacts)).toBe(`\ufeff${head}\r\n${asItIs}\r\nnord;Enheten;'+46 10 1;dygnet runt;som vanligt;;;;;;;;\r\n`)
    const table = readTable(printTable([contacts[0] ?? contact()]), contacts)
    expect(table.ok && table.rows.map(({ does, faults: found }) => [does, found])).toEqual([['same', []]])
  })

  it('takes what stands as it stands, also what nobody could write anew', () => {
    const odd = contact({ phoneShown: 'via växeln', phoneDial: '11414', openingKind: 'always' })
    const table = readTable(`${printTable([odd]).trimEnd()}ja`, [odd])
    expect(table.ok && table.rows.map(({ does, faults: found }) => [does, found])).toEqual([['confirm', []]])
  })

  it('is read whatever the order of its columns, its sign between them and its case, as a spreadsheet leaves it', () => {
    const table = readTable('\ufeffNummer,Nyckel,När,Helgdagar,Måndag,Tisdag,Onsdag,Torsdag,Fredag,Lördag,Söndag\r\n"040-1 23 45 67",syd,TIDER,Stängt,"8.00-12.00, 13.00-16.30",,,,,,\r\n', contacts)
    expect(table.ok && table.rows[0]).toMatchObject({ does: 'change', becomes: { phoneDial: '+46401234567', weekly: [{ weekdays: [1], opens: '08:00', closes: '12:00' }, { weekdays: [1], opens: '13:00', closes: '16:30' }] } })
  })

  it('confirms where somebody says that it holds, and tells what changes', () => {
    expect(read(`${asItIs}Ja`)[0]).toMatchObject({ does: 'confirm', changes: [] })
    expect(read(asItIs.replace('040-628 04 00', '114 14'))[0]).toMatchObject({ does: 'change', changes: [{ column: 'phone', before: '040-628 04 00', after: '114 14' }], becomes: { phoneDial: '11414', hoursChange: false } })
  })

  it.each([
    ['another key', ['öst;;114 14;tider;stängt;08:00–16:00;;;;;;;'], ['2 key unknownContact']],
    ['a key twice', [asItIs, asItIs], ['3 key twice']],
    ['a number that is none', [asItIs.replace('040-628 04 00', 'ring oss')], ['2 phone notPhone']],
    ['a number gone', [asItIs.replace('040-628 04 00', '')], ['2 phone notPhone']],
    ['words of its own', [asItIs.replace('tider', 'ibland').replace('stängt', 'kanske')], ['2 kind notOfTheWords', '2 onHolidays notOfTheWords']],
    ['hours that are none', [asItIs.replace(';;;', ';morgon;;')], ['2 saturday notHours']],
    ['hours where there are none', [asItIs.replace('tider', 'dygnet runt')], ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => `2 ${day} onlySchedule`)],
    ['hours that meet', [asItIs.replace('08:00–16:30', '08:00–12:00, 11:00–13:00')], ['2 monday hoursOverlap']],
    ['no hours though it says so', ['syd;Syd;040-628 04 00;tider;stängt;;;;;;;;'], ['2 monday notHours']],
    ['neither yes nor nothing', [`${asItIs}nej`], ['2 holds notOfTheWords']],
  ])('tells by row and column of %s', (_, lines, expected) => { expect(faults(...lines)).toEqual(expected) })

  it('says when it is no table of ours', () => {
    expect(readTable('a;b\n1;2', contacts)).toEqual({ ok: false, fault: 'head' })
    expect(readTable(head, contacts)).toEqual({ ok: false, fault: 'rows' })
    expect(readTable([head, ...Array.from({ length: 501 }, () => asItIs)].join('\n'), contacts)).toEqual({ ok: false, fault: 'rows' })
  })
})
