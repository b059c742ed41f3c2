import { BuildError } from '@/scripts/running/build'
import { ClusterError } from '@/lib/db/cluster'
import { MigrationError } from '@/lib/db/migrate'
import { SettingsError } from '@/lib/env'

/** Something the person who starts Vidare can put right. The message is the whole explanation, in Swedish. */
export class Complaint extends Error {}

/** The port is held by a program that is not ours. */
export const portTaken = (port: number, setting: 'PORT' | 'WEB_PORT' | 'OIDC_PORT'): Complaint =>
  new Complaint(`Port ${port} används redan av ett annat program. Välj en annan: ${setting}=${port + 100} npm start`)

/** What to print for an error: one line where the cause is known, else everything there is. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const details = error instanceof ClusterError ? error.log : ''
  const code = 'code' in error ? error.code : null
  if (code === 'ENOSPC' || /ENOSPC|no space left/i.test(`${error.message} ${details}`))
    return 'Disken är full. Gör plats och starta igen; inget som redan sparats har gått förlorat.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `Du får inte skriva i ${'path' in error ? String(error.path) : 'mappen'}. Byt rättigheter, eller välj en annan mapp: DATA_DIR=… npm start`
  if (error instanceof ClusterError) return [error.message, details].filter(Boolean).join('\n')
  if ([Complaint, SettingsError, MigrationError, BuildError].some((known) => error instanceof known)) return error.message
  return error.stack ?? error.message
}
