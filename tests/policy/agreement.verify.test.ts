import { describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { disagreements } from '@/tests/policy/agree'
import { mutants, type Mutant } from '@/tests/policy/mutants'
import { policyWorld } from '@/tests/policy/world'

/** Whether the agreement test alone finds the mutant, in a world of its own. */
async function isFound(mutant: Mutant): Promise<boolean> {
  const world = await policyWorld()
  try {
    await mutant.apply(world.owner)
    return (await disagreements(world, 600, 42, systemNow(), mutant.table)).found.length > 0
  } finally {
    await world.close()
  }
}

describe('the application and the database', () => {
  it('give the same answer 100,000 times', async () => {
    let asked = 0
    // New worlds, since what is tried and undone leaves dead rows behind.
    for (let seed = 1; asked < 100_000; seed += 1) {
      const world = await policyWorld()
      const answers = await disagreements(world, 140, seed, systemNow())
      await world.close()
      expect(answers.found).toEqual([])
      asked += answers.asked
    }
  })
})

describe('a policy that somebody weakens', () => {
  it.each(mutants.map((mutant) => [mutant.weakness, mutant] as const))('is found: %s', async (_, mutant) => {
    expect(await isFound(mutant)).toBe(true)
  })
})
