import './editorial.css'
import type { DifferenceLine } from '@/lib/editorial/difference'
import { portalText } from '@/lib/i18n/portal-messages'
import { direction, type Locale } from '@/lib/routes'

/** Two texts as one, with what was taken away and what was put in: in words for those who hear it, not by colour alone. */
export function DifferenceView({ lines, locale }: { lines: DifferenceLine[]; locale: Locale }) {
  const t = portalText('editorial')
  return (
    <div className="difference" lang={locale} dir={direction[locale]}>
      {lines.map((line, at) => (line.kind === 'gap' ? <p className="small" key={at} lang="sv" dir="ltr">… {t('edition.gap', { lines: line.lines })}</p> : (
        <p key={at}>
          {line.pieces.map(({ kind, text }, piece) => (
            kind === 'same' ? <span key={piece}>{text}</span>
              : kind === 'added' ? <ins key={piece}><span className="hide">[{t('edition.added')}: </span>{text}<span className="hide">]</span></ins>
                : <del key={piece}><span className="hide">[{t('edition.removed')}: </span>{text}<span className="hide">]</span></del>
          ))}
        </p>
      )))}
    </div>
  )
}
