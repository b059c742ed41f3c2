import { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import { caseWorld } from '@/tests/support/case-world'
import { race, raceRound, strayFiles } from '@/tests/support/referral-race'

/** Rounds in one world: a new one now and then, so that the last rounds meet tables no larger than the first. */
const inOneWorld = 100

describe('Leila answers while Sara takes back', () => {
  it.each(Array.from({ length: race.verifiedRounds / inOneWorld }, (_, world) => world * inOneWorld))(
    `%i rounds on, ${inOneWorld} more of ${race.callers} at once: one wins each, and no loser leaves anything behind`, async (before) => {
      const world = await caseWorld()
      const everything = new Pool({ connectionString: world.database.superuserUrl, max: 4 })
      try {
        for (let round = before + 1; round <= before + inOneWorld; round += 1) expect(await raceRound(world, everything, round), `round ${round}`).toEqual([])
        expect(await strayFiles(everything)).toBe(0)
      } finally {
        await everything.end()
        await world.close()
      }
    })
})
