// Before the processes of a live system start, and after each new version: migrates, lays in the facts, builds when the sources
// changed, and says in DATA_DIR/build.env which build it is. Needs DATABASE_URL_OWNER, which no serving process is given.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { signInKeys } from '@/lib/auth/sign-in-keys'
import { requireKeys } from '@/lib/crypto/provider'
import { env, requireComplete } from '@/lib/env'
import { ensureBuild } from '@/scripts/running/build'
import { Complaint, explain } from '@/scripts/running/complain'
import { openDatabase } from '@/scripts/running/database'
import { step } from '@/scripts/progress.mjs'

async function main(): Promise<void> {
  const settings = env()
  if (settings.mode === 'demo') throw new Complaint('deploy/prepare.ts är till för skarpt läge: sätt inställningarna i deploy/README.md.')
  requireComplete(settings)
  requireKeys(settings)
  // Made here, so that every web process finds the same.
  signInKeys(settings)
  await (await openDatabase(settings)).stop()
  const { folder, hash } = await ensureBuild((work) => step('Bygger', work))
  writeFileSync(path.join(settings.dataDir, 'build.env'), `VIDARE_BUILD=${folder}\nVIDARE_BUILD_NAME=${hash}\n`)
}

main().then(() => process.exit(0), (error: unknown) => {
  console.error(explain(error))
  process.exit(1)
})
