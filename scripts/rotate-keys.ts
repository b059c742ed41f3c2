// A new key-encryption key while the system runs. Safe to run again at any time; finishes a run that was cut off.
import { keyFilePath } from '@/lib/crypto/provider'
import { rotateKeys } from '@/lib/crypto/rotate'
import { sweepDataKeys } from '@/lib/crypto/store'
import { systemNow } from '@/lib/core/clock'
import { withFolderLock } from '@/lib/db/folder-lock'
import { env } from '@/lib/env'
import { Complaint, explain } from '@/scripts/running/complain'

async function main(): Promise<void> {
  const settings = env()
  const file = keyFilePath(settings)
  const { version, rewrapped, destroyed } = await withFolderLock(`${file}.lock`, () =>
    rotateKeys(file, settings.mode, sweepDataKeys, systemNow()))
  console.log(`Nyckelversion ${version} används. ${rewrapped} datanycklar slogs in på nytt.`)
  if (destroyed.length > 0) console.log(`Förstörda versioner: ${destroyed.join(', ')}.`)
}

/** Prisma says P1001 or the driver ECONNREFUSED when nobody answers. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && /P1001|ECONNREFUSED|Can't reach database/.test(`${'code' in error ? String(error.code) : ''} ${error.message}`)

try {
  await main()
} catch (error) {
  console.error(isUnreachable(error)
    ? explain(new Complaint('Databasen svarar inte. Starta Vidare och kör kommandot igen; det fortsätter där det slutade.'))
    : explain(error))
  process.exitCode = 1
}
// The pool's idle connections would keep the process for half a minute.
process.exit()
