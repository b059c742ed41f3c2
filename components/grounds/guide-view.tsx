import { parts } from '@/lib/grounds/guide'
import type { Ground, Sheet } from '@/lib/grounds/model'
import { sheetPath } from '@/lib/grounds/paths'
import { hasUnreviewed } from '@/lib/grounds/table'
import { newestSheets } from '@/lib/grounds/wordings'
import { GuideAnswer } from './guide-answer'
import { GuideForm, Said } from './guide-form'
import { words } from './words'

/** The first question, with what the guide is and is not, and all paragraphs. */
export function GuideStart({ grounds, sheets }: { grounds: readonly Ground[]; sheets: readonly Sheet[] }) {
  return (
    <>
      <div className="top guide secrecy"><GuideForm part="from" first={hasUnreviewed(grounds) ? 'unreviewed' : 'reviewed'} /></div>
      <div className="wrap doc">
        <section>
          <h2>{words('sheets.heading')}</h2>
          <div>
            <p>{words('sheets.lead')}</p>
            <ul className="sheets">{newestSheets(sheets).map(({ slug, cite, heading }) => <li key={slug}><a href={sheetPath(slug)}>{cite}</a> {heading}</li>)}</ul>
          </div>
        </section>
      </div>
    </>
  )
}

/** Every question and every answer, each in a piece of its own (lib/grounds/pieces.ts). */
export function GuideLetter({ grounds }: { grounds: readonly Ground[] }) {
  return (
    <div className="top guide secrecy">
      {parts.map((part) => <GuideForm key={part} part={part} said={<Said />} />)}
      <GuideAnswer grounds={grounds} />
    </div>
  )
}
