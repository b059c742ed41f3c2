import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentTypes, type ContentType } from '@/lib/content/model'
import { readContentVersion, readOpenedLocales } from '@/lib/content/versions'
import { closeLocale, openLocale } from '@/lib/editorial/locales/open'
import { readLocales } from '@/lib/editorial/locales/read'
import { reviewContent } from '@/lib/editorial/review'
import { isSafetyText } from '@/lib/editorial/locales/safety-set'
import { openLocales } from '@/lib/i18n/open-locales'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { contentOf, ledEdition, lena, liveOf, nadia, petra, readSafetySet, stefan } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

const open = (by: string, locale = 'en') => openLocale(world.as(by), { openingId: randomUUID(), locale })
const english = async (by: string) => {
  const line = value(await readLocales(world.as(by), {})).lines.find(({ locale }) => locale === 'en')
  return { open: line?.open, gaps: line?.gaps.map(({ gap, texts }) => `${gap} ${texts.length}`) }
}

describe('a language', () => {
  it('has the same safety set in code and database, and each text of it in every language', async () => {
    const { rows } = await world.owner.query<{ type: ContentType; slug: string; safety: boolean }>('select type, slug, portal.is_safety_text(type, slug) as safety from portal.content')
    // An installation begins without an event: it would be over.
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(contentTypes.filter((type) => type !== 'event')))
    expect(rows.filter(({ type, slug, safety }) => isSafetyText(type, slug) !== safety)).toEqual([])
    expect(rows.filter(({ safety }) => safety)).toHaveLength(value(await readLocales(world.as(lena), {})).texts)
  })

  it('is opened by a person who has read all of its safety set, in no other way', async () => {
    const set = value(await readLocales(world.as(stefan), {})).texts
    expect(await english(stefan)).toEqual({ open: false, gaps: [`notRead ${set}`] })
    expect(await open(stefan)).toEqual({ ok: false, code: 'safetySetUnread' })
    await readSafetySet(world.as, world.owner, 'en')
    expect(await english(stefan)).toEqual({ open: false, gaps: [] })
    // What he has read is not read by another, and no author or translator opens anything.
    expect(await open(petra)).toEqual({ ok: false, code: 'safetySetUnread' })
    for (const by of [lena, nadia]) expect(await open(by)).toEqual({ ok: false, code: 'notPermitted' })
    const { actor, now } = world.as(stefan)
    expect(await openLocale({ actor: { ...actor, authTime: now - 301_000 }, now }, { openingId: randomUUID(), locale: 'en' })).toEqual({ ok: false, code: 'signInAgain' })
    expect(openLocales('live', await readOpenedLocales())).toEqual(['sv'])
    const before = await readContentVersion()
    value(await open(stefan))
    expect(openLocales('live', await readOpenedLocales())).toEqual(['sv', 'en'])
    expect(Number(await readContentVersion())).toBeGreaterThan(Number(before))
    const { rows } = await world.owner.query('select decided_by as by, decided_for as for from portal.locale_opening')
    expect(rows).toEqual([{ by: actor.accountId, for: 'Kriminalvården' }])
  })

  it('asks to be read again when a text of the set has changed, or was found wrong, and stays open meanwhile', async () => {
    await ledEdition(world.as, world.owner, { type: 'page', slug: 'contact', locale: 'en' }, 'published', nadia)
    expect(await english(stefan)).toEqual({ open: true, gaps: ['notRead 1'] })
    const relative = await liveOf(world.owner, await contentOf(world.owner, 'page', 'relative'), 'en')
    value(await reviewContent(world.as(petra), { reviewId: randomUUID(), editionId: relative, outcome: 'needsWork', note: 'Ett nummer.', months: '6' }))
    expect((await english(stefan)).gaps).toEqual(['notRead 2'])
    await world.owner.query("update portal.edition set minor = false where id = $1", [(await ledEdition(world.as, world.owner, { type: 'page', slug: 'privacy', locale: 'sv' }, 'published')).editionId])
    expect((await english(stefan)).gaps).toEqual(['outdated 1', 'notRead 2'])
  })

  it('is closed by anybody who could open it, with a fresh sign-in, and once', async () => {
    const close = () => closeLocale(world.as(petra), { openingId: randomUUID(), locale: 'en', note: 'Numren läses om.' })
    value(await close())
    expect(await close()).toEqual({ ok: false, code: 'changedByOther' })
    expect(openLocales('live', await readOpenedLocales())).toEqual(['sv'])
    expect(openLocales('demo', [])).toEqual(['sv', 'en', 'ar'])
  })
})
