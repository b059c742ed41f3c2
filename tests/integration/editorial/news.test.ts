import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginContent } from '@/lib/editorial/begin-content'
import { saveEdition } from '@/lib/editorial/save'
import { submitEdition } from '@/lib/editorial/submit'
import { withdrawEdition } from '@/lib/editorial/withdraw'
import { readComing, readEvents, readListed, readNews, readOneEvent, readOneNews } from '@/lib/news/read'
import { targets } from '@/lib/publishing/addresses'
import { index } from '@/tests/integration/publishing/fixture-web'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { contentOf, lena, liveOf, nadia, petra, stefan, versionOf } from '@/tests/worlds/editorial'
import { layEvents } from '@/tests/worlds/events'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
/** A Monday noon; the world of events is laid then. */
const monday = Date.parse('2026-11-30T11:00:00Z')
const dayMs = 24 * 3_600_000
beforeAll(async () => {
  world = await caseWorld()
})
afterAll(() => world.close())

const begun = (title: string, type = 'news') => ({ contentId: randomUUID(), editionId: randomUUID(), type, title })

describe('a piece of news', () => {
  it('is begun by those who write Swedish, under an address that tells nobody why one was there', async () => {
    const form = begun('Nya öppettider på Öland')
    for (const who of [stefan, nadia]) expect(await beginContent(world.as(who), form)).toEqual({ ok: false, code: 'notPermitted' })
    for (const title of ['Stöd till avhoppare', 'Gängets nya vanor']) expect(await beginContent(world.as(lena), begun(title))).toMatchObject({ code: 'invalidInput', fields: { title: ['tellsOutside'] } })
    expect(await beginContent(world.as(lena), begun('!!'))).toMatchObject({ code: 'invalidInput', fields: { title: ['unknown'] } })
    value(await beginContent(world.as(lena), form))
    expect(await contentOf(world.owner, 'news', 'nya-oppettider-pa-oland')).toBe(form.contentId)
    expect(await beginContent(world.as(petra), begun('Nya öppettider på Öland'))).toEqual({ ok: false, code: 'titleTaken' })
    // Nobody reads a text that nobody has written.
    expect(await submitEdition(world.as(lena), { editionId: form.editionId, version: '1' })).toEqual({ ok: false, code: 'textNotWhole' })
    expect(await readOneNews('sv', 'nya-oppettider-pa-oland')).toBeNull()
    const source = ['titel: Stöd till avhoppare', 'rubrik: Stöd', 'dag: 2026-11-30', 'ägare: Ä', '', '==', '', 'Text.'].join('\n')
    expect(value(await saveEdition(world.as(lena), { editionId: form.editionId, version: '1', source, minor: '', changeNote: '', follows: '' }))).toMatchObject({ whole: false })
    expect(value(await saveEdition(world.as(lena), { editionId: form.editionId, version: '2', source: source.replace('avhoppare', 'alla'), minor: '', changeNote: '', follows: '' }))).toMatchObject({ whole: true })
  })

  it('stands newest first, and says why when it was taken down', async () => {
    const slugs = async () => (await readNews('sv')).map(({ slug }) => slug)
    expect(await slugs()).toEqual(['ett-samlat-stod-i-hela-landet', 'utredning-om-vem-som-ansvarar', 'forsta-uppdraget-redovisat'])
    const editionId = await liveOf(world.owner, await contentOf(world.owner, 'news', 'forsta-uppdraget-redovisat'))
    value(await withdrawEdition(world.as(petra), { editionId, version: await versionOf(world.owner, editionId), reason: 'outdated', goTo: 'none' }))
    expect(await slugs()).toEqual(['ett-samlat-stod-i-hela-landet', 'utredning-om-vem-som-ansvarar'])
    expect(await readOneNews('sv', 'forsta-uppdraget-redovisat')).toMatchObject({ kind: 'gone', document: { title: 'Första uppdraget redovisat' } })
    expect((await readComing(monday, 'vidare.example')).entries.filter(({ isCurrent }) => !isCurrent).map(({ path }) => path)).toEqual(['/nyheter/forsta-uppdraget-redovisat'])
  })
})

describe('the calendar', () => {
  it('is in no menu and no sitemap while it has nothing', async () => {
    expect(await readListed('sv', monday)).toEqual(['news'])
    const coming = await readComing(monday, 'vidare.example')
    const found = (path: string) => targets(index, ['sv', 'en', 'ar'], coming, []).find((target) => target.path === path)
    expect(found('/kalender')).toMatchObject({ indexable: false })
    expect(found('/nyheter')).toMatchObject({ indexable: true })
    expect(coming.until).toBeNull()
  })

  it('shows what is to come, the next first, and lets each go the day after by itself', async () => {
    await layEvents(world.database.url.owner, monday)
    const slugs = async (now: number, locale: 'sv' | 'ar' = 'sv') => (await readEvents(locale, now)).map(({ slug }) => slug)
    const all = ['kvall-for-dig-som-ar-orolig', 'natverksdag-om-stod-pa-vagen-ut', 'webbinarium-om-sekretess']
    expect(await slugs(monday)).toEqual(all)
    expect(await slugs(monday, 'ar')).toEqual(all.slice(0, 1))
    expect(await readListed('ar', monday)).toEqual(['news', 'calendar'])
    // It is on Saturday 12 December until 20.00; at midnight in Sweden it goes.
    const { until, files } = await readComing(monday, 'vidare.example')
    expect(new Date(until ?? 0).toISOString()).toBe('2026-12-12T23:00:00.000Z')
    expect(files.map(({ path }) => path)).toEqual([...all.map((slug) => `/kalender/${slug}.ics`), `/en/calendar/${all[0]}.ics`, `/ar/calendar/${all[0]}.ics`])
    expect(await slugs((until ?? 0) - 1)).toEqual(all)
    expect(await slugs(until ?? 0)).toEqual(all.slice(1))
    expect(await readListed('ar', until ?? 0)).toEqual(['news'])
    expect(await readOneEvent('sv', all[0] ?? '', until ?? 0)).toMatchObject({ kind: 'entry', entry: { isOver: true } })
    expect(await readEvents('sv', monday + 60 * dayMs)).toEqual([])
    // Said to be made up, in the reader's own language.
    for (const [locale, words] of [['sv', 'Påhittad'], ['en', 'Made up'], ['ar', 'مختلق']] as const) expect(JSON.stringify(await readOneEvent(locale, all[0] ?? '', monday))).toContain(words)
  })
})
