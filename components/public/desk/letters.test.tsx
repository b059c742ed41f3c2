import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { deskLetters, type DeskLetter } from '@/lib/enquiries/desk/reply'
import { deskKey } from '@/lib/publishing/addresses'
import { templateFaults } from '@/lib/publishing/form-letter'
import { locales } from '@/lib/routes'
import { CodeView } from './code-view'
import { OpenView } from './open-view'
import { EndedView, SentView, WaitView } from './short-views'
import { ThreadView } from './thread-view'
import { WriteView } from './write-view'

const views = { write: WriteView, code: CodeView, sent: SentView, open: OpenView, thread: ThreadView, ended: EndedView, wait: WaitView } as const satisfies Record<DeskLetter, unknown>
const faults = (letter: DeskLetter, html: string) => templateFaults({ kind: 'desk', path: deskKey(letter, 'sv'), from: '/', locale: 'sv', indexable: false }, html)

describe('a letter of the contact point’s desk', () => {
  it.each(deskLetters.flatMap((letter) => locales.map((locale) => [letter, locale] as const)))('%s in %s has every mark that it is filled in with and no other', (letter, locale) => {
    const View = views[letter]
    expect(faults(letter, renderToStaticMarkup(<View locale={locale} />))).toEqual([])
  })

  it('with a misspelt mark is not published', () => {
    expect(faults('ended', '<b>%%DYA%%</b>')).toEqual(['Nobody fills in these marks: DYA.', 'The letter does not show what it is filled in with: DAY missing.'])
    expect(faults('sent', '<b>%%DAY%%</b>')).toEqual(['Nobody fills in these marks: DAY.'])
  })
})
