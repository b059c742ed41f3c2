// The first key file of a live system, at KEY_FILE. Never touches a file that is there.
import { createKeyFile } from '@/lib/crypto/key-file'
import { keyFilePath } from '@/lib/crypto/provider'
import { env } from '@/lib/env'
import { Complaint, explain } from '@/scripts/running/complain'

try {
  const settings = env()
  if (settings.mode === 'demo') throw new Complaint('Sätt KEY_FILE till den fil som ska skapas. Demonstrationen skapar sin nyckelfil själv.')
  const file = keyFilePath(settings)
  if (createKeyFile(file, 'live') === 'exists') throw new Complaint(`Nyckelfilen ${file} finns redan och rörs inte.`)
  console.log(`Skapade ${file}. Säkerhetskopiera den skilt från databasen: utan den kan ingen läsa akterna.`)
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
