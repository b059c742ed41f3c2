import './editorial.css'
import type { LocatedFault } from '@/lib/content/text/fault'
import { portalText } from '@/lib/i18n/portal-messages'

/** What keeps a text from holding together, line by line. */
export function FaultList({ faults }: { faults: LocatedFault[] }) {
  const t = portalText('editorial')
  if (faults.length === 0) return null
  return (
    <div className="errs mt-4" role="status">
      <h2>{t('edit.faults', { count: faults.length })}</h2>
      <ul>{faults.map(({ line, fault, shown }, at) => <li key={at}><b>{t('edit.faultLine', { line })}</b> {t(`edit.fault.${fault}`, { shown })}</li>)}</ul>
    </div>
  )
}
