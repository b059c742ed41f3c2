import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { vi } from 'vitest'
import { readFirstTexts } from '@/lib/content/first-texts'
import { rowsOfFacts } from '@/lib/directory/facts'
import { allGrounds, firstSheets } from '@/lib/grounds/table'
import { seed } from '@/prisma/seed'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

/** A database with the true facts in it. The template is made anew when a fact or the seed changes. */
export async function seededDatabase(): Promise<TestDatabase> {
  const state = createHash('sha256').update(JSON.stringify(rowsOfFacts())).update(JSON.stringify(await readFirstTexts())).update(JSON.stringify([allGrounds, firstSheets]))
    .update(readFileSync('prisma/seed.ts')).update(readFileSync('prisma/seed-content.ts')).update(readFileSync('prisma/seed-grounds.ts')).update(readFileSync('prisma/data/demo-people.json')).digest('hex')
  return createTestDatabase({ key: `facts ${state}`, run: (url) => seed(url.owner, 'demo') })
}

/** Lets the code under test find the database the way it does in live mode. */
export function useDatabase(database: TestDatabase): void {
  const rest = { PUBLIC_HOST: 'vidare.example', PORTAL_HOST: 'portal.example', OIDC_ISSUER: 'https://id.example', KEY_FILE: '/nowhere' }
  for (const [name, value] of Object.entries({ ...rest, ...database.environment })) vi.stubEnv(name, value)
}
