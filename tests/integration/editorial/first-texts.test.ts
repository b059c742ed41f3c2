import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DocumentPage } from '@/components/content/document-page'
import { readFirstTexts, type FirstText } from '@/lib/content/first-texts'
import { readContent } from '@/lib/content/read'
import { readContentVersion } from '@/lib/content/versions'
import { shapeOf } from '@/lib/content/text/text-form'
import { systemNow } from '@/lib/core/clock'
import { withConnection } from '@/lib/db/bootstrap'
import { closeClients } from '@/lib/db/client'
import { readHelplines } from '@/lib/directory/read'
import { noPictures } from '@/lib/media/model'
import { seed } from '@/prisma/seed'
import { seededDatabase, useDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'

describe('the texts that an installation begins with', () => {
  let database: TestDatabase
  let first: FirstText[]
  beforeAll(async () => {
    database = await seededDatabase()
    useDatabase(database)
    first = await readFirstTexts()
  })
  afterAll(async () => {
    await closeClients()
    await database.drop()
  })
  const live = ({ locale, type, slug }: FirstText) => readContent(shapeOf(type), locale, type, slug)

  it('are live, each as it was written: what a page is rendered from is the same', async () => {
    expect(first.length).toBeGreaterThan(100)
    const differing: string[] = []
    for (const text of first) {
      const now = await live(text)
      try { expect(now).toEqual(text.body) } catch { differing.push(`${text.locale}/${text.type}/${text.slug}`) }
    }
    expect(differing).toEqual([])
  })

  it('and each document renders to the same bytes', async () => {
    const contacts = await readHelplines(systemNow())
    const drawn = (document: Parameters<typeof DocumentPage>[0]['document'], locale: FirstText['locale']) => renderToStaticMarkup(createElement(DocumentPage, { document, locale, contacts, pictures: noPictures }))
    let documents = 0
    for (const text of first) {
      const now = await live(text)
      if (!('sections' in now) || !('sections' in text.body)) continue
      documents += 1
      expect(drawn(now, text.locale)).toBe(drawn(text.body, text.locale))
    }
    expect(documents).toBeGreaterThan(70)
  })

  it('stand as they are when they are laid in once more', async () => {
    const before = await readContentVersion()
    await seed(database.url.owner, 'demo')
    expect(await readContentVersion()).toBe(before)
  })

  it('get a new edition when a release brings another text, until an editor has begun to keep it', async () => {
    const rows = () => withConnection(database.url.owner, async (client) => (await client.query<{ n: number; state: string; origin: string }>(
      "select n, state, origin from portal.edition e join portal.content c on c.id = e.content_id where slug = 'about' order by n")).rows)
    await withConnection(database.url.owner, (client) => client.query(
      "update portal.edition set body = jsonb_set(body, '{heading}', '\"Något annat\"'), version = version + 1 where content_id = (select id from portal.content where slug = 'about')"))
    await seed(database.url.owner, 'demo')
    expect(await rows()).toEqual([{ n: 1, state: 'superseded', origin: 'seed' }, { n: 2, state: 'published', origin: 'seed' }])
    await withConnection(database.url.owner, (client) => client.query(
      `update portal.edition set state = 'superseded', version = version + 1 where state = 'published' and content_id = (select id from portal.content where slug = 'about');
       insert into portal.edition (id, content_id, locale, n, state, origin, body, source, published_at, approved_by)
         select gen_random_uuid(), content_id, locale, 3, 'published', 'editor', jsonb_set(body, '{heading}', '"En redaktörs"'), source, now(), gen_random_uuid() from portal.edition where n = 2 limit 1`))
    await seed(database.url.owner, 'demo')
    expect((await rows()).at(-1)).toEqual({ n: 3, state: 'published', origin: 'editor' })
  })

  it('do not bring back what was taken down', async () => {
    const states = () => withConnection(database.url.owner, async (client) => (await client.query<{ state: string }>(
      "select state from portal.edition e join portal.content c on c.id = e.content_id where slug = 'press' and locale = 'sv' order by n")).rows.map(({ state }) => state))
    await withConnection(database.url.owner, (client) => client.query(
      `update portal.edition set state = 'withdrawn', withdrawn_reason = 'wrong', body = jsonb_set(body, '{heading}', '"Gammalt"'), version = version + 1
        where state = 'published' and locale = 'sv' and content_id = (select id from portal.content where slug = 'press')`))
    await seed(database.url.owner, 'demo')
    expect(await states()).toEqual(['withdrawn'])
  })

  it('say of a translation that it follows the Swedish that came with it, and of none that editors have written', async () => {
    const follows = () => withConnection(database.url.owner, async (client) => (await client.query<{ n: number; follows: number | null }>(
      `select e.n, s.n as follows from portal.edition e join portal.content c on c.id = e.content_id left join portal.edition s on s.id = e.source_edition_id
        where c.type = 'page' and c.slug = 'relative' and e.locale = 'en' order by e.n`)).rows)
    expect(await follows()).toEqual([{ n: 1, follows: 1 }])
    await withConnection(database.url.owner, (client) => client.query(
      `update portal.edition set state = 'superseded', version = version + 1 where state = 'published' and locale = 'sv' and content_id = (select id from portal.content where type = 'page' and slug = 'relative');
       insert into portal.edition (id, content_id, locale, n, state, origin, body, source, published_at, approved_by)
         select gen_random_uuid(), content_id, locale, 2, 'published', 'editor', body, source, now(), gen_random_uuid() from portal.edition where n = 1 and locale = 'sv' and content_id = (select id from portal.content where type = 'page' and slug = 'relative');
       update portal.edition set body = jsonb_set(body, '{heading}', '"Older"'), version = version + 1 where locale = 'en' and content_id = (select id from portal.content where type = 'page' and slug = 'relative')`))
    await seed(database.url.owner, 'demo')
    expect(await follows()).toEqual([{ n: 1, follows: 1 }, { n: 2, follows: null }])
  })
})
