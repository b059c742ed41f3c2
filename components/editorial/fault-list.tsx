import './editorial.css'
import type { ToldFault } from '@/components/editorial/blocks/fault-marks'
import type { LocatedFault } from '@/lib/content/text/fault'
import { portalText } from '@/lib/i18n/portal-messages'

/** Each fault in words. */
export function toldFaults(faults: readonly LocatedFault[]): ToldFault[] {
  const t = portalText('editorial')
  return faults.map(({ line, fault, shown }) => ({ line, words: t(`edit.fault.${fault}`, { shown }) }))
}

/** What keeps a text from holding together, line by line; each leads to the text, and with script to its place there. */
export function FaultList({ faults }: { faults: LocatedFault[] }) {
  const t = portalText('editorial')
  if (faults.length === 0) return null
  return (
    <div className="errs mt-4" role="status">
      <h2>{t('edit.faults', { count: faults.length })}</h2>
      <ul>{toldFaults(faults).map(({ line, words }, at) => <li key={at}><a href="#source" data-line={line}>{t('edit.faultLine', { line })}</a> {words}</li>)}</ul>
    </div>
  )
}
