import 'server-only'
import { clientFor } from '@/lib/db/client'

/** Whether the database answers with the least of our logins. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await clientFor('public').$queryRaw`select 1`
    return true
  } catch {
    return false
  }
}
