import 'server-only'
import type { Environment } from '@/lib/cases/model'
import { keyOf, openPerson } from '@/lib/cases/seal'
import { findPerson, findPersonVersion } from '@/lib/cases/persons/store'
import { findFile, findFiles, type FileRow } from '@/lib/cases/store'

type Tx = Parameters<typeof findFile>[0]

/** A file as the rules about referrals, releases and consents ask about it. */
export type FileFactsRow = Pick<FileRow, 'id' | 'authorityId' | 'unitId' | 'number' | 'protection' | 'closedAt' | 'access' | 'closedTo'>

/** Null: there is none, or it is not for this actor. */
export const factsOfFile = (tx: Tx, id: string): Promise<FileFactsRow | null> => findFile(tx, id)

/** The version that a change of the person must begin from. */
export const personVersionOf = async (tx: Tx, id: string): Promise<number> => (await findPersonVersion(tx, id)).version

/** What the file says of how old the person is. A protected number stays in this process: only what follows from it leaves. */
export async function bornIn(tx: Tx, id: string): Promise<{ personalNumber: string | null; birthYear: string | null } | null> {
  const file = await findFile(tx, id)
  if (!file) return null
  const [key, person] = await Promise.all([keyOf(file), findPerson(tx, id)])
  return { personalNumber: openPerson(key, id, person, 'personalNumber'), birthYear: openPerson(key, id, person, 'birthYear') }
}

/** The same for many files at once, by id; those that are not for this actor are not in it. */
export const factsOfFiles = async (tx: Tx, ids: string[]): Promise<Map<string, FileFactsRow>> =>
  new Map((await findFiles(tx, ids)).map((file) => [file.id, file]))

/** What a referral may begin from. A protected name stays sealed: who wants it in a referral writes it there. */
export interface Extract { name: string | null; birthYear: string | null; needs: string | null; environments: Environment[] }

export async function extractOf(tx: Tx, id: string): Promise<Extract | null> {
  const file = await findFile(tx, id)
  if (!file) return null
  const [key, person] = await Promise.all([keyOf(file), findPerson(tx, id)])
  const name = file.protection === 'none'
    ? [openPerson(key, id, person, 'givenName'), openPerson(key, id, person, 'familyName')].filter((part) => part !== null).join(' ')
    : ''
  return {
    name: name === '' ? null : name, birthYear: openPerson(key, id, person, 'birthYear'), needs: openPerson(key, id, person, 'needs'),
    environments: file.environments,
  }
}
