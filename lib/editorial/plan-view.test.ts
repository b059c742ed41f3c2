import { describe, expect, it } from 'vitest'
import { dueOn, toPlan, translationState } from './plan-view'
import type { LinkRow } from './links/store'
import type { PlanRow } from './store'

const now = Date.parse('2026-11-26T12:00:00Z')
const at = (day: string) => Date.parse(`${day}T12:00:00Z`)
const none = { unconfirmed: 0, stale: 0, withoutHours: 0, silentMunicipalities: 0 }

const text = (more: Partial<PlanRow> = {}): PlanRow => ({
  contentId: 'c', type: 'page', slug: 'about', locale: 'sv', keeperId: null, keepBy: null, version: 1, liveId: 'l', liveTitle: 'Om', checkedOn: '2026-11-01', reviewMonths: null, approvedAt: null,
  unjudged: [], reviewedAt: null, reviewOutcome: null, nextOn: null, basedOn: null, swedish: 1, openId: null, openTitle: null, openState: null, openSavedAt: null, openSince: null, publishAt: null, goneId: null, goneTitle: null, goneSince: null, ...more,
})
const kinds = (...rows: PlanRow[]) => toPlan(rows, [{ id: 'k', name: 'Lena Björk', authority: 'Socialstyrelsen', works: true }], none, [], now).groups.map(({ kind, lines }) => `${kind} ${lines.map(({ day }) => day).join()}`)

describe('what the site asks of those who look after it', () => {
  it.each<[string, Partial<PlanRow>, string[]]>([
    ['a text that holds: nothing', {}, []],
    ['was checked half a year and a day ago', { checkedOn: '2026-05-25' }, ['overdue 2026-11-25']],
    ['is due today: today is not late', { checkedOn: '2026-05-26' }, ['dueSoon 2026-11-26']],
    ['is due in 30 days', { checkedOn: '2026-06-26' }, ['dueSoon 2026-12-26']],
    ['is due in 31 days: nothing yet', { checkedOn: '2026-06-27' }, []],
    ['has no day at all', { checkedOn: null }, ['neverChecked ']],
    ['was reviewed after the check: what the review said counts', { checkedOn: '2026-01-01', reviewedAt: at('2026-11-20'), reviewOutcome: 'holds', nextOn: '2027-05-20' }, []],
    ['was found wrong and nobody has begun', { reviewedAt: at('2026-11-20'), reviewOutcome: 'needsWork', nextOn: '2026-11-20' }, ['needsWork 2026-11-20']],
    ['was published at once', { unjudged: ['l'] }, ['atOnce ']],
    ['was twice, and taken down', { liveId: null, unjudged: ['k', 'l'] }, ['atOnce ,']],
    ['was taken down', { liveId: null, checkedOn: null, goneId: 'g', goneSince: at('2026-11-20') }, ['takenDown 2026-11-20']],
    ['is written anew after it was taken down', { liveId: null, checkedOn: null, goneId: 'g', goneSince: at('2026-11-20'), openId: 'o', openState: 'draft', openSavedAt: at('2026-11-25') }, []],
    ['a translation that was taken down is not a missing one', { locale: 'en', liveId: null, checkedOn: null, goneId: 'g', goneSince: at('2026-11-20') }, ['takenDown 2026-11-20']],
    ['a draft of yesterday: nothing', { openId: 'o', openState: 'draft', openSavedAt: at('2026-11-25') }, []],
    ['a draft that nobody has touched for 31 days', { openId: 'o', openState: 'draft', openSavedAt: at('2026-10-26') }, ['oldDraft 2026-10-26']],
    ['waits for somebody to read it', { openId: 'o', openState: 'submitted', openSavedAt: at('2026-11-20'), openSince: at('2026-11-25') }, ['waiting 2026-11-25']],
    ['is to be changed since it was answered, whenever it was written', { openId: 'o', openState: 'changesRequested', openSavedAt: at('2026-11-02'), openSince: at('2026-11-24') }, ['changesRequested 2026-11-24']],
    ['becomes live by itself', { openId: 'o', openState: 'scheduled', openSavedAt: at('2026-11-25'), publishAt: at('2026-12-24') }, ['scheduled 2026-12-24']],
    ['a translation older than the Swedish', { locale: 'en', basedOn: 1, swedish: 2 }, ['outdated ']],
    ['a translation in work: what the public reads is as old as before', { locale: 'en', basedOn: 1, swedish: 2, openId: 'o', openState: 'draft', openSavedAt: at('2026-11-25') }, ['outdated ']],
    ['a first translation in work', { locale: 'en', liveId: null, checkedOn: null, openId: 'o', openState: 'draft', openSavedAt: at('2026-11-25') }, []],
    ['a translation that is not there', { locale: 'ar', liveId: null, checkedOn: null }, ['missing ']],
  ])('%s', (_, more, expected) => expect(kinds(text(more))).toEqual(expected))

  it('names who keeps it, and puts the oldest first', () => {
    const [group] = toPlan([text({ contentId: 'b', checkedOn: '2026-05-20' }), text({ contentId: 'a', checkedOn: '2026-05-10', keeperId: 'k', keepBy: '2026-12-01' })], [{ id: 'k', name: 'Lena Björk', authority: '', works: true }], none, [], now).groups
    expect(group?.lines.map(({ contentId, keeper, keepBy }) => [contentId, keeper, keepBy])).toEqual([['a', 'Lena Björk', '2026-12-01'], ['b', null, null]])
  })

  it('tells of an address that is gone at once and of a silent one after three nights, the gone before the moved, with who keeps the text', () => {
    const link = (more: Partial<LinkRow>): LinkRow => ({ url: 'https://a.example/', usedIn: [{ kind: 'text', contentId: 'c', locale: 'sv', title: 'Om' }], state: 'answers', status: 200, target: null, failures: 0, since: at('2026-11-20'), checkedAt: at('2026-11-25'), ...more })
    const { links } = toPlan([text({ keeperId: 'k' })], [{ id: 'k', name: 'Lena Björk', authority: '', works: true }], none, [
      link({}), link({ url: 'https://moved.example/', state: 'moved', target: 'https://new.example/' }), link({ url: 'https://gone.example/', state: 'broken', status: 404 }), link({ url: 'https://two.example/', state: 'silent', failures: 2 }),
      link({ url: 'https://three.example/', state: 'silent', failures: 3, since: at('2026-11-22') }), link({ url: 'https://closed.example/', state: 'closed', status: 403 }), link({ url: 'https://new.example/', state: null, since: null, checkedAt: null }),
    ], now)
    expect(links.wrong.map(({ url, day }) => `${url} ${day}`)).toEqual(['https://gone.example/ 2026-11-20', 'https://three.example/ 2026-11-22', 'https://moved.example/ 2026-11-20'])
    expect(links).toMatchObject({ all: 7, lookedAt: at('2026-11-25') })
    expect(links.wrong[0]?.uses).toEqual([{ kind: 'text', contentId: 'c', locale: 'sv', title: 'Om', keeper: 'Lena Björk' }])
  })

  it('counts a newer check than the review, and an approval as a reading', () => {
    expect(dueOn(text({ checkedOn: '2026-11-25', reviewedAt: at('2026-01-10'), nextOn: '2026-07-10' }))).toBe('2027-05-25')
    expect(dueOn(text({ checkedOn: '2026-01-10', approvedAt: at('2026-11-20') }))).toBe('2027-05-20')
  })

  it('knows how a translation stands', () => {
    expect([text({ basedOn: 2, swedish: 2 }), text({ basedOn: null, swedish: 1 }), text({ liveId: null }), text({ liveId: null, openId: 'o' }), text({ basedOn: 1, swedish: 2, openId: 'o' })].map(translationState))
      .toEqual(['upToDate', 'outdated', 'missing', 'inTranslation', 'outdated'])
  })
})
