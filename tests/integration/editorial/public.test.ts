import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readToldVersions } from '@/lib/content/versions'
import { dayOf } from '@/lib/directory/days'
import { reviewContent } from '@/lib/editorial/review'
import { withdrawEdition } from '@/lib/editorial/withdraw'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { contentOf, ledEdition, liveOf, petra, stefan, versionOf } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
let client: Client
beforeAll(async () => {
  world = await caseWorld()
  client = new Client({ connectionString: world.database.url.public })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await world.close()
})

/** Rows as the public's login gets them, or the code of the refusal. */
const seen = async (sql: string, values: unknown[] = []): Promise<unknown> => client.query(sql, values).then(({ rows }) => rows as unknown, (error: { code?: string }) => error.code)

describe('of the texts the public’s login', () => {
  it('reads the live edition, and none on its way or past', async () => {
    for (const [slug, ending] of [['contact', 'draft'], ['questions', 'submitted'], ['languages', 'approved'], ['privacy', 'scheduled']] as const) {
      const { contentId } = await ledEdition(world.as, world.owner, { type: 'page', slug, locale: 'sv' }, ending)
      expect(await seen("select id, state from portal.edition where content_id = $1 and locale = 'sv'", [contentId])).toEqual([{ id: await liveOf(world.owner, contentId), state: 'published' }])
    }
    const { contentId, editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'relative', locale: 'sv' }, 'published')
    expect(await seen("select id from portal.edition where content_id = $1 and locale = 'sv'", [contentId])).toEqual([{ id: editionId }])
    expect(await seen("select from portal.edition where state not in ('published', 'withdrawn')")).toEqual([])
  })

  it('learns of one that was taken down what it was called, whose it was and why, and nothing that it said', async () => {
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'press', locale: 'sv' }, 'published')
    value(await withdrawEdition(world.as(petra), { editionId, version: await versionOf(world.owner, editionId), reason: 'wrong', goTo: 'none' }))
    const rows = await seen('select shown, withdrawn_reason as reason from portal.edition where id = $1', [editionId])
    expect(rows).toEqual([{ shown: { title: 'Press', heading: expect.any(String) as string, owner: expect.stringContaining('redaktionen') as string }, reason: 'wrong' }])
  })

  it.each(['body', 'source', 'words', 'change_note', 'writers', 'created_by', 'submitted_by', 'approved_by', 'published_by', 'scheduled_by', 'judged_by', 'forced', 'version'])('may not ask for %s', async (column) => {
    expect(await seen(`select ${column} from portal.edition`)).toBe('42501')
  })

  it('learns that somebody reviewed a text and found that it holds, for which authority, and nothing else', async () => {
    const review = async (slug: string, outcome: string) => {
      const editionId = await liveOf(world.owner, await contentOf(world.owner, 'page', slug))
      value(await reviewContent(world.as(stefan), { reviewId: randomUUID(), editionId, outcome, note: 'Mellan oss.', months: '6' }))
      return editionId
    }
    const [holds, doubted] = [await review('about', 'holds'), await review('accessibility', 'needsWork')]
    expect(await seen('select edition_id, reviewed_for from portal.content_review where edition_id = any ($1)', [[holds, doubted]])).toEqual([{ edition_id: holds, reviewed_for: 'Kriminalvården' }])
    for (const column of ['note', 'reviewed_by', 'next_on']) expect(await seen(`select ${column} from portal.content_review`)).toBe('42501')
  })

  it('learns which versions were live, since when and read for whom, and neither notes, nor names, nor what is on its way', async () => {
    const place = { type: 'knowledge', slug: 'gvi', locale: 'sv' } as const
    await ledEdition(world.as, world.owner, place, 'published')
    await ledEdition(world.as, world.owner, place, 'atOnce')
    await ledEdition(world.as, world.owner, place, 'draft')
    const told = await readToldVersions('sv', 'knowledge', 'gvi')
    const today = dayOf(Date.now())
    expect(told).toEqual([{ n: 3, since: today, minor: true, readFor: null }, { n: 2, since: today, minor: true, readFor: 'Kriminalvården' }, { n: 1, since: null, minor: false, readFor: null }])
    expect(await readToldVersions('en', 'knowledge', 'gvi')).toEqual([])
  })

  it.each(['document', 'edition_text', 'edition_event'])('has no right to portal.%s', async (table) => expect(await seen(`select from portal.${table}`)).toBe('42501'))
})
