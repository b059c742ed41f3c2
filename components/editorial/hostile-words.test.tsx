import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AsidePage } from '@/components/editorial/aside-page'
import { CommentsPage } from '@/components/editorial/comments-page'
import { ContentPage } from '@/components/editorial/content-page'
import { EditionPage } from '@/components/editorial/edition-page'
import { OpenComments } from '@/components/editorial/open-comments'
import { LibraryPage } from '@/components/media/library-page'
import { OnePicturePage } from '@/components/media/one-picture-page'
import { ContactPage } from '@/components/keeping/contact-page'
import { EntryView } from '@/components/knowledge/entry-view'
import { OneEventView } from '@/components/news/coming-page'
import { MeasureView } from '@/components/measures/measure-view'
import { printText, readText } from '@/lib/content/text/text-form'
import { answerPage } from '@/lib/editorial/fact-checks/answer-page'
import type { CommentsView, CommentView } from '@/lib/editorial/comments/read'
import type { ContentView } from '@/lib/editorial/read-content'
import type { AsideView, EditionView } from '@/lib/editorial/read-edition'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { weekdayFields } from '@/lib/keeping/hours'
import type { ContactView } from '@/lib/keeping/read'
import { knowledgeText } from '@/lib/knowledge/model'
import { noPictures } from '@/lib/media/model'
import { measureText } from '@/lib/measures/model'
import { calendarFile } from '@/lib/news/calendar-file'
import { eventOf, eventText } from '@/lib/news/model'
import { dangerous, payloads, stripped } from '@/tests/support/hostile'

/** One of the names that we write, or the rest of a long line: nothing that was typed begins a line of its own. */
const icalLine = /^(?:(?:BEGIN|END|VERSION|PRODID|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY|LOCATION|URL|X-MICROSOFT-CDO-ALLDAYEVENT|X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT)[;:]| |$)/

const send = (before: FormState) => Promise.resolve(before)
const every = <Name extends string>(...names: Name[]) => Object.fromEntries(names.map((name) => [name, send])) as Record<Name, typeof send>
const may = { edit: true, exchange: true, submit: true, discard: true, takeBack: true, answer: true, publish: true, schedule: true, callOff: true, publishAtOnce: true, judge: true, withdraw: true, review: true }

const edition = (words: string): EditionView => ({
  id: 'e', contentId: 'c', type: 'page', slug: 'about', locale: 'sv', n: 2, state: 'changesRequested', version: 3, whole: true, minor: true, changeNote: words, words, publishAt: null,
  withdrawnReason: null, forced: true, isJudged: false, title: words, source: words, writers: [words], isOwn: false, may, before: null, openComments: 1,
  factChecks: { mayMake: true, links: [{ id: 'l', who: words, madeAt: 0, expiresAt: 1, opened: 1, lastOpenedAt: 1 }] },
  steps: [{ to: 'changesRequested', from: 'submitted', at: 0, who: words, words }], texts: [{ id: 't', at: 0, who: words, aside: true }],
})
const comment = (words: string): CommentView => ({
  id: 'k', passage: words, words, isFromOutside: false, who: words, at: 0, fromEdition: 1, handled: null, replies: [{ id: 'r', words, who: words, at: 0 }], mayReply: true, mayHandle: true,
})
const comments = (words: string): CommentsView => ({
  id: 'e', contentId: 'c', locale: 'sv', n: 2, version: 3, state: 'submitted', title: words, passages: [{ at: 1, text: words, comments: [{ said: comment(words), since: true }] }],
  ofTheWhole: [{ ...comment(words), passage: null, isFromOutside: true, who: null }], older: [comment(words)], open: 2, mayWrite: true,
})
const aside = (words: string): AsideView => ({
  id: 'e', type: 'page', locale: 'sv', isAside: true, title: words, version: 1, own: { source: words, minor: true, changeNote: words, at: 0, who: words }, now: { source: 'x', minor: false, changeNote: words, at: 0, who: words },
  lines: [], mayFollow: null, mayEdit: true,
})
const facts = (words: string): ContentView['languages'][number]['editions'][number] => ({
  id: 'e', contentId: 'c', type: 'page', slug: 'about', locale: 'sv', n: 1, state: 'superseded', version: 1, origin: 'editor', title: words, whole: true, minor: false, changeNote: words, words,
  sourceEditionId: null, writers: [], createdAt: 0, savedAt: 0, submittedBy: null, approvedBy: null, approvedAt: null, publishAt: null, publishedBy: null, publishedAt: 0, forced: false, judgedBy: null,
})
const content = (words: string): ContentView => ({
  id: 'c', type: 'page', slug: 'about', title: words, editors: [{ id: 'k', name: words }], mayAssign: true,
  languages: [{
    locale: 'sv', version: 1, keeperId: 'k', keepBy: null, live: facts(words), open: null, editions: [facts(words)], translation: null, due: null, late: false, mayBegin: true, mayReview: true,
    reviews: [{ outcome: 'needsWork', note: words, at: 0, who: words, authority: words }],
  }],
})
const contact = (words: string): ContactView => ({
  id: 'p', name: words, unit: words, phone: words, state: 'unverified', verifiedOn: null, until: null, hasHours: true, version: 1, openingKind: 'schedule', onHolidays: 'closed', reviewMonths: 6,
  hours: Object.fromEntries(weekdayFields.map((field) => [field, ''])) as ContactView['hours'], sourceName: words, sourceRetrievedOn: '2026-11-01', isPublished: true,
  exceptions: [{ id: 'x', date: '2099-12-24', hours: null, reason: words }], changes: [{ field: 'phone', before: words, after: words, at: 0, account: { name: words } }],
})
const picture = (words: string) => ({ id: 'p', alt: words, caption: words, credit: words, focal: 'left' as const, width: 320, height: 240, version: 1, files: [{ format: 'jpeg' as const, width: 320, height: 240, hash: 'a'.repeat(32) }] })
const pages: Record<string, (words: string) => React.ReactElement> = {
  'what is said of an edition, and at its steps': (words) => <EditionPage view={edition(words)} actions={{ ...every('submit', 'takeBack', 'discard', 'answer', 'publish', 'schedule', 'callOff', 'publishAtOnce', 'judge', 'withdraw'), factCheck: { make: (before) => Promise.resolve(before), revoke: send } }} />,
  'what is said of a passage, and the passage': (words) => <CommentsPage view={comments(words)} chosen={1} first={untouched} actions={every('write', 'reply', 'handle')} />,
  'what is to be seen to above the text': (words) => <OpenComments editionId="e" comments={[{ id: 'k', passage: words, words, isFromOutside: false, who: words }, { id: 'o', passage: null, words, isFromOutside: true, who: null }]} locale="sv" />,
  'the pictures of the library': (words) => <LibraryPage view={{ mayAdd: true, pictures: [{ ...picture(words), uses: 1 }] }} first={untouched} add={send} />,
  'what is said of a picture, and the texts that show it': (words) => (
    <OnePicturePage first={untouched} actions={every('change', 'replace', 'takeOut')}
      view={{ ...picture(words), madeAt: 0, who: words, may: { change: true, takeOut: true }, uses: [{ mediaId: 'p', editionId: 'e', type: 'page', title: words, locale: 'sv', n: 1, state: 'draft' }] }} />
  ),
  'the note of a text set aside': (words) => <AsidePage view={aside(words)} />,
  'a review and the notes of old editions': (words) => <ContentPage view={content(words)} actions={every('begin', 'assign', 'review')} />,
  'the reason of a day that is otherwise': (words) => <ContactPage view={contact(words)} actions={every('confirm', 'number', 'hours', 'except', 'drop')} />,
}

describe('hostile words', () => {
  it.each(Object.entries(pages))('in %s are words', (_, page) => {
    const plain = renderToStaticMarkup(page('Ord'))
    for (const payload of payloads) {
      const html = renderToStaticMarkup(page(payload))
      // They stand on the page, and every tag, attribute and address is as with any other words.
      expect(html).not.toBe(plain)
      expect(stripped(html), payload).toBe(stripped(plain))
    }
  })

  it('of a fact-checker come back as words when they were not taken', () => {
    const answer = (words: string) => answerPage('tooMany', new URLSearchParams({ words, token: words, version: words }))
    for (const payload of payloads) expect(stripped(answer(payload)), payload).toBe(stripped(answer('Ord')))
  })

  const first = (type: 'measure' | 'knowledge', slug: string) => printText(type, JSON.parse(readFileSync(`prisma/data/content/sv/${type}/${slug}.json`, 'utf8')) as object)
  /** Every line of a text with its words, but not its sign or name, put out by the hostile ones. */
  const variants = (source: string, words: string) => source.split('\n').flatMap((line, at, all) => {
    const [, before = ''] = /^((?:- |\* |[a-zåäö ]+: ))/.exec(line) ?? []
    return line === '' || line.startsWith('==') ? [] : [all.toSpliced(at, 1, before + words).join('\n')]
  })
  const shown = {
    measure: (body: unknown) => <MeasureView page={{ slug: 'boende', text: measureText.parse(body), sources: [], deeds: [], others: [] }} />,
    event: (body: unknown) => <OneEventView page={{ kind: 'entry', entry: eventOf('kvall', eventText.parse(body), 0) }} locale="sv" contacts={[]} pictures={noPictures} />,
    knowledge: (body: unknown) => <EntryView entry={{ slug: 'gvi', text: knowledgeText.parse(body), sources: [] }} measureTitles={{}} versions={[{ n: 1, since: null, minor: false, readFor: null }]} address="/kunskapsstod/gvi" />,
  }
  const evening = ['titel: Kväll', 'rubrik: Kväll', 'börjar: 2027-01-20 18:00', 'slutar: 2027-01-20 20:00', 'plats: Malmö', 'på nätet: https://a.example/b', 'för: alla', 'ägare: Ä', '', '==', '', 'Välkommen.'].join('\n')
  it.each([['measure', () => first('measure', 'boende')], ['knowledge', () => first('knowledge', 'gvi')], ['event', () => evening]] as const)('in any line of a text of the kind %s are words or are refused by line', (type, begun) => {
    const source = begun()
    let taken = 0
    for (const payload of payloads)
      for (const variant of variants(source, payload)) {
        const read = readText(type, variant, { reviewedOn: null, reviewedBy: null })
        if (!read.ok) {
          expect(read.faults.every(({ line }) => line >= 1 && line <= variant.split('\n').length), payload).toBe(true)
          continue
        }
        taken += 1
        expect(stripped(renderToStaticMarkup(shown[type](read.body))), payload).not.toMatch(dangerous)
        if (type === 'event') for (const line of calendarFile(eventOf('kvall', eventText.parse(read.body), 0), 'sv', 'vidare.example', 0).split('\r\n')) expect(line, payload).toMatch(icalLine)
      }
    expect(taken).toBeGreaterThan(payloads.length)
  })
})
