import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { disagreements } from '@/tests/policy/agree'
import { mutants } from '@/tests/policy/mutants'
import { policyWorld, type PolicyWorld } from '@/tests/policy/world'

describe('the application and the database, asked about the same person, file and act', () => {
  let world: PolicyWorld
  beforeAll(async () => { world = await policyWorld() })
  afterAll(() => world.close())

  it('give the same answer 2,000 times', async () => {
    const { asked, allowed, found } = await disagreements(world, 2_000, 42, systemNow())
    expect(found).toEqual([])
    expect(asked).toBeGreaterThanOrEqual(2_000)
    // An answer that is always no would agree too.
    expect(allowed).toBeGreaterThan(asked / 20)
  })
})

describe('a policy that somebody weakens', () => {
  it.each(mutants.map((mutant) => [mutant.weakness, mutant] as const))('is found: %s', async (_, mutant) => {
    const world = await policyWorld()
    try {
      await mutant.apply(world.owner)
      // Asked of more people than above: some weaknesses show only to a few. It stops at the first.
      const { found } = await disagreements(world, 10_000, 42, systemNow())
      expect(found).not.toEqual([])
    } finally {
      await world.close()
    }
  })
})
