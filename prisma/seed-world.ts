/** Lays the demonstration's files and referrals through the portal's own verbs, each by the person who would have done it. */
import 'server-only'
import { Client } from 'pg'
import { systemNow } from '@/lib/core/clock'
import { closeClients } from '@/lib/db/client'
import { unhurriedly } from '@/lib/db/limits'
import { env } from '@/lib/env'
import { demoStories } from '@/tests/worlds/demo'
import { layEditionsInWork } from '@/tests/worlds/editorial'
import { layEvents } from '@/tests/worlds/events'
import { layWordingInWork } from '@/tests/worlds/grounds'
import { actorOf } from '@/tests/worlds/people'
import type { As } from '@/tests/worlds/referrals'
import { layThreads } from '@/tests/worlds/threads'

/** Stories at a time. Each is a chain of small transactions that mostly wait for each other. */
const lanes = 6

/**
 * Lays what is not there yet, so that a second run changes nothing and one that was killed half-way goes on where it stopped.
 * @param now epoch ms; every day of the world counts back from here
 * @returns how many files were opened
 */
export async function seedWorld(now: number): Promise<number> {
  const there = await filesThere(env().databaseUrl.owner)
  const left = demoStories(now).filter(({ fileId }) => !there.has(fileId))
  const opened = left.length
  try {
    await unhurriedly(() => Promise.all(Array.from({ length: lanes }, async () => {
      for (let next = left.shift(); next; next = left.shift()) await next.lay()
    })))
    await unhurriedly(threads)
    await unhurriedly(() => layEditionsInWork(env().databaseUrl.owner, now))
    await unhurriedly(() => layEvents(env().databaseUrl.owner, now))
    await unhurriedly(() => layWordingInWork(env().databaseUrl.owner, now))
  } finally {
    await closeClients()
  }
  return opened
}

/** What a visitor writes is dated by the database, so those who answer must not be earlier. */
const asNow: As = (email) => { const now = systemNow(); return { actor: actorOf(email, now), now } }

/** Threads of the contact point, once: nothing in them says whether they are these. */
async function threads(): Promise<void> {
  const owner = new Client({ connectionString: env().databaseUrl.owner })
  await owner.connect()
  try {
    const { rowCount } = await owner.query('select from portal.enquiry limit 1')
    if (rowCount === 0) await layThreads(asNow, owner)
  } finally {
    await owner.end()
  }
}

async function filesThere(ownerUrl: string): Promise<Set<string>> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>('select id from portal.case_file')
    return new Set(rows.map(({ id }) => id))
  } finally {
    await client.end()
  }
}
