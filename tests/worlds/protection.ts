import { randomUUID } from 'node:crypto'
import { askForPerson } from '@/lib/access/ask'
import { breakGlass } from '@/lib/access/glass/break'
import type { CaseFileId } from '@/lib/core/ids'
import { readFile } from '@/lib/cases/read-file'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { sara, value, type As } from '@/tests/worlds/referrals'

export const amir = 'samordnare@malmo.example'
export const helena = 'chef@malmo.example'
export const nils = 'logg@malmo.example'

export interface Protected { id: CaseFileId; number: string }

/** A protected file of Sara's, with one more named person or none. */
export async function protectedFile(as: As, sharedWith: string | null = null, answers: Record<string, unknown> = {}): Promise<Protected> {
  const id = await openedFile(as(sara), { protection: 'marked', sharedWith: sharedWith === null ? 'nobody' : person(sharedWith).accountId, ...answers })
  const { number } = value(await readFile(as(sara), { caseFileId: id }))
  return { id, number }
}

/** Sara asks that a colleague be named in a file of hers. @returns the request's id */
export async function askedFor(as: As, caseFileId: string, whom: string, by = sara, requestId: string = randomUUID()): Promise<string> {
  return value(await askForPerson(as(by), { caseFileId, requestId, accountId: person(whom).accountId, reason: 'cover' })).id
}

export const emergency = (number: string, glassId: string = randomUUID()) => ({
  glassId, number, danger: 'life', nobodyReachable: 'yes', reason: 'Modern ringde: han är inlåst och hotad till livet.',
})

/** Somebody of the unit breaks the glass of a file. @returns the opening's id */
export async function brokenGlass(as: As, number: string, by = amir, glassId: string = randomUUID()): Promise<string> {
  value(await breakGlass(as(by), emergency(number, glassId)))
  return glassId
}
