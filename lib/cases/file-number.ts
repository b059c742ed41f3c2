import 'server-only'
import { event } from '@/lib/audit/events'
import { OneFile } from '@/lib/cases/schemas'
import { findFile } from '@/lib/cases/store'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'

/** A file by its number alone, for a page where one of several is chosen. Nothing of the person is opened. */
export const fileNumber = query({
  permission: 'case.view',
  input: OneFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  run: ({ subject: file }) => Promise.resolve(ok({ id: file.id, number: showSpokenNumber(file.number), unitId: file.unitId })),
  audit: ({ subject }) => event('list.viewed', null, { ids: [subject.id] }),
})
