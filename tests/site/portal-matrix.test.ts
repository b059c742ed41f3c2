import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addressOf, expected, kindOf, people, routes, targets, type Target, type Who } from '@/tests/policy/routes-by-person'
import { ask, metAt } from '@/tests/support/portal'
import { portalWorldHere } from '@/tests/support/portal-world'
import { site } from '@/tests/support/site'
import { laidTargets } from '@/tests/worlds/targets'

const everyone = Object.keys(people) as Who[]
const cookies = new Map<Who, string | undefined>()
let ids: Record<Target, string>
const { as, there } = portalWorldHere(async ({ owner }) => { ids = await laidTargets(site.dataDir, as, owner) })

/** A person's turn begins with a sign-in of its own: whoever waits for the others is idle meanwhile. */
async function turnOf(who: Who): Promise<void> {
  cookies.set(who, await there().sessions.of(who))
}

const visit = (path: string, who: Who) => ask(path, cookies.get(who))

const pages = ['app/(portal)', 'app/(preview)', 'app/(auth)'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)(page|route)\.tsx?$/.test(name))
    .map((name) => `/${name.split('/').slice(0, -1).filter((part) => !/^\(.*\)$/.test(part)).join('/')}`))

/**
 * What one person asks of a route: everything of its own kind, an id that nothing has and no id at all; and of what belongs to other
 * addresses every fourth, another fourth for the next person and the next route, so that each pair is asked by ten of them.
 */
const askedOf = (route: string, row: (typeof routes)[string], person: number): readonly (Target | null)[] =>
  !route.includes('Id]') ? [null] : targets.filter((target, at) =>
    kindOf(route).includes(target) || target === 'unknown' || target === 'noId' || ('opensFor' in row && target in row.opensFor)
    || (at + person + Object.keys(routes).indexOf(route)) % 4 === 0)

describe('which page opens for whom', () => {
  it('is written down for every page that the build has, and for no other', () => {
    expect(Object.keys(routes).sort()).toEqual(pages.sort())
  })

  // A few at a time: each waits for answers most of the time, and nobody's page knows of anybody else's.
  it.concurrent.each(everyone)('%s: own, of the unit, of another unit, of another authority, unknown', async (who) => {
    await turnOf(who)
    const differs: string[] = []
    for (const [route, row] of Object.entries(routes)) for (const target of askedOf(route, row, everyone.indexOf(who))) {
      const met = metAt(await visit(addressOf(route, target ? ids[target] : ''), who))
      const said = expected(row, target, who)
      if (met !== said) differs.push(`${route} ${target ?? ''}: ${met}, the table says ${said}`)
    }
    expect(differs).toEqual([])
  }, 300_000)
})

describe('a page that is not for somebody', () => {
  /** What may differ between two requests for the same page: the nonce, and the address itself. */
  const told = (body: string, id: string) => body.replaceAll(/nonce(=|\\":\\)"[^"]*"/g, '').replaceAll(id, 'ID').replaceAll(/[A-Za-z0-9+/]{24}(?=\\?")/g, '')

  it.each(['ingrid', 'eva', 'robin', 'mikael', 'leila'] as const)('%s cannot tell it from one that does not exist', async (who) => {
    await turnOf(who)
    for (const [route, row] of Object.entries(routes)) {
      if (!route.includes('Id]')) continue
      const path = (target: Target) => addressOf(route, ids[target])
      const missing = told((await visit(path('unknown'), who)).body, ids.unknown)
      for (const target of askedOf(route, row, everyone.indexOf(who))) {
        if (target === null) continue
        // A rule or a sheet has a code, not an id: a page about something else refuses it before anything is looked for.
        if (target === 'noId' || ((target === 'rule' || target === 'sheet') && !kindOf(route).includes(target)) || expected(row, target, who) !== 'not there') continue
        expect(told((await visit(path(target), who)).body, ids[target]), `${route} ${target}`).toBe(missing)
      }
    }
  })
})
