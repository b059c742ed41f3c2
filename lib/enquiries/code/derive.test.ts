import { describe, expect, it } from 'vitest'
import { derive } from './derive'

describe('what is derived from a code', () => {
  it('is the same each time, two halves of 32 bytes, and another for another code', async () => {
    const [one, again, other] = await Promise.all(['abakus abborr', 'abakus abborr', 'abakus abborra'].map((words) => derive(words)))
    expect(one).toEqual(again)
    expect([one?.lookup.length, one?.secret.length]).toEqual([32, 32])
    expect(one?.lookup.equals(one.secret)).toBe(false)
    expect(other?.lookup.equals(one?.lookup ?? Buffer.alloc(0))).toBe(false)
  })

  it('is worked out two at a time with sixty-four in line, and the next is asked to wait', async () => {
    const asked = Array.from({ length: 70 }, (_, at) => derive(`nummer ${at}`))
    const answers = await Promise.all(asked)
    expect(answers.filter((answer) => answer === null)).toHaveLength(4)
    expect(answers.slice(66)).toEqual([null, null, null, null])
    // The line is empty again.
    expect(await derive('efteråt')).not.toBeNull()
  }, 60_000)
})
