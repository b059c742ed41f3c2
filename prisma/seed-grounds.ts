import 'server-only'
import type { Client } from 'pg'
import { factId } from '@/lib/directory/facts'
import { allGrounds } from '@/lib/grounds/table'

/**
 * Lays in the wordings an installation begins with, inside the caller's transaction, as published by nobody. Running it again changes
 * nothing: decisions rest on a wording, so a release that says otherwise brings a new one. A rule that the jurists have begun to keep is
 * theirs from then on.
 */
export async function seedGrounds(client: Client): Promise<void> {
  const { rows } = await client.query<{ code: string }>("select distinct code from portal.ground_wording where origin = 'editor' and state <> 'discarded'")
  const kept = new Set(rows.map(({ code }) => code))
  for (const { code, version, validFrom, ...body } of allGrounds.filter((ground) => !kept.has(ground.code)))
    await client.query(
      `insert into portal.ground_wording (id, code, n, state, origin, valid_from, body, created_by) values ($1, $2, $3, 'published', 'seed', $4, $5, null) on conflict do nothing`,
      [factId(`ground:${code}-${version}`), code, version, validFrom, JSON.stringify(body)])
}
