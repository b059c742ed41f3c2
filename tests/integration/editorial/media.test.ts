import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/media/[file]/route'
import { readChangedTexts, readContentVersion } from '@/lib/content/versions'
import { answerEdition } from '@/lib/editorial/answer'
import { publishEdition } from '@/lib/editorial/publish'
import { saveEdition } from '@/lib/editorial/save'
import { submitEdition } from '@/lib/editorial/submit'
import { addPicture } from '@/lib/media/add'
import { changePicture, replacePicture } from '@/lib/media/change'
import { fileAddress, picturesIn } from '@/lib/media/model'
import { readPictures } from '@/lib/media/pictures'
import { listPictures, readPicture } from '@/lib/media/read'
import { takeOutPicture } from '@/lib/media/take-out'
import { withPicture } from '@/lib/media/upload'
import { readDocument } from '@/lib/content/read'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { ledEdition, lena, nadia, petra, sourceOf, stefan, versionOf } from '@/tests/worlds/editorial'
import { drawnPicture, encodedPicture, laidPicture, pictureWords } from '@/tests/worlds/media'
import { sara, value } from '@/tests/worlds/referrals'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

const save = async (editionId: string, lines: string) => value(await saveEdition(world.as(lena), {
  editionId, version: await versionOf(world.owner, editionId), source: `${await sourceOf(world.owner, editionId)}\n\n${lines}`, minor: '', changeNote: '', follows: '',
}))
const step = async (editionId: string) => ({ editionId, version: await versionOf(world.owner, editionId) })
const view = async (mediaId: string, who = lena) => value(await readPicture(world.as(who), { mediaId }))
const words = (more: Partial<typeof pictureWords> = {}) => ({ ...pictureWords, ...more })

describe('a picture of the library', () => {
  it('is shown by a text from draft to live, changed under it, and taken out when no text shows it', async () => {
    const mediaId = await laidPicture(world.as)
    expect(value(await listPictures(world.as(stefan), {})).pictures).toMatchObject([{ id: mediaId, alt: pictureWords.alt, uses: 0 }])
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'press', locale: 'sv' }, 'draft')
    await save(editionId, `@bild ${mediaId}`)
    expect(await view(mediaId)).toMatchObject({ uses: [{ editionId, state: 'draft', locale: 'sv' }] })
    expect(await takeOutPicture(world.as(lena), { mediaId, version: '1' })).toEqual({ ok: false, code: 'pictureInUse' })
    await expect(world.owner.query('delete from portal.media where id = $1', [mediaId])).rejects.toThrow('a picture that a text shows stays')

    value(await submitEdition(world.as(lena), await step(editionId)))
    value(await answerEdition(world.as(stefan), { ...await step(editionId), answer: 'approve', words: '' }))
    value(await publishEdition(world.as(petra), await step(editionId)))
    const live = await readDocument('sv', 'page', 'press')
    expect(picturesIn(live)).toEqual([mediaId])
    const [shown] = [...(await readPictures(live)).byId.values()]
    expect(shown).toMatchObject({ alt: pictureWords.alt, width: 400, height: 300 })

    // Other words, and another file: the live page is made anew, and nothing else.
    const before = await readContentVersion()
    value(await changePicture(world.as(petra), { mediaId, version: '1', ...words({ says: 'nothing', alt: '' }) }))
    expect(await changePicture(world.as(lena), { mediaId, version: '1', ...words() })).toEqual({ ok: false, code: 'changedByOther' })
    expect(await readChangedTexts(before)).toEqual([{ type: 'page', slug: 'press', locale: 'sv' }])
    const between = await readContentVersion()
    value(await replacePicture(world.as(lena), { mediaId, version: '2', picture: await encodedPicture(120) }))
    expect(await readChangedTexts(between)).toEqual([{ type: 'page', slug: 'press', locale: 'sv' }])
    const [now] = [...(await readPictures(live)).byId.values()]
    expect(now).toMatchObject({ alt: '' })
    expect(new Set([...shown?.files ?? [], ...now?.files ?? []].map(({ hash }) => hash)).size).toBe(12)

    // Each of its files is answered for, and those that were replaced are gone.
    const asked = (address: string) => GET(new Request('http://localhost'), { params: Promise.resolve({ file: address.slice(1) }) })
    const [jpeg] = now?.files.filter(({ format }) => format === 'jpeg') ?? []
    const answer = await asked(fileAddress('', jpeg ?? { format: 'jpeg', width: 1, height: 1, hash: '' }))
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'public, max-age=31536000, immutable'])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const wrong of [fileAddress('', shown?.files[0] ?? { format: 'avif', width: 320, height: 1, hash: 'f'.repeat(32) }), '/320-x.jpg', '/../../etc/passwd', `/320-${'0'.repeat(32)}.avif`]) expect((await asked(wrong)).status, wrong).toBe(404)

    // The next edition shows it no more.
    const next = await ledEdition(world.as, world.owner, { type: 'page', slug: 'press', locale: 'sv' }, 'draft')
    value(await saveEdition(world.as(lena), { ...await step(next.editionId), source: (await sourceOf(world.owner, next.editionId)).replace(`@bild ${mediaId}`, 'Ingen bild.'), minor: '', changeNote: '', follows: '' }))
    expect(await takeOutPicture(world.as(lena), { mediaId, version: '3' })).toEqual({ ok: false, code: 'pictureInUse' })
    value(await submitEdition(world.as(lena), await step(next.editionId)))
    value(await answerEdition(world.as(stefan), { ...await step(next.editionId), answer: 'approve', words: '' }))
    value(await publishEdition(world.as(petra), await step(next.editionId)))
    value(await takeOutPicture(world.as(petra), { mediaId, version: '3' }))
    expect((await world.owner.query('select from portal.media_file')).rowCount).toBe(0)
    expect((await readPictures(live)).byId.size).toBe(0)
  })

  it('says what it shows or is a decoration on purpose, and says by which right it is here', async () => {
    const add = async (more: Partial<typeof pictureWords>) => addPicture(world.as(lena), { mediaId: randomUUID(), picture: await encodedPicture(), ...words(more) })
    expect(await add({ alt: ' ' })).toEqual({ ok: false, code: 'invalidInput', fields: { alt: ['required'] } })
    expect(await add({ says: 'nothing' })).toEqual({ ok: false, code: 'invalidInput', fields: { alt: ['decorationSaysNothing'] } })
    expect(await add({ says: '' })).toEqual({ ok: false, code: 'invalidInput', fields: { says: ['choose'] } })
    expect(await add({ credit: '' })).toEqual({ ok: false, code: 'invalidInput', fields: { credit: ['required'] } })
    await expect(world.owner.query("alter table portal.media disable trigger media_step; insert into portal.media (id, alt, decorative, credit, focal, width, height, made_by, changed_by) values (gen_random_uuid(), '', false, 'x', 'whole', 1, 1, gen_random_uuid(), gen_random_uuid())")).rejects.toThrow('media_described_check')
  })

  it('that is not there is submitted in no text', async () => {
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'about', locale: 'sv' }, 'draft')
    await save(editionId, `@bild ${randomUUID()}`)
    expect(await submitEdition(world.as(lena), await step(editionId))).toEqual({ ok: false, code: 'pictureMissing' })
  })
})

describe('a form with a picture', () => {
  const form = async (file: Buffer | null) => { const sent = new FormData(); if (file) sent.append('picture', new File([new Uint8Array(file)], 'semester-i-malmö.jpg')); return sent }
  const send = async (who: string, file: Buffer | null) => withPicture(addPicture, await form(file))(world.as(who), { mediaId: randomUUID(), ...words() })

  it('is taken from those who write, told what is wrong with its file, and from nobody else not even unpacked', async () => {
    const { id } = value(await send(petra, await drawnPicture(500, 300)))
    expect(await view(id, nadia)).toMatchObject({ width: 500, may: { change: false, takeOut: false } })
    expect(await send(lena, null)).toEqual({ ok: false, code: 'invalidInput', fields: { picture: ['required'] } })
    expect(await send(lena, Buffer.from('<svg/>'))).toEqual({ ok: false, code: 'invalidInput', fields: { picture: ['pictureKind'] } })
    for (const who of [stefan, nadia, sara]) expect(await send(who, Buffer.from('<svg/>')), who).toEqual({ ok: false, code: 'notPermitted' })
    for (const who of [stefan, nadia]) expect(await changePicture(world.as(who), { mediaId: id, version: '1', ...words() })).toEqual({ ok: false, code: 'notPermitted' })
    expect(await takeOutPicture(world.as(sara), { mediaId: id, version: '1' })).toEqual({ ok: false, code: 'notFound' })
  })
})
