import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { caseFault, caseFaults, groundCases } from '@/lib/grounds/cases'
import { differences } from '@/lib/grounds/diff'
import { dayOf } from '@/lib/directory/days'
import { allGrounds, allParagraphs, groundOf, groundsOn, hasUnreviewed } from '@/lib/grounds/table'

const statutes = [...new Map(allParagraphs.map(({ statute }) => [statute.code, statute])).values()]

/** Every rule in every wording by statute, and the cases tried against them just now. */
export const listGrounds = query({
  permission: 'ground.list',
  input: z.strictObject({}),
  load: () => Promise.resolve({}),
  run: () => Promise.resolve(ok({
    statutes: statutes.map((statute) => ({
      code: statute.code, name: statute.name,
      grounds: allGrounds.filter(({ law }) => allParagraphs.find(({ cite }) => cite === law[0])?.statute.code === statute.code).map((ground) => {
        const own = groundCases.filter((one) => one.ground === ground.code && one.version === ground.version)
        return { ...ground, open: own.filter(({ is }) => is === 'open').length, closed: own.filter(({ is }) => is === 'closed').length }
      }),
    })).filter(({ grounds }) => grounds.length > 0),
    tried: groundCases.length,
    hasUnreviewed: hasUnreviewed(allGrounds),
    faults: caseFaults(),
  })),
  audit: 'showsNoPerson',
})

export type GroundsView = Extract<Awaited<ReturnType<typeof listGrounds>>, { ok: true }>['value']

/** One rule: its wordings with what differs between them, and the cases that try it. */
export const readGround = query({
  permission: 'ground.list',
  input: z.strictObject({ code: z.string().max(40) }),
  load: (_tx, { code }) => Promise.resolve(groundOf(code, 1)),
  run({ now, subject: first }) {
    const wordings = allGrounds.filter(({ code }) => code === first.code)
    return Promise.resolve(ok({
      // A wording can stand here before it is in force, and one that is over is still what decisions rest on.
      wordings, shown: groundsOn(dayOf(now), wordings)[0] ?? first,
      changes: wordings.slice(1).flatMap((after, at) => { const before = wordings[at]; return before ? [{ version: after.version, from: after.validFrom, differences: differences(before, after) }] : [] }),
      cases: groundCases.filter(({ ground }) => ground === first.code).map((one) => ({ ...one, holds: caseFault(one) === null })),
    }))
  },
  audit: 'showsNoPerson',
})

export type GroundView = Extract<Awaited<ReturnType<typeof readGround>>, { ok: true }>['value']
