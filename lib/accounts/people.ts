/**
 * The people of the demonstration, from prisma/data/demo-people.json, with ids derived from
 * names as all seeded rows have. Read by the seed, by the demo provider's sign-in page and by the tests.
 */
import { z } from 'zod'
import { roles, type Role } from '@/lib/auth/model'
import { accountId, authorityId, unitId, type AccountId, type AuthorityId, type UnitId } from '@/lib/core/ids'
import { factId, rowsOfFacts } from '@/lib/directory/facts'
import { authorityKinds, unitKinds } from '@/lib/directory/rows'
import peopleJson from '@/prisma/data/demo-people.json'

const shape = z.strictObject({
  note: z.string(),
  authorities: z.array(z.strictObject({
    key: z.string(),
    organisationNumber: z.string().regex(/^0[0-9]{9}$/),
    /** Set for those that the directory's facts do not have already. */
    added: z.strictObject({ kind: z.enum(authorityKinds), name: z.string(), county: z.string().optional() }).optional(),
  })),
  units: z.array(z.strictObject({ key: z.string(), authority: z.string(), kind: z.enum(unitKinds), name: z.string() })),
  people: z.array(z.strictObject({
    email: z.string().regex(/^[a-z0-9.]+@[a-z]+\.example$/),
    name: z.string(),
    authority: z.string(),
    unit: z.string().nullable(),
    roles: z.array(z.enum(roles)).min(1),
  })),
})

export interface DemoPerson {
  accountId: AccountId
  email: string
  name: string
  authorityId: AuthorityId
  authorityName: string
  /** Ten digits, beginning with zero, so that no real organisation has it. */
  organisationNumber: string
  /** Null: the roles hold in the authority as a whole. */
  unitId: UnitId | null
  unitName: string | null
  roles: Role[]
}

export interface DemoWorldBase {
  authorities: { id: AuthorityId; kind: string; name: string; countyCode: string | null }[]
  units: { id: UnitId; authorityId: AuthorityId; kind: string; name: string }[]
  people: DemoPerson[]
}

const authorityOf = (key: string): AuthorityId => authorityId.parse(factId(`authority:${key}`))
const unitOf = (key: string): UnitId => unitId.parse(factId(`unit:${key}`))

/** Everybody, and the authorities and units that the facts lack. Throws when the file does not hold together: a bug of ours. */
export function demoPeople(): DemoWorldBase {
  const given = shape.parse(peopleJson)
  const facts = rowsOfFacts()
  const authorities = given.authorities.flatMap(({ key, added }) =>
    (added ? [{ id: authorityOf(key), kind: added.kind, name: added.name, countyCode: added.county ?? null }] : []))
  const units = given.units.map(({ key, authority, kind, name }) => ({ id: unitOf(key), authorityId: authorityOf(authority), kind, name }))
  const authorityNames = new Map<string, string>([...facts.authorities, ...authorities].map(({ id, name }) => [id, name]))
  const unitNames = new Map<string, string>([...facts.units, ...units].map(({ id, name }) => [id, name]))
  const numbers = new Map(given.authorities.map(({ key, organisationNumber }) => [key, organisationNumber]))
  const people = given.people.map(({ email, name, authority, unit, roles: held }): DemoPerson => ({
    accountId: accountId.parse(factId(`account:${email}`)),
    email,
    name,
    authorityId: authorityOf(authority),
    authorityName: must(authorityNames.get(authorityOf(authority)), `${email}: authority ${authority}`),
    organisationNumber: must(numbers.get(authority), `${email}: organisation number of ${authority}`),
    unitId: unit === null ? null : unitOf(unit),
    unitName: unit === null ? null : must(unitNames.get(unitOf(unit)), `${email}: unit ${unit}`),
    roles: held,
  }))
  return { authorities, units, people }
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`demo-people.json does not hold together: ${what}`)
  return value
}
