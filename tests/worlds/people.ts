import { demoPeople, type DemoPerson } from '@/lib/accounts/people'
import type { Actor } from '@/lib/auth/model'

/** Everybody of the demonstration, as seeded. */
export const people: DemoPerson[] = demoPeople().people

/** The person with this work e-mail; a name that the demonstration does not have is a fault of the test. */
export function person(email: string): DemoPerson {
  const found = people.find((one) => one.email === email)
  if (!found) throw new Error(`${email} is nobody in the demo world`)
  return found
}

/**
 * The person as an actor who signed in at `now`.
 * @param now epoch ms
 */
export function actorOf(email: string, now: number, sessionId = '00000000-0000-4000-8000-000000000001'): Actor {
  const { accountId, authorityId, authorityName, name, roles, unitId, unitName } = person(email)
  return { accountId, authorityId, name, authorityName, authTime: now, sessionId, grants: roles.map((role) => ({ role, unitId, unitName })) }
}
