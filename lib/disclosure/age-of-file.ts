import 'server-only'
import { bornIn } from '@/lib/cases/facts'
import { ageFrom, type Age, type AgeAnswer } from '@/lib/disclosure/age'

/** How old the person in a file is, by the file and else by what was answered. */
export async function ageOfFile(tx: Parameters<typeof bornIn>[0], caseFileId: string, said: AgeAnswer | null): Promise<Age> {
  const born = await bornIn(tx, caseFileId)
  return { ...ageFrom(born ?? { personalNumber: null, birthYear: null }), said }
}
