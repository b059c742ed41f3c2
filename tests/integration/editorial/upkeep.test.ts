import { describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import type { Seen } from '@/lib/editorial/links/model'
import { linkRound } from '@/lib/editorial/links/round'
import { keepThisMonth } from '@/lib/editorial/months/keep'
import { readPlan } from '@/lib/editorial/read-plan'
import { caseWorldHere } from '@/tests/support/case-world'
import { lena } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'

const { world, everything } = caseWorldHere()
const plan = async () => value(await readPlan(world.as(lena), {}))

describe('the addresses that the site leads to', () => {
  const rounds: string[][] = []
  const round = async (answer: (url: string) => Seen) => {
    const asked: string[] = []
    const seen = await linkRound((url) => { asked.push(url); return Promise.resolve(answer(url)) })
    expect(seen).toBe(asked.length)
    rounds.push(asked)
    return asked
  }
  const answers: Seen = { state: 'answers', status: 200, target: null }

  it('are not told to be right before anybody has looked', async () => {
    expect((await plan()).links).toEqual({ all: 0, lookedAt: null, wrong: [] })
  })

  it('are asked one of each host a round until all have been, and not again that night', async () => {
    for (let turn = 0; turn < 200 && (await round(() => answers)).length > 0; turn++) /* until nobody is left */;
    for (const asked of rounds) expect(new Set(asked.map((url) => new URL(url).host)).size).toBe(asked.length)
    const asked = rounds.flat()
    expect(new Set(asked).size).toBe(asked.length)
    const { links } = await plan()
    expect(links).toMatchObject({ all: asked.length, wrong: [] })
    expect(links.lookedAt).not.toBeNull()
    // A source of a text, of a number, and a statute.
    expect(asked.some((url) => url.startsWith('https://rkrattsbaser.gov.se/'))).toBe(true)
  })

  it('that moved, are gone or stay silent for three nights are told of with where they stand, and since when', async () => {
    const [moved = '', gone = '', silent = ''] = rounds[0] ?? []
    const seen: Record<string, Seen> = { [moved]: { state: 'moved', status: 200, target: 'https://new.example/' }, [gone]: { state: 'broken', status: 404, target: null }, [silent]: { state: 'silent', status: null, target: null } }
    const told = async () => (await plan()).links.wrong.map(({ url }) => url).sort()
    for (const expected of [[moved, gone], [moved, gone], [moved, gone, silent]]) {
      // A night goes by.
      await everything.query("update portal.link set checked_at = checked_at - interval '21 hours' where url = any ($1)", [[moved, gone, silent]])
      for (let turn = 0; turn < 5; turn++) await round((url) => seen[url] ?? answers)
      expect(await told()).toEqual([...expected].sort())
    }
    const wrong = (await plan()).links.wrong.find(({ url }) => url === moved)
    expect(wrong).toMatchObject({ target: 'https://new.example/', day: dayOf(systemNow()) })
    expect(wrong?.uses.length).toBeGreaterThan(0)
  })
})

describe('the figures of a month', () => {
  it('are kept once by the worker, as many as the plan shows, and cannot be written over', async () => {
    const now = systemNow()
    expect([await keepThisMonth(now), await keepThisMonth(now)]).toEqual([true, false])
    const { rows: [kept] } = await everything.query<{ figures: Record<string, number> }>('select figures from portal.plan_month')
    const { groups, contacts } = await plan()
    for (const { kind, lines } of groups) expect(kept?.figures[kind], kind).toBe(lines.length)
    expect(kept?.figures).toMatchObject({ ...contacts })
  })

  it('are shown beside those of today when a month has gone by', async () => {
    expect((await plan()).trends).toEqual([])
    await everything.query("update portal.plan_month set month = month - interval '1 month'")
    const { trends, contacts } = await plan()
    expect(trends.find(({ name }) => name === 'silentMunicipalities')?.points.map(({ count }) => count)).toEqual([contacts.silentMunicipalities, contacts.silentMunicipalities])
  })
})
