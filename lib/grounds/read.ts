import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { can } from '@/lib/auth/can'
import { ok } from '@/lib/core/result'
import { caseFault, caseFaults } from '@/lib/grounds/cases'
import { differences } from '@/lib/grounds/diff'
import { dayOf } from '@/lib/directory/days'
import { listOpen, titleOf } from '@/lib/grounds/keeping/store'
import { rulesIn } from '@/lib/grounds/live'
import { statuteOf } from '@/lib/grounds/sheets'
import { groundsOn, hasUnreviewed } from '@/lib/grounds/table'
import { casesFor, everHeld, newestSheets } from '@/lib/grounds/wordings'

/** Every rule in every wording by statute, the cases tried against them just now, and what the jurists have in work. */
export const listGrounds = query({
  permission: 'ground.list',
  input: z.strictObject({}),
  load: () => Promise.resolve({}),
  async run({ tx, actor, now }) {
    const { table, own, sheets } = await rulesIn(tx)
    const cases = casesFor(table, own)
    const newest = newestSheets(sheets)
    const statutes = [...new Map(newest.map(({ statute }) => [statute.code, statute])).values()]
    return ok({
      statutes: statutes.map((statute) => ({
        code: statute.code, name: statute.name,
        grounds: everHeld(table).filter(({ law }) => statuteOf(law[0] ?? '') === statute.code).map((ground) => {
          const tried = cases.filter((one) => one.ground === ground.code && one.version === ground.version)
          return { ...ground, open: tried.filter(({ is }) => is === 'open').length, closed: tried.filter(({ is }) => is === 'closed').length }
        }),
      })).filter(({ grounds }) => grounds.length > 0),
      tried: cases.length,
      hasUnreviewed: hasUnreviewed(everHeld(table)),
      faults: caseFaults(table, cases),
      // Those who may not see them see none.
      inWork: (await listOpen(tx)).map((wording) => ({ id: wording.id, kind: wording.kind, n: wording.n, state: wording.state, validFrom: wording.validFrom, title: titleOf(wording) })),
      sheets: newest.map(({ cite, slug, heading, validFrom }) => ({ cite, slug, heading, validFrom })),
      mayWrite: can(actor, 'ground.write', {}, now).ok,
    })
  },
  audit: 'showsNoPerson',
})

export type GroundsView = Extract<Awaited<ReturnType<typeof listGrounds>>, { ok: true }>['value']

/** One rule: its wordings with what differs between them, and the cases that try it. */
export const readGround = query({
  permission: 'ground.list',
  input: z.strictObject({ code: z.string().max(40) }),
  load: async (tx, { code }) => {
    const rules = await rulesIn(tx)
    const wordings = rules.table.filter((ground) => ground.code === code)
    const [first] = wordings
    return first ? { first, wordings, rules } : null
  },
  async run({ tx, actor, now, subject: { first, wordings, rules: { table, own } } }) {
    const [open] = await listOpen(tx, first.code)
    return ok({
      // A wording can stand here before it is in force, and one that is over is still what decisions rest on.
      wordings, shown: groundsOn(dayOf(now), wordings)[0] ?? first,
      changes: wordings.slice(1).flatMap((after, at) => { const before = wordings[at]; return before ? [{ version: after.version, from: after.validFrom, differences: differences(before, after) }] : [] }),
      cases: casesFor(table, own).filter(({ ground }) => ground === first.code).map((one) => ({ ...one, holds: caseFault(one, table) === null })),
      inWork: open ? { id: open.id, kind: open.kind, n: open.n, state: open.state } : null,
      mayWrite: can(actor, 'ground.write', {}, now).ok,
    })
  },
  audit: 'showsNoPerson',
})

export type GroundView = Extract<Awaited<ReturnType<typeof readGround>>, { ok: true }>['value']
