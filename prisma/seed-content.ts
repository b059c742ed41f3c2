import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { readFirstTexts, type FirstText } from '@/lib/content/first-texts'
import { printText } from '@/lib/content/text/text-form'
import { factId } from '@/lib/directory/facts'

interface Standing { id: string; n: number; state: string; origin: string; body: unknown }

/**
 * Lays in the texts an installation begins with, as live editions that nobody wrote, inside the caller's transaction. Running
 * it again changes nothing. After a release with better texts it brings up to date those that no editor has touched, as a
 * new edition; a text that editors have begun to keep is theirs from then on, and what they took down stays down.
 */
export async function seedContent(client: Client): Promise<void> {
  for (const text of await readFirstTexts()) await seedText(client, text)
}

async function seedText(client: Client, { locale, type, slug, body }: FirstText): Promise<void> {
  const contentId = factId(`content:${type}/${slug}`)
  await client.query('insert into portal.content (id, type, slug) values ($1, $2, $3) on conflict do nothing', [contentId, type, slug])
  await client.query('insert into portal.document (content_id, locale) values ($1, $2) on conflict do nothing', [contentId, locale])
  const { rows } = await client.query<Standing>('select id, n, state, origin, body from portal.edition where content_id = $1 and locale = $2 order by n desc', [contentId, locale])
  if (rows.some(({ origin, state }) => origin === 'editor' || state === 'withdrawn')) return
  const [latest] = rows
  // By the database, which knows when two are the same whatever the order of their names.
  const same = latest && (await client.query('select from portal.edition where id = $1 and body = $2::jsonb', [latest.id, JSON.stringify(body)])).rowCount === 1
  if (same) return
  if (latest) await client.query("update portal.edition set state = 'superseded', version = version + 1 where id = $1", [latest.id])
  await client.query(
    `insert into portal.edition (id, content_id, locale, n, state, origin, body, source, created_by, created_at, published_at, source_edition_id)
     values ($1, $2, $3, $4, 'published', 'seed', $5, $6, null, now(), now(),
       case when $3 = 'sv' then null else (select id from portal.edition where content_id = $2 and locale = 'sv' and state = 'published' and origin = 'seed') end)`,
    [latest ? randomUUID() : factId(`edition:${locale}/${type}/${slug}`), contentId, locale, (latest?.n ?? 0) + 1, JSON.stringify(body), printText(type, body)])
}
