import { confirmedIn } from '@/components/keeping/confirmed'
import { Table } from '@/components/ui/table'
import { portalText } from '@/lib/i18n/portal-messages'
import { contactKeepingPath } from '@/lib/keeping/paths'
import type { ContactLine } from '@/lib/keeping/view'

/** The contacts of an authority, and whether their facts still hold. */
export function ContactTable({ lines }: { lines: ContactLine[] }) {
  const t = portalText('keeping')
  return (
    <Table
      folds
      caption={t('caption')}
      head={[{ label: t('head.name') }, { label: t('head.phone') }, { label: t('head.state') }]}
      rows={lines.map(({ id, name, unit, phone, hasHours, ...line }) => ({
        key: id,
        cells: [
          <span key="name"><a href={contactKeepingPath(id)}>{name}</a>{unit !== null && <small> {unit}</small>}</span>, phone ?? t('none'),
          `${confirmedIn(line)}${hasHours ? '' : `, ${t('noHours')}`}`,
        ],
      }))}
    />
  )
}
