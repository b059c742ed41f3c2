import { spawnSync } from 'node:child_process'
import path from 'node:path'

export interface Drift {
  drifted: boolean
  /** What would have to change in the database for it to be what the schema files say, in Prisma's words. */
  difference: string
}

/**
 * Compares the schema files with a migrated database. Prisma knows tables, columns, types, keys and indexes; policies,
 * checks, triggers and grants it does not know, and the catalog tests guard those.
 * @param ownerUrl address of the database for login portal_owner
 */
export function findDrift(ownerUrl: string, schema = 'prisma/schema'): Drift {
  const answer = spawnSync(process.execPath, [
    'node_modules/prisma/build/index.js', 'migrate', 'diff', '--exit-code', '--from-config-datasource', '--to-schema', schema,
  ], {
    encoding: 'utf8',
    env: {
      ...process.env, CHECKPOINT_DISABLE: '1', NO_COLOR: '1', PRISMA_DATABASE_URL: ownerUrl,
      PRISMA_SCHEMA_ENGINE_BINARY: path.resolve('scripts/schema-engine.mjs'),
    },
  })
  // 0 = equal, 2 = different. An engine that panics has been seen to end with 0 as well, so "equal" must be said in words.
  const answered = answer.status === 2 || (answer.status === 0 && answer.stdout.includes('No difference detected'))
  if (!answered) throw new Error(`prisma migrate diff: ${answer.stderr}${answer.stdout}`)
  return { drifted: answer.status === 2, difference: answer.stdout }
}
