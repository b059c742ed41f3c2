import 'server-only'
import { event } from '@/lib/audit/events'
import type { PersonField } from '@/lib/cases/model'
import { OneFile } from '@/lib/cases/schemas'
import { keyOf, openBefore } from '@/lib/cases/seal'
import { listChanges } from '@/lib/cases/persons/store'
import { findFile } from '@/lib/cases/store'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'

const hidden: readonly PersonField[] = ['givenName', 'familyName', 'personalNumber']

/** Who changed what of the person, when, and what stood before. A protected name stays hidden here as well, and the safe contact always. */
export const readChanges = query({
  permission: 'case.view',
  input: OneFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, subject: file }) {
    const key = await keyOf(file)
    const isHidden = (field: PersonField) => field === 'safeContact' || (file.protection !== 'none' && hidden.includes(field))
    return ok({
      id: file.id,
      number: showSpokenNumber(file.number),
      changes: (await listChanges(tx, file.id)).map(({ version, fields, before, changedAt, by, received }) => {
        const was = openBefore(key, file.id, version, before)
        return { version, changedAt, by, received, fields: fields.map((field) => ({ field, before: isHidden(field) ? { kind: 'hidden' as const } : { kind: 'shown' as const, text: was[field] ?? null } })) }
      }),
    })
  },
  audit: ({ subject, value }) => event('case.changesViewed', subject, { fields: [...new Set(value.changes.flatMap(({ fields }) => fields.map(({ field }) => field)))] }),
})

export type ChangesView = Extract<Awaited<ReturnType<typeof readChanges>>, { ok: true }>['value']
