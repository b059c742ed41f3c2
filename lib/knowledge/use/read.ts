import 'server-only'
import { event } from '@/lib/audit/events'
import { workUnitsOf } from '@/lib/auth/principals'
import { command } from '@/lib/core/command'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { readKnowledge } from '@/lib/knowledge/read'
import { ConfirmUse, NoFilter } from '@/lib/knowledge/use/schemas'
import { countUses, deleteUses, findUnit, insertUses, listChanged, listUses } from '@/lib/knowledge/use/store'
import { toCounts, toUse } from '@/lib/knowledge/use/view'

/** The knowledge support with what each unit of one's own has read and uses. */
export const readUse = query({
  permission: 'support.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  async run({ tx, actor }) {
    const unitIds = workUnitsOf(actor)
    const units = actor.grants.flatMap(({ unitId, unitName }) => (unitId !== null && unitIds.includes(unitId) ? [{ id: unitId, name: unitName ?? '' }] : []))
    return ok(toUse([...new Map(units.map((unit) => [unit.id, unit])).values()], await readKnowledge(), await listUses(tx, unitIds), await listChanged()))
  },
  audit: 'showsNoPerson',
})

/** What the unit has read and uses from now on, as the whole page says it; a text that has changed since is confirmed anew. */
export const confirmUse = command({
  permission: 'support.confirm',
  input: ConfirmUse,
  load: async (tx, { unitId }) => { const unit = await findUnit(tx, unitId); return unit && { ...unit, unitId: unit.id } },
  async run({ tx, input: { slugs }, subject: unit }) {
    const before = await listUses(tx, [unit.id])
    const changed = new Map((await listChanged()).map(({ slug, at }) => [slug, at]))
    const isOld = ({ slug, confirmedAt }: (typeof before)[number]): boolean => (changed.get(slug) ?? 0) > confirmedAt
    const removed = before.filter((use) => !slugs.includes(use.slug)).map(({ slug }) => slug)
    const added = slugs.filter((slug) => !before.some((use) => use.slug === slug && !isOld(use)))
    await deleteUses(tx, unit.id, [...removed, ...added])
    await insertUses(tx, unit, added)
    return ok({ unitId: unit.id, added, removed })
  },
  audit: ({ value }) => event('support.confirmed', null, value),
})

/** How many units use each text, by county. */
export const readUseByCounty = query({
  permission: 'content.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  run: async ({ tx }) => ok(toCounts(await readKnowledge(), await countUses(tx))),
  audit: 'showsNoPerson',
})
