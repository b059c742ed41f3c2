import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoPeople } from '@/lib/accounts/people'
import { roles } from '@/lib/auth/model'

const { people } = demoPeople()

describe('the people whom a visitor to the demonstration can sign in as', () => {
  it('are each a person of their own', () => {
    expect(new Set(people.map(({ accountId }) => accountId)).size).toBe(people.length)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
  })

  it('hold every role between them, so that nothing in the portal is out of reach', () => {
    expect([...new Set(people.flatMap((one) => one.roles))].sort()).toEqual([...roles].sort())
  })

  it('have no account administrator and no system administrator who also works with files', () => {
    const both = people.filter((one) => one.roles.some((role) => role === 'userAdmin' || role === 'systemAdmin') && one.roles.length > 1)
    expect(both).toEqual([])
  })

  it('belong to organisations that do not exist', () => {
    expect(people.filter(({ organisationNumber }) => !organisationNumber.startsWith('0'))).toEqual([])
  })
})

describe('the words of the code and of the database', () => {
  it('name the same roles', () => {
    // The newest wording of the CHECK: 0021 added the jurist.
    const sql = readFileSync('prisma/migrations/0021_legal_editor/migration.sql', 'utf8')
    const [, list = ''] = /check \(role in \((.*)\)\)/.exec(sql) ?? []
    expect([...list.matchAll(/'(\w+)'/g)].map(([, word]) => word)).toEqual([...roles])
  })
})
