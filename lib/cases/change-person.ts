import 'server-only'
import type { PersonField } from '@/lib/cases/model'
import { keyOf, openPerson, sealBefore, sealPerson } from '@/lib/cases/seal'
import { updatePerson, type PersonVersion } from '@/lib/cases/persons/store'
import type { FileRow } from '@/lib/cases/store'
import { blindIndex } from '@/lib/crypto/blind-index'

type Tx = Parameters<typeof updatePerson>[0]

/** What is written over what stands, by field; null takes away. */
export type PersonChanges = Partial<Record<PersonField, string | null>>
/** A received field that the new words were taken from. */
export interface Source { deliveryId: string; field: string }

const indexed = { givenName: 'givenNameIndex', familyName: 'familyNameIndex', personalNumber: 'personalNumberIndex' } as const
const isIndexed = (field: PersonField): field is keyof typeof indexed => field in indexed

/**
 * Writes what has changed of the person and keeps what stood before, sealed, with who and when. Says nothing when nothing
 * differs. Called inside a command's transaction.
 * @returns the fields that changed, or null when somebody else changed the person since `person` was read
 */
export async function changePerson(
  tx: Tx, file: FileRow, person: PersonVersion, changes: PersonChanges, source: Source | null, now: number,
): Promise<PersonField[] | null> {
  const key = await keyOf(file)
  const given = Object.entries(changes) as [PersonField, string | null][]
  const differing = given.filter(([field, text]) => openPerson(key, file.id, person, field) !== text)
  if (differing.length === 0) return []
  const before = Object.fromEntries(differing.map(([field]) => [field, openPerson(key, file.id, person, field)]))
  const written: Record<string, Uint8Array<ArrayBuffer> | null> = {}
  for (const [field, text] of differing) {
    written[field] = sealPerson(key, file.id, field, text)
    if (isIndexed(field)) written[indexed[field]] = text === null ? null : await blindIndex(file.authorityId, field, text)
  }
  const fields = differing.map(([field]) => field)
  const version = person.version + 1
  const saved = await updatePerson(tx, file, person.version, written, {
    fields, source, before: sealBefore(key, file.id, version, JSON.stringify(before)),
  }, now)
  return saved ? fields : null
}
