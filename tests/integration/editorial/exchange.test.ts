import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeInFile } from '@/lib/editorial/exchange/take-in-file'
import { writeExchangeFile } from '@/lib/editorial/exchange/write-file'
import { readAside } from '@/lib/editorial/read-edition'
import { saveEdition } from '@/lib/editorial/save'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { ledEdition, lena, liveOf, nadia, sourceOf, stefan, versionOf } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
let translation: { contentId: string; editionId: string }
beforeAll(async () => {
  world = await caseWorld()
  translation = await ledEdition(world.as, world.owner, { type: 'page', slug: 'languages', locale: 'ar' }, 'draft', nadia)
})
afterAll(() => world.close())

const fileOf = async (format: string, who = nadia) => value(await writeExchangeFile(world.as(who), { editionId: translation.editionId, format })).content
const takeIn = (file: string, who = nadia) => takeInFile(world.as(who), { textId: randomUUID(), editionId: translation.editionId, file })

describe('a translation that goes out', () => {
  it.each(['xliff', 'csv'])('as %s comes back as what stands there already', async (format) => {
    expect(await takeIn(await fileOf(format))).toEqual({ ok: false, code: 'nothingNew' })
  })

  it('comes back beside the draft, with the difference, and is saved by whoever has seen it', async () => {
    const { editionId } = translation
    const before = await sourceOf(world.owner, editionId)
    const file = (await fileOf('xliff')).replace(/(<unit id="heading">.*<target xml:space="preserve">)[^<]*/, '$1اللغات هنا')
    const { textId } = value(await takeIn(file))
    if (textId === null) throw new Error('nothing was taken')
    expect(await sourceOf(world.owner, editionId)).toBe(before)
    const aside = value(await readAside(world.as(nadia), { textId }))
    expect(aside.lines.flatMap((line) => (line.kind === 'line' ? line.pieces.filter(({ kind }) => kind === 'added') : [])).map(({ text }) => text).join('')).toContain('هنا')
    value(await saveEdition(world.as(nadia), { editionId, version: await versionOf(world.owner, editionId), source: aside.own.source, minor: '', changeNote: '', follows: '' }))
    expect(await sourceOf(world.owner, editionId)).toContain('rubrik: اللغات هنا')
    // What stood there is in the history.
    const { rowCount } = await world.owner.query('select from portal.edition_text where edition_id = $1 and source = $2', [editionId, before])
    expect(rowCount).toBe(1)
  })

  it('is told row by row what is wrong with it, and then nothing is laid down', async () => {
    const count = async () => (await world.owner.query('select from portal.edition_text where edition_id = $1', [translation.editionId])).rowCount
    const before = await count()
    const { textId, faults } = value(await takeIn((await fileOf('csv')).replace(';heading;', ';rubriken;')))
    expect({ textId, faults }).toEqual({ textId: null, faults: [{ row: 3, id: 'rubriken', fault: 'unknownUnit' }] })
    expect(value(await takeIn('<script>alert(1)</script>')).faults).toEqual([{ row: 1, id: '', fault: 'unreadable' }])
    expect(await count()).toBe(before)
  })

  it('is read from the Swedish that it was made from, also when a newer one is live', async () => {
    const file = await fileOf('csv')
    await ledEdition(world.as, world.owner, { type: 'page', slug: 'languages', locale: 'sv' }, 'published')
    expect(await takeIn(file)).toEqual({ ok: false, code: 'nothingNew' })
    expect(await fileOf('csv')).toContain('page.languages.ar.2')
  })

  it('is no matter for the Swedish, nor for those who only read', async () => {
    const swedish = await liveOf(world.owner, translation.contentId)
    expect(await writeExchangeFile(world.as(lena), { editionId: swedish, format: 'csv' })).toEqual({ ok: false, code: 'notFound' })
    expect(await takeIn(await fileOf('csv', stefan), stefan)).toEqual({ ok: false, code: 'notPermitted' })
  })
})
