import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEdition } from '@/lib/editorial/answer'
import { beginEdition } from '@/lib/editorial/begin'
import { handleComment } from '@/lib/editorial/comments/handle'
import { readComments } from '@/lib/editorial/comments/read'
import { replyToComment } from '@/lib/editorial/comments/reply'
import { writeComment } from '@/lib/editorial/comments/write'
import { countTexts } from '@/lib/editorial/count'
import { publishEdition } from '@/lib/editorial/publish'
import { readEdition, readWriting } from '@/lib/editorial/read-edition'
import { saveEdition } from '@/lib/editorial/save'
import { submitEdition } from '@/lib/editorial/submit'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { ledComment, ledEdition, lena, nadia, petra, sourceOf, stefan, versionOf } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

const read = async (editionId: string, who = lena) => value(await readComments(world.as(who), { editionId }))
/** Where each comment stands: its words, the number of its passage, and whether that has changed. */
const placed = async (editionId: string) => (await read(editionId)).passages.flatMap(({ at, comments }) => comments.map(({ said, since }) => [said.words, at, since]))
const save = async (editionId: string, change: (source: string) => string) => value(await saveEdition(world.as(lena), {
  editionId, version: await versionOf(world.owner, editionId), source: change(await sourceOf(world.owner, editionId)), minor: '', changeNote: '', follows: '',
}))

/** How many texts wait for each of the four. */
const waiting = () => Promise.all([lena, stefan, petra, nadia].map(async (who) => value(await countTexts(world.as(who), {}))))

describe('the number beside Redaktionen', () => {
  it('counts a text for whoever has the next step, and for nobody with a word in it who would read or publish it', async () => {
    const before = await waiting()
    const more = async (...by: number[]) => expect(await waiting()).toEqual(before.map((count, at) => count + (by[at] ?? 0)))
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'languages', locale: 'sv' }, 'draft')
    await more(0, 0, 0, 0)
    value(await submitEdition(world.as(lena), { editionId, version: await versionOf(world.owner, editionId) }))
    // Whoever publishes may read through as well.
    await more(0, 1, 1, 0)
    await ledComment(world.as, world.owner, editionId, 'Vilken dag?', '1')
    await more(1, 1, 1, 0)
    value(await answerEdition(world.as(stefan), { editionId, version: await versionOf(world.owner, editionId), answer: 'askForChanges', words: 'Se kommentaren.' }))
    await more(1, 0, 0, 0)
    value(await submitEdition(world.as(lena), { editionId, version: await versionOf(world.owner, editionId) }))
    const [commentId = ''] = (await read(editionId)).passages.flatMap(({ comments }) => comments.map(({ said }) => said.id))
    value(await handleComment(world.as(lena), { commentId }))
    value(await answerEdition(world.as(stefan), { editionId, version: await versionOf(world.owner, editionId), answer: 'approve', words: '' }))
    await more(0, 0, 1, 0)
    value(await publishEdition(world.as(petra), { editionId, version: await versionOf(world.owner, editionId) }))
    await more(0, 0, 0, 0)
    expect((await countTexts(world.as('handlaggare@malmo.example'), {})).ok).toBe(false)
  })
})

describe('a reader who sees something in a passage', () => {
  it('says so there; the writer meets it where she writes, answers, mends and marks it', async () => {
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'press', locale: 'sv' }, 'submitted')
    const version = await versionOf(world.owner, editionId)
    const second = (await read(editionId, stefan)).passages[2]
    await ledComment(world.as, world.owner, editionId, 'Hellre: uppgift.', '3')
    value(await answerEdition(world.as(stefan), { editionId, version, answer: 'askForChanges', words: 'Se kommentaren.' }))
    expect(value(await readWriting(world.as(lena), { editionId })).comments).toMatchObject([{ passage: second?.text, words: 'Hellre: uppgift.', who: expect.stringContaining('Kriminalvården') as string }])
    expect(value(await readEdition(world.as(lena), { editionId })).openComments).toBe(1)
    const [commentId = ''] = (await read(editionId)).passages.flatMap(({ comments }) => comments.map(({ said }) => said.id))
    value(await replyToComment(world.as(lena), { replyId: randomUUID(), commentId, words: 'Gjort.' }))

    // The passage is mended, and others come before it: the comment is still with it.
    await save(editionId, (source) => source.replace('Fråga hellre en gång för mycket om en detalj', 'Fråga hellre en gång för mycket om en uppgift').replace('== Innan', '== Först\n\nEn rad.\n\n== Innan'))
    expect(await placed(editionId)).toEqual([['Hellre: uppgift.', 5, true]])
    expect(await handleComment(world.as(petra), { commentId })).toEqual({ ok: false, code: 'notYoursToHandle' })
    value(await handleComment(world.as(lena), { commentId }))
    expect(await handleComment(world.as(stefan), { commentId })).toEqual({ ok: false, code: 'commentHandled' })
    expect(await replyToComment(world.as(stefan), { replyId: randomUUID(), commentId, words: 'Tack.' })).toEqual({ ok: false, code: 'commentHandled' })
    expect(await read(editionId)).toMatchObject({ open: 0 })
    expect((await read(editionId)).passages[4]?.comments[0]?.said).toMatchObject({ handled: { who: expect.stringContaining('Lena') as string }, replies: [{ words: 'Gjort.' }] })
  })

  it('says it of the text as it was read, also when that has become another meanwhile', async () => {
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'about', locale: 'sv' }, 'draft')
    const version = await versionOf(world.owner, editionId)
    const [, first] = (await read(editionId)).passages
    await save(editionId, (source) => source.replace(first?.text ?? '-', 'Helt andra ord står här nu, om något annat.'))
    const form = { commentId: randomUUID(), editionId, version, passage: '2', words: 'Vad menas?' }
    value(await writeComment(world.as(nadia), form))
    expect((await read(editionId)).older).toMatchObject([{ passage: first?.text, words: 'Vad menas?' }])
    expect(await writeComment(world.as(nadia), form)).toEqual({ ok: false, code: 'alreadyReceived' })
    for (const wrong of [{ passage: '0' }, { passage: '999' }, { version: '999' }]) expect((await writeComment(world.as(nadia), { ...form, commentId: randomUUID(), ...wrong })).ok).toBe(false)
  })

  it('finds what nobody has seen to again in the next edition, until somebody does', async () => {
    const { editionId, contentId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'privacy', locale: 'sv' }, 'submitted')
    const commentId = await ledComment(world.as, world.owner, editionId, 'Nästa gång: kortare.', '2')
    value(await answerEdition(world.as(stefan), { editionId, version: await versionOf(world.owner, editionId), answer: 'approve', words: '' }))
    value(await publishEdition(world.as(petra), { editionId, version: await versionOf(world.owner, editionId) }))
    expect(await writeComment(world.as(stefan), { commentId: randomUUID(), editionId, version: await versionOf(world.owner, editionId), passage: '1', words: 'För sent.' })).toEqual({ ok: false, code: 'notOnItsWay' })
    const next = randomUUID()
    value(await beginEdition(world.as(petra), { editionId: next, contentId, locale: 'sv', from: '' }))
    expect(await placed(next)).toEqual([['Nästa gång: kortare.', 2, false]])
    expect((await read(next)).passages[1]?.comments[0]?.said.fromEdition).toBe(2)
    value(await handleComment(world.as(petra), { commentId }))
    expect(await placed(next)).toEqual([])
    value(await submitEdition(world.as(petra), { editionId: next, version: '1' }))
  })
})
