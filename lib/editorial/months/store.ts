import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { figuresSchema, type Figures, type Month } from '@/lib/editorial/months/model'

const monthRow = z.object({ month: z.date().transform((day) => day.toISOString().slice(0, 7)), figures: figuresSchema })
/** The months that have been kept, the oldest first. */
export const listMonths = async (tx: Tx): Promise<Month[]> => z.array(monthRow).parse(await tx.planMonth.findMany({ select: { month: true, figures: true }, orderBy: { month: 'asc' } }))

/** @param month `2026-11`; false: it has been kept already */
export const keepMonth = async (tx: Tx, month: string, figures: Figures): Promise<boolean> =>
  (await tx.planMonth.createMany({ data: [{ month: new Date(`${month}-01T00:00:00Z`), figures }], skipDuplicates: true })).count === 1
