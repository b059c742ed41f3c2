import 'server-only'
import { event, type FieldGroup } from '@/lib/audit/events'
import type { FileView } from '@/lib/cases/model'
import { OneFile } from '@/lib/cases/schemas'
import { keyOf, openNote, openPerson } from '@/lib/cases/seal'
import { listColleagues } from '@/lib/cases/access-rows/store'
import { findPerson, isPersonChanged, type PersonRow } from '@/lib/cases/persons/store'
import { findFile, findNamedFile, listEpisodes, listNotes, type FileRow } from '@/lib/cases/store'
import { toFileView } from '@/lib/cases/view'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import type { CaseKey } from '@/lib/crypto/envelope'
import { dayOf } from '@/lib/directory/days'

/** The page of one file. A protected name stays sealed: not even this process opens it here. */
export const readFile = query({
  permission: 'case.view',
  input: OneFile,
  load: (tx, { caseFileId }) => findNamedFile(tx, caseFileId),
  async run({ tx, actor, now, subject: file }) {
    const key = await keyOf(file)
    const person = await findPerson(tx, file.id)
    const notes = (await listNotes(tx, file.id)).map(({ body, author, deliveryId, ...note }) => ({ ...note, received: deliveryId !== null, author: author.name, body: openNote(key, note.id, body) }))
    const colleagues = await listColleagues(tx, file.unitId, dayOf(now))
    return ok(toFileView(file, {
      name: file.protection === 'none' ? openName(key, file, person) : { kind: 'protected' },
      birthYear: openPerson(key, file.id, person, 'birthYear'),
      needs: openPerson(key, file.id, person, 'needs'),
      hasSafeContact: person.safeContact !== null, episodes: await listEpisodes(tx, file.id), isChanged: await isPersonChanged(tx, file.id),
    }, notes, colleagues, actor, now))
  },
  audit: ({ subject, value }) => event('case.viewed', subject, { groups: groupsShown(value) }),
})

/** What was there to see: a group that is empty has shown nothing. */
const groupsShown = (view: FileView): FieldGroup[] => [
  ...nameGroups(view.name), ...(view.birthYear === null ? [] : ['birthYear'] as const), ...(view.needs === null ? [] : ['needs'] as const),
  'environments', ...(view.notes.length === 0 ? [] : ['notes'] as const), 'access',
]

const nameGroups = (name: FileView['name']): FieldGroup[] =>
  name.kind !== 'known' ? [] : [...(name.name === '' ? [] : ['name'] as const), ...(name.personalNumber === null ? [] : ['personalNumber'] as const)]

/** The protected name and number, one request and one event at a time, after a fresh sign-in (decisions 29–30). */
export const revealName = query({
  permission: 'case.revealName',
  input: OneFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, subject: file }) {
    return ok(openName(await keyOf(file), file, await findPerson(tx, file.id)))
  },
  audit: ({ subject, value }) => event('case.nameRevealed', subject, { groups: nameGroups(value) }),
})

/** How the person can be reached without harm: shown when asked for, written down each time (decisions 35). */
export const showSafeContact = query({
  permission: 'case.showSafeContact',
  input: OneFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, subject: file }) {
    return ok(openPerson(await keyOf(file), file.id, await findPerson(tx, file.id), 'safeContact'))
  },
  audit: ({ subject }) => event('case.safeContactShown', subject, { groups: ['safeContact'] }),
})

function openName(key: CaseKey, file: FileRow, person: PersonRow): FileView['name'] {
  const name = [openPerson(key, file.id, person, 'givenName'), openPerson(key, file.id, person, 'familyName')].filter((part) => part !== null).join(' ')
  const personalNumber = openPerson(key, file.id, person, 'personalNumber')
  return name === '' && personalNumber === null ? { kind: 'unknown' } : { kind: 'known', name, personalNumber }
}
