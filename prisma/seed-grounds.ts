import 'server-only'
import type { Client } from 'pg'
import { factId } from '@/lib/directory/facts'
import { allGrounds, firstSheets } from '@/lib/grounds/table'

/**
 * Lays in the wordings an installation begins with, of rules and of sheets, inside the caller's transaction, as published by nobody. Running
 * it again changes nothing: decisions rest on a wording, so a release that says otherwise brings a new one. A rule or sheet that the jurists
 * have begun to keep is theirs from then on.
 */
export async function seedGrounds(client: Client): Promise<void> {
  const { rows } = await client.query<{ code: string }>("select distinct code from portal.ground_wording where origin = 'editor' and state <> 'discarded'")
  const kept = new Set(rows.map(({ code }) => code))
  const wordings = [
    ...allGrounds.map(({ code, version, validFrom, ...body }) => ({ kind: 'rule', id: `ground:${code}-${version}`, code, version, validFrom, body })),
    ...firstSheets.map(({ slug, version, validFrom, ...body }) => ({ kind: 'sheet', id: `sheet:${slug}-${version}`, code: slug, version, validFrom, body })),
  ]
  for (const { kind, id, code, version, validFrom, body } of wordings.filter((wording) => !kept.has(wording.code)))
    await client.query(
      `insert into portal.ground_wording (id, kind, code, n, state, origin, valid_from, body, created_by) values ($1, $2, $3, $4, 'published', 'seed', $5, $6, null) on conflict do nothing`,
      [factId(id), kind, code, version, validFrom, JSON.stringify(body)])
}
