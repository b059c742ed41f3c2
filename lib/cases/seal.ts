import 'server-only'
import { z } from 'zod'
import { personFields, type PersonField } from '@/lib/cases/model'
import type { PersonRow } from '@/lib/cases/persons/store'
import type { FileRow } from '@/lib/cases/store'
import { openCase, openField, sealField, type CaseKey } from '@/lib/crypto/envelope'

/** The key of one file, opened once per request. */
export const keyOf = (file: FileRow): Promise<CaseKey> =>
  openCase(file.authorityId, { wrapped: file.wrappedKey, keyVersion: file.keyVersion })

type PersonColumn = keyof PersonRow
/** Column names in the database: a sealed text opens only in its own column. */
const columns = {
  givenName: 'given_name', familyName: 'family_name', personalNumber: 'personal_number', birthYear: 'birth_year', needs: 'needs', safeContact: 'safe_contact',
} as const satisfies Record<PersonColumn, string>

export const sealPerson = (key: CaseKey, rowId: string, column: PersonColumn, text: string | null): Uint8Array<ArrayBuffer> | null =>
  text === null ? null : sealField(key, { table: 'person_record', column: columns[column], rowId }, text)

export const openPerson = (key: CaseKey, rowId: string, person: PersonRow, column: PersonColumn): string | null => {
  const sealed = person[column]
  return sealed && openField(key, { table: 'person_record', column: columns[column], rowId }, sealed)
}

const beforePlace = (id: string, version: number) => ({ table: 'person_change', column: 'before', rowId: `${id}/${version}` })
export const sealBefore = (key: CaseKey, id: string, version: number, text: string): Uint8Array<ArrayBuffer> => sealField(key, beforePlace(id, version), text)
/** What stood in each changed field; null where nothing did. */
export const openBefore = (key: CaseKey, id: string, version: number, sealed: Uint8Array): Partial<Record<PersonField, string | null>> =>
  before.parse(JSON.parse(openField(key, beforePlace(id, version), sealed)))
const before = z.partialRecord(z.enum(personFields), z.string().nullable())

export const sealNote = (key: CaseKey, rowId: string, body: string): Uint8Array<ArrayBuffer> => sealField(key, { table: 'note', column: 'body', rowId }, body)
export const openNote = (key: CaseKey, rowId: string, body: Uint8Array): string => openField(key, { table: 'note', column: 'body', rowId }, body)
