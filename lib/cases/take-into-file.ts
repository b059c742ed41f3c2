import 'server-only'
import { changePerson, type PersonChanges, type Source } from '@/lib/cases/change-person'
import type { NoteKind } from '@/lib/cases/model'
import { keyOf, sealNote } from '@/lib/cases/seal'
import { touchAccess } from '@/lib/cases/access-rows/store'
import { findPersonVersion } from '@/lib/cases/persons/store'
import { findFile, insertNote } from '@/lib/cases/store'
import { refuse, ok, type Outcome } from '@/lib/core/result'

type Tx = Parameters<typeof findFile>[0]

/** Words that a person took from what was received, into the person's own fields; the source stays with the change. */
export async function takeIntoPerson(tx: Tx, id: string, version: number, changes: PersonChanges, source: Source, now: number): Promise<Outcome<null>> {
  const file = await findFile(tx, id)
  if (!file) return refuse('notFound')
  const person = await findPersonVersion(tx, id)
  if (person.version !== version) return refuse('changedByOther')
  if (await changePerson(tx, file, person, changes, source, now) === null) return refuse('changedByOther')
  await touchAccess(tx, id, file.status)
  return ok(null)
}

/** Likewise into a note of the file. */
export async function takeIntoNote(tx: Tx, id: string, note: { id: string; kind: NoteKind; body: string }, source: Source, now: number): Promise<Outcome<null>> {
  const file = await findFile(tx, id)
  if (!file) return refuse('notFound')
  await insertNote(tx, {
    id: note.id, caseFileId: id, unitId: file.unitId, kind: note.kind, at: now, personPresent: false, body: sealNote(await keyOf(file), note.id, note.body),
    deliveryId: source.deliveryId, deliveryField: source.field,
  })
  await touchAccess(tx, id, file.status)
  return ok(null)
}
