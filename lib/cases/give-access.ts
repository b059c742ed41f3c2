import 'server-only'
import { insertAccess, listColleagues, type NewAccess } from '@/lib/cases/access-rows/store'
import { dayOf } from '@/lib/directory/days'

type Tx = Parameters<typeof insertAccess>[0]

/** Writes a row of access inside another verb's transaction; the policies of each reason decide whether it may be. */
export const giveAccess = (tx: Tx, row: NewAccess, now: number): Promise<void> => insertAccess(tx, row, now)

/** Who works with files in a unit today, by name. */
export const colleaguesOf = (tx: Tx, unitId: string, now: number): ReturnType<typeof listColleagues> => listColleagues(tx, unitId, dayOf(now))
