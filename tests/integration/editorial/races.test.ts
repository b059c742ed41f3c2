import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/core/pipeline'
import { answerEdition } from '@/lib/editorial/answer'
import { beginEdition } from '@/lib/editorial/begin'
import { publishEdition } from '@/lib/editorial/publish'
import { publishDue } from '@/lib/editorial/publish-due'
import { readContentPage } from '@/lib/editorial/read-content'
import { readWriting } from '@/lib/editorial/read-edition'
import { saveEdition } from '@/lib/editorial/save'
import { submitEdition } from '@/lib/editorial/submit'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { contentOf, ledEdition, lena, liveOf, nadia, petra, sourceOf, stateOf, stefan, versionOf } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

const texts = async (editionId: string) => (await world.owner.query<{ source: string; became: number | null }>('select source, became from portal.edition_text where edition_id = $1', [editionId])).rows
const save = (by: Context, editionId: string, version: string, source: string) => saveEdition(by, { editionId, version, source, minor: '', changeNote: '' })

describe('two who write at once', () => {
  it('lose no text: one becomes the newest, the others are set aside and shown beside it', async () => {
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'contact', locale: 'en' }, 'draft')
    const version = await versionOf(world.owner, editionId)
    const written = Array.from({ length: 16 }, (_, at) => `titel: Text ${at}\n\nEn text som är ${at}.`)
    const answers = await Promise.all(written.map((source, at) => save(world.as(at % 2 === 0 ? lena : nadia), editionId, version, source)))
    expect(answers.filter((answer) => answer.ok && answer.value.textId === null)).toHaveLength(1)
    expect(answers.filter((answer) => answer.ok && answer.value.textId !== null)).toHaveLength(15)
    const kept = await texts(editionId)
    expect(written.filter((source) => !kept.some((text) => text.source === source))).toEqual([])
    expect(kept.filter(({ became }) => became === Number(version) + 1).map(({ source }) => source)).toEqual([await sourceOf(world.owner, editionId)])
  })

  it('and one who sends it for reading: what was written is in it or set aside, in each of 20 rounds', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { editionId } = await ledEdition(world.as, world.owner, { type: 'guide', slug: 'adult', locale: 'en' }, 'draft')
      const version = await versionOf(world.owner, editionId)
      const source = `${await sourceOf(world.owner, editionId)}\n\nRunda ${round}.`
      const [saved, sent] = await Promise.all([save(world.as(lena), editionId, version, source), submitEdition(world.as(nadia), { editionId, version })])
      expect(saved.ok).toBe(true)
      expect((await texts(editionId)).some((text) => text.source === source)).toBe(true)
      // Nobody sends on a text that they have not seen.
      expect(sent.ok && (await sourceOf(world.owner, editionId)) === source).toBe(false)
      await world.owner.query("update portal.edition set state = 'discarded', version = version + 1 where id = $1", [editionId])
    }
  })

  it('and one who publishes: what comes too late is set aside, and is not what the public reads', async () => {
    const { editionId, contentId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'questions', locale: 'sv' }, 'approved')
    const version = await versionOf(world.owner, editionId)
    const [saved, published] = await Promise.all([save(world.as(lena), editionId, version, 'titel: Sen'), publishEdition(world.as(petra), { editionId, version })])
    expect(published.ok).toBe(true)
    expect(saved.ok && saved.value.textId).not.toBeNull()
    expect(await liveOf(world.owner, contentId)).toBe(editionId)
    expect(await sourceOf(world.owner, editionId)).not.toBe('titel: Sen')
    expect((await texts(editionId)).map(({ source }) => source)).toContain('titel: Sen')
  })
})

describe('a text that does not hold together', () => {
  it('is kept to the letter, told line by line, and goes nowhere until it does', async () => {
    const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'press', locale: 'sv' }, 'draft')
    const typed = `${await sourceOf(world.owner, editionId)}\n\n@finns inte\n**öppet  \n`
    value(await save(world.as(lena), editionId, await versionOf(world.owner, editionId), typed))
    const form = value(await readWriting(world.as(lena), { editionId }))
    expect(form.source).toBe(typed.trim())
    expect(form.faults.map(({ fault }) => fault)).toEqual(['unknownBlock'])
    expect(await submitEdition(world.as(lena), { editionId, version: String(form.version) })).toEqual({ ok: false, code: 'textNotWhole' })
  })
})

describe('one text, one edition in work and one live', () => {
  it('of eight who begin at once, one does', async () => {
    const contentId = await contentOf(world.owner, 'page', 'privacy')
    const begun = await Promise.all(Array.from({ length: 8 }, () => beginEdition(world.as(lena), { editionId: randomUUID(), contentId, locale: 'sv', from: '' })))
    expect(begun.filter(({ ok }) => ok)).toHaveLength(1)
    expect(begun.flatMap((answer) => (answer.ok ? [] : [answer.code])).filter((code) => code !== 'editionInWork')).toEqual([])
  })

  it('of eight who publish at once, one does, and the one before is superseded once', async () => {
    const { editionId, contentId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'languages', locale: 'sv' }, 'approved')
    const before = await liveOf(world.owner, contentId)
    const version = await versionOf(world.owner, editionId)
    const done = await Promise.all(Array.from({ length: 8 }, () => publishEdition(world.as(petra), { editionId, version })))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect([await liveOf(world.owner, contentId), await stateOf(world.owner, before)]).toEqual([editionId, 'superseded'])
  })

  it('what was scheduled becomes live when its time has come, and not before', async () => {
    const { editionId, contentId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'accessibility', locale: 'sv' }, 'scheduled')
    expect(await publishDue()).toBe(0)
    await world.owner.query("update portal.edition set publish_at = now() - interval '1 second' where id = $1", [editionId])
    expect(await Promise.all([publishDue(), publishDue()]).then((all) => all.sort())).toEqual([0, 1])
    expect(await liveOf(world.owner, contentId)).toBe(editionId)
  })
})

describe('a translation', () => {
  const standing = async (contentId: string) => {
    return value(await readContentPage(world.as(nadia), { contentId })).languages.map(({ locale, translation }) => `${locale} ${translation}`)
  }
  it('is outdated by a Swedish edition that becomes live, and by no draft, no slip of the pen and no other text', async () => {
    const place = { type: 'page', slug: 'want-to-leave', locale: 'sv' } as const
    const contentId = await contentOf(world.owner, place.type, place.slug)
    const other = await contentOf(world.owner, 'page', 'relative')
    const asItWas = ['sv null', 'en upToDate', 'ar upToDate']
    expect(await standing(contentId)).toEqual(asItWas)
    const { editionId } = await ledEdition(world.as, world.owner, place, 'published')
    // Led as a slip of the pen.
    expect(await standing(contentId)).toEqual(asItWas)
    const next = randomUUID()
    value(await beginEdition(world.as(lena), { editionId: next, contentId, locale: 'sv', from: '' }))
    const source = (await sourceOf(world.owner, next)).replace(/^rubrik: .*$/m, 'rubrik: Vill du lämna?')
    value(await save(world.as(lena), next, '1', source))
    expect(await standing(contentId)).toEqual(['sv null', 'en upToDate', 'ar upToDate'])
    await leadOn(next)
    expect(await standing(contentId)).toEqual(['sv null', 'en outdated', 'ar outdated'])
    expect(await standing(other)).toEqual(asItWas)
    expect(await stateOf(world.owner, editionId)).toBe('superseded')
    // A slip mended in the old translation makes it no newer; what the translator says of it does, when it is live.
    await ledEdition(world.as, world.owner, { ...place, locale: 'en' }, 'published', nadia)
    expect(await standing(contentId)).toEqual(['sv null', 'en outdated', 'ar outdated'])
    const english = randomUUID()
    value(await beginEdition(world.as(nadia), { editionId: english, contentId, locale: 'en', from: '' }))
    const { swedish, mayFollow } = value(await readWriting(world.as(nadia), { editionId: english }))
    expect([mayFollow?.id, swedish?.from]).toEqual([next, 1])
    // The Swedish stands beside it, with what has changed since.
    expect(swedish?.lines.some((line) => line.kind === 'line' && line.pieces.some(({ kind, text }) => kind === 'added' && text.includes('Vill')))).toBe(true)
    const said = { editionId: english, version: '1', source: await sourceOf(world.owner, english), minor: '', changeNote: '' }
    expect(await saveEdition(world.as(nadia), { ...said, follows: await liveOf(world.owner, other) })).toEqual({ ok: false, code: 'notFound' })
    value(await saveEdition(world.as(nadia), { ...said, follows: next }))
    expect(await standing(contentId)).toEqual(['sv null', 'en outdated', 'ar outdated'])
    await leadOn(english, nadia)
    expect(await standing(contentId)).toEqual(['sv null', 'en upToDate', 'ar outdated'])
  })

  const leadOn = async (editionId: string, writer = lena) => {
    value(await submitEdition(world.as(writer), { editionId, version: await versionOf(world.owner, editionId) }))
    value(await answerEdition(world.as(stefan), { editionId, version: await versionOf(world.owner, editionId), answer: 'approve', words: '' }))
    value(await publishEdition(world.as(petra), { editionId, version: await versionOf(world.owner, editionId) }))
  }
})
