// Backup and restore of a running cluster, on the database's own machine and as its user (deploy/README.md, "Backup"):
//   backup.ts base                 a whole copy while it works
//   backup.ts wal SEGMENT          archive_command: one piece of the log
//   backup.ts restore FOLDER [TIME]   a new data folder, as of now or of a moment
import path from 'node:path'
import { z } from 'zod'
import { readIdentity, restoreBase } from '@/deploy/backup/restore'
import { archiveWal, readRecipient, takeBase } from '@/deploy/backup/take'

const settings = z.object({
  BACKUP_DIR: z.string(),
  /** Holds the public key. On the machine that makes backups. */
  BACKUP_RECIPIENT: z.string().optional(),
  /** Holds the secret key. Only where something is restored, and only meanwhile. */
  BACKUP_IDENTITY: z.string().optional(),
  PGDATA: z.string().optional(),
  DATABASE_URL_SUPERUSER: z.string().optional(),
}).parse(process.env)

function given(name: Exclude<keyof typeof settings, 'BACKUP_DIR'>): string {
  const value = settings[name]
  if (value === undefined) throw new Error(`Inställningen ${name} saknas.`)
  return value
}

async function main([verb, first = '', second = '']: string[]): Promise<number> {
  const folder = path.resolve(settings.BACKUP_DIR)
  switch (verb) {
    case 'base': {
      const { name } = await takeBase({ superuserUrl: given('DATABASE_URL_SUPERUSER'), dataDir: given('PGDATA'), into: folder, recipient: readRecipient(given('BACKUP_RECIPIENT')) })
      process.stdout.write(`${name}\n`)
      return 0
    }
    case 'wal':
      await archiveWal(first, folder, readRecipient(given('BACKUP_RECIPIENT')))
      return 0
    case 'restore': {
      const name = await restoreBase({
        from: folder, identity: readIdentity(given('BACKUP_IDENTITY')), to: path.resolve(first), until: second === '' ? null : { time: second },
      })
      process.stdout.write(`${name}: starta PostgreSQL på ${path.resolve(first)}, som då följer loggen.\n`)
      return 0
    }
    default:
      throw new Error('backup.ts base | wal SEGMENT | restore FOLDER [TIME]')
  }
}

main(process.argv.slice(2)).then((code) => process.exit(code), (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
