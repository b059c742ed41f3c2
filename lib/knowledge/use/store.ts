import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { instant } from '@/lib/db/columns'

const unitRow = z.object({ id: z.string(), authorityId: z.string(), name: z.string() })
export async function findUnit(tx: Tx, id: string): Promise<z.infer<typeof unitRow> | null> {
  const found = await tx.unit.findFirst({ where: { id }, select: { id: true, authorityId: true, name: true } })
  return found && unitRow.parse(found)
}

const useRow = z.object({ unitId: z.string(), slug: z.string(), confirmedAt: instant, by: z.string() })
export type UseRow = z.infer<typeof useRow>
/** What the units use, each with who said so and when. */
export const listUses = async (tx: Tx, unitIds: readonly string[]): Promise<UseRow[]> => z.array(useRow).parse(await tx.$queryRaw`
  select s.unit_id as "unitId", s.slug, s.confirmed_at as "confirmedAt", a.name as by from portal.support_use s join portal.account a on a.id = s.confirmed_by where s.unit_id = any (${[...unitIds]}::uuid[]) order by s.slug`)

export const insertUses = async (tx: Tx, { id, authorityId }: { id: string; authorityId: string }, slugs: readonly string[]): Promise<void> => {
  await tx.supportUse.createMany({ data: slugs.map((slug) => ({ unitId: id, authorityId, slug })), skipDuplicates: true })
}
export const deleteUses = async (tx: Tx, unitId: string, slugs: readonly string[]): Promise<void> => {
  await tx.supportUse.deleteMany({ where: { unitId, slug: { in: [...slugs] } } })
}

const countRow = z.object({ slug: z.string(), countyCode: z.string().nullable(), units: z.number() })
export type CountRow = z.infer<typeof countRow>
export const countUses = async (tx: Tx): Promise<CountRow[]> => z.array(countRow).parse(await tx.$queryRaw`select slug, county_code as "countyCode", units from portal.support_use_by_county()`)

const changedRow = z.object({ slug: z.string(), at: instant.nullable() })
/** When the live text of each became so, as the public is told. */
export const listChanged = async (): Promise<z.infer<typeof changedRow>[]> => z.array(changedRow).parse(await clientFor('public').$queryRaw`
  select c.slug, max(e.published_at) as at from portal.edition e join portal.content c on c.id = e.content_id where c.type = 'knowledge' and e.locale = 'sv' and e.state = 'published' group by c.slug`)
