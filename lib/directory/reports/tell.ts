import 'server-only'
import { isOutage } from '@/lib/db/errors'
import type { Report } from '@/lib/directory/reports/model'
import { count } from '@/lib/directory/reports/store'

/** "Säg till": counts one report of a visitor about whom nothing is known. `away`: the database does not answer just now. */
export async function tellOf(report: Report): Promise<'counted' | 'noSuchContact' | 'away'> {
  try {
    return await count(report) ? 'counted' : 'noSuchContact'
  } catch (error) {
    if (isOutage(error)) return 'away'
    throw error
  }
}
