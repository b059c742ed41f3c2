import 'server-only'
import { event, type FieldGroup } from '@/lib/audit/events'
import { changePerson } from '@/lib/cases/change-person'
import type { PersonField } from '@/lib/cases/model'
import { EditPerson } from '@/lib/cases/schemas'
import { touchAccess } from '@/lib/cases/access-rows/store'
import { findPersonVersion } from '@/lib/cases/persons/store'
import { findFile, updateFile } from '@/lib/cases/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'

/** Name and number of one kind in the log. */
const groupOf: Record<PersonField, FieldGroup> = {
  givenName: 'name', familyName: 'name', personalNumber: 'personalNumber', birthYear: 'birthYear', needs: 'needs', safeContact: 'safeContact',
}

/**
 * Corrects and completes what a file says of the person. What stood before is kept; whoever began from an older version is
 * refused and shown both. What the form did not show – a protected name, the safe contact – stands unless somebody writes anew.
 */
export const editPerson = command({
  permission: 'case.edit',
  input: EditPerson,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, now, input, subject: file }) {
    const person = await findPersonVersion(tx, file.id)
    if (person.version !== input.version) return refuse('changedByOther')
    const { givenName, familyName, personalNumber, birthYear, needs, safeContact } = input
    const hidden = { ...(file.protection === 'none' ? {} : { givenName, familyName, personalNumber }), safeContact }
    const rewritten = Object.fromEntries(Object.entries(hidden).filter(([, text]) => text !== null))
    const seen = { birthYear, needs, ...(file.protection === 'none' ? { givenName, familyName, personalNumber } : {}) }
    const fields = await changePerson(tx, file, person, { ...seen, ...rewritten }, null, now)
    if (fields === null) return refuse('changedByOther')
    const moved = [...file.environments].sort().join() !== [...input.environments].sort().join()
    if (moved && !await updateFile(tx, file, { status: file.status, environments: input.environments })) return refuse('changedByOther')
    await touchAccess(tx, file.id, file.status)
    return ok({ id: file.id, groups: [...new Set([...fields.map((field) => groupOf[field]), ...(moved ? ['environments' as const] : [])])] })
  },
  audit: ({ subject, value }) => event('case.edited', subject, { groups: value.groups }),
})
