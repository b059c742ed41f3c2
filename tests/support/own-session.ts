import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { Client } from 'pg'
import { z } from 'zod'
import { site } from '@/tests/support/site'

/** What `demo.json` says, as far as a journey needs it; read here, since Playwright cannot load what only a server may. */
const demo = z.object({ port: z.int(), database: z.string(), passwords: z.object({ owner: z.string() }) })

/**
 * Lets time pass for one sign-in and nobody else's: what lies hours ahead for a person at her desk no journey can wait for.
 * @param columns what is moved back: the sign-in as a whole, or only when the person last proved who they are
 */
export async function later(page: Page, columns: 'created_at' | 'auth_time', interval: string): Promise<void> {
  const token = (await page.context().cookies()).find(({ name }) => name === 'session')?.value ?? ''
  const { port, database, passwords } = demo.parse(JSON.parse(readFileSync(`${site.dataDir}/demo.json`, 'utf8')))
  const client = new Client({ connectionString: `postgresql://portal_owner:${passwords.owner}@127.0.0.1:${port}/${database}` })
  await client.connect()
  try {
    const { rowCount } = await client.query(`update portal.session set ${columns} = ${columns} - $2::interval where token_hash = $1`, [createHash('sha256').update(token).digest(), interval])
    if (rowCount !== 1) throw new Error('the browser has no session that the world knows')
  } finally {
    await client.end()
  }
}
