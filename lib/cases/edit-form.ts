import 'server-only'
import { event, type FieldGroup } from '@/lib/audit/events'
import { OneFile } from '@/lib/cases/schemas'
import { keyOf, openPerson } from '@/lib/cases/seal'
import { findPersonVersion } from '@/lib/cases/persons/store'
import { findFile } from '@/lib/cases/store'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'

/** What the edit form begins from. A protected name and the safe contact are not opened: who changes them writes them anew. */
export const readEditForm = query({
  permission: 'case.edit',
  input: OneFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, subject: file }) {
    const [key, person] = await Promise.all([keyOf(file), findPersonVersion(tx, file.id)])
    const isProtected = file.protection !== 'none'
    const open = (field: 'givenName' | 'familyName' | 'personalNumber' | 'birthYear' | 'needs') => openPerson(key, file.id, person, field) ?? ''
    return ok({
      id: file.id, number: showSpokenNumber(file.number), version: person.version, isProtected, environments: file.environments,
      values: {
        givenName: isProtected ? '' : open('givenName'), familyName: isProtected ? '' : open('familyName'),
        personalNumber: isProtected ? '' : open('personalNumber'), birthYear: open('birthYear'), needs: open('needs'),
      },
    })
  },
  audit: ({ subject, value: { values } }) => event('case.viewed', subject, {
    groups: ['environments', ...(values.givenName + values.familyName === '' ? [] : ['name'] as FieldGroup[]), ...(values.personalNumber === '' ? [] : ['personalNumber'] as const), ...(values.birthYear === '' ? [] : ['birthYear'] as const), ...(values.needs === '' ? [] : ['needs'] as const)],
  }),
})

export type EditFormView = Extract<Awaited<ReturnType<typeof readEditForm>>, { ok: true }>['value']
