import { nameOf } from '@/lib/grounds/pieces'
import { guidePath } from '@/lib/grounds/paths'
import type { Ground, Sheet } from '@/lib/grounds/model'
import { hasUnreviewed } from '@/lib/grounds/table'
import { longDay } from '@/lib/i18n/dates'
import { translator } from '@/lib/i18n/translator'
import { words } from './words'

interface Props {
  /** The newest wording. */
  sheet: Sheet
  /** All of them by time: each stands with its days where there are several. */
  wordings: readonly Sheet[]
  grounds: readonly Ground[]
}

/** One paragraph in own plain words: what it says, which rules rest on it, since when, where the text is. */
export function SheetView({ sheet, wordings, grounds: all }: Props) {
  // A sheet is published once and read on any day, so each wording stands with its days.
  const grounds = all.filter(({ law }) => law.includes(sheet.cite))
  const { statute } = sheet
  return (
    <>
      <div className="top">
        <div className="wrap">
          <nav className="crumbs" aria-label={translator('sv', 'layout')('breadcrumb')}>
            <ol className="links"><li><a href={guidePath}>{words('sheet.back')}</a></li></ol>
          </nav>
          <h1>{sheet.cite}</h1>
          <p className="lead">{sheet.heading}</p>
          {(grounds.length === 0 || hasUnreviewed(grounds)) && <p className="small">{words('notReviewed')}</p>}
        </div>
      </div>
      <div className="wrap doc">
        {wordings.map((wording) => <Says key={wording.version} sheet={wording} alone={wordings.length === 1} />)}
        <section>
          <h2>{words('sheet.used')}</h2>
          <div>
            {grounds.length === 0 ? <p>{words('sheet.none')}</p> : (
              <ul>{grounds.map((ground) => <li key={nameOf(ground)}><b>{words(`rules.${ground.effect}`)}</b>: {ground.title}. {ground.describes} {daysOf(ground)}</li>)}</ul>
            )}
          </div>
        </section>
        <section>
          <h2>{words('sheet.text')}</h2>
          <div><p><a href={statute.url} rel="noreferrer">{words('sheet.link', { name: statute.name, sfs: statute.sfs })}</a></p></div>
        </section>
      </div>
    </>
  )
}

/** What one wording of a sheet says, and since when the paragraph reads so. */
function Says({ sheet, alone }: { sheet: Sheet; alone: boolean }) {
  const { statute: { register }, says, since, amendedBy } = sheet
  return (
    <>
      <section>
        <h2>{words('sheet.says')}</h2>
        <div>{!alone && <p><b>{daysOf(sheet)}</b></p>}{says.map((each) => <p key={each}>{each}</p>)}</div>
      </section>
      <section>
        <h2>{words('sheet.since')}</h2>
        <div><p>{since === null ? words('sheet.sinceUnknown') : words('sheet.sinceSays', { day: longDay(since, 'sv') })} {amendedBy !== null && words('sheet.amended', { by: amendedBy })} {since !== null && register !== null && words('sheet.asOf', { register: register.name, day: longDay(register.on, 'sv') })}</p></div>
      </section>
    </>
  )
}

const daysOf = ({ validFrom, validUntil }: Pick<Ground, 'validFrom' | 'validUntil'>): string => (validUntil === null
  ? words('sheet.inForce', { from: longDay(validFrom, 'sv') })
  : words('sheet.inForceUntil', { from: longDay(validFrom, 'sv'), until: longDay(validUntil, 'sv') }))
