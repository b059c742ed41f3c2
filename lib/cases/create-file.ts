import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Environment, Protection } from '@/lib/cases/model'
import { sealPerson } from '@/lib/cases/seal'
import { insertFile } from '@/lib/cases/store'
import type { Actor } from '@/lib/auth/model'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { blindIndex } from '@/lib/crypto/blind-index'
import { newCaseKey, openCase } from '@/lib/crypto/envelope'

type Tx = Parameters<typeof insertFile>[0]

export interface FileFactsGiven {
  id: string
  unitId: string
  protection: Protection
  environments: Environment[]
  firstContactAt: number
  reason: 'opened' | 'accepted'
  givenName: string | null
  familyName: string | null
  personalNumber: string | null
  birthYear: string | null
  needs: string | null
  safeContact: string | null
}

/**
 * Writes a new file of the actor's authority with a key of its own and a spoken number, opened for the actor alone. Called
 * inside a command's transaction: when a person comes to the unit, and when a referral is accepted (decisions 28).
 * @param draw gives its spoken number, and another when the authority has that one already
 */
export async function createFile(tx: Tx, actor: Actor, given: FileFactsGiven, now: number, draw: () => string = newSpokenNumber): Promise<void> {
  const { wrapped, keyVersion } = await newCaseKey(actor.authorityId)
  const key = await openCase(actor.authorityId, { wrapped, keyVersion })
  const index = (kind: 'givenName' | 'familyName' | 'personalNumber', value: string | null) =>
    value === null ? null : blindIndex(actor.authorityId, kind, value)
  const seal = (column: 'givenName' | 'familyName' | 'personalNumber' | 'birthYear' | 'needs' | 'safeContact') =>
    sealPerson(key, given.id, column, given[column])
  await insertFile(tx, {
    id: given.id, unitId: given.unitId, draw, protection: given.protection, environments: given.environments,
    firstContactAt: given.firstContactAt, wrappedKey: wrapped, keyVersion, reason: given.reason, accountId: actor.accountId,
    person: {
      givenName: seal('givenName'), familyName: seal('familyName'), personalNumber: seal('personalNumber'),
      birthYear: seal('birthYear'), needs: seal('needs'), safeContact: seal('safeContact'),
      givenNameIndex: await index('givenName', given.givenName),
      familyNameIndex: await index('familyName', given.familyName),
      personalNumberIndex: await index('personalNumber', given.personalNumber),
    },
  }, randomUUID(), now)
}
