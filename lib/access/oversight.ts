import 'server-only'
import { holdersOfRole } from '@/lib/access/store'
import { dayOf } from '@/lib/directory/days'

type Tx = Parameters<typeof holdersOfRole>[0]
interface Where { authorityId: string; unitId: string }

/** Who manages a unit today, or the authority as a whole. */
export const managersOf = (tx: Tx, { authorityId, unitId }: Where, now: number): Promise<string[]> =>
  holdersOfRole(tx, { authorityId, unitId, role: 'manager', day: dayOf(now) })

/** Who manages anything in an authority today. */
export const allManagersOf = (tx: Tx, authorityId: string, now: number): Promise<string[]> =>
  holdersOfRole(tx, { authorityId, unitId: null, role: 'manager', day: dayOf(now) })

/** Who reviews the log of an authority today. */
export const reviewersOf = (tx: Tx, authorityId: string, now: number): Promise<string[]> =>
  holdersOfRole(tx, { authorityId, unitId: null, role: 'logReviewer', day: dayOf(now) })
