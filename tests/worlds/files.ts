import { randomUUID } from 'node:crypto'
import { openFile } from '@/lib/cases/open-file'
import type { CaseFileId } from '@/lib/core/ids'
import type { Context } from '@/lib/core/pipeline'

/** A form as an ordinary caseworker fills it in; each test says only what it is about. */
export const filledIn = (context: Context, answers: Record<string, unknown> = {}): Record<string, unknown> => ({
  caseFileId: randomUUID(),
  unitId: context.actor.grants.find(({ unitId }) => unitId !== null)?.unitId,
  givenName: 'Test', familyName: 'Testsson', personalNumber: '', birthYear: '2004', protection: 'none', environments: ['criminal'],
  needs: 'Någonstans att bo.', safeContact: 'Ring kort, säg bara ditt förnamn.', sharedWith: 'unit',
  ...answers,
})

/** Opens a file the way the page does; a refusal is a fault of the test. */
export async function openedFile(context: Context, answers: Record<string, unknown> = {}): Promise<CaseFileId> {
  const outcome = await openFile(context, filledIn(context, answers))
  if (!outcome.ok) throw new Error(`the file was not opened: ${JSON.stringify(outcome)}`)
  return outcome.value.id
}
