import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { race, raceRound, strayFiles } from '@/tests/support/referral-race'

let world: CaseWorld
let everything: Pool
beforeAll(async () => {
  world = await caseWorld()
  everything = new Pool({ connectionString: world.database.superuserUrl, max: 4 })
})
afterAll(async () => {
  await everything.end()
  await world.close()
})

describe('Leila answers while Sara takes back', () => {
  it(`${race.rounds} rounds of ${race.callers} at once: one wins, the others are told why, and the history is one that could have happened`, async () => {
    for (let round = 1; round <= race.rounds; round += 1) expect(await raceRound(world, everything, round), `round ${round}`).toEqual([])
    expect(await strayFiles(everything)).toBe(0)
  }, 300_000)
})
