import { Fragment } from 'react'
import { Table } from '@/components/ui/table'
import { enquiryPath } from '@/lib/enquiries/paths'
import { waited, type QueueLine } from '@/lib/enquiries/view'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** Who waits, for how long and with whom. Nothing of what was written stands here. `now` is epoch ms. */
export function QueueTable({ lines, now }: { lines: QueueLine[]; now: number }) {
  const t = portalText('enquiries')
  const head = (['who', 'waited', 'urgency', 'language', 'by', 'erased'] as const).map((key) => ({ label: t(`head.${key}`) }))
  return (
    <Table folds caption={t('caption')} head={head} rows={lines.map((line) => {
      const since = line.waitingSince === null ? null : waited(line.waitingSince, now)
      return {
        key: line.id,
        cells: [
          <Fragment key="to"><a href={enquiryPath(line.id)}>{t(`about.${line.about}`)}, {t(`age.${line.age}`)}</a>{line.opinionWanted !== null && <><br /><b>{t('opinionWanted', { name: line.opinionWanted.by })}</b></>}</Fragment>,
          since ? t(`waited.${since.unit}`, { count: since.count }) : t(`state.${line.state}`),
          t(`urgency.${line.urgency}`), t(`language.${line.language}`), line.isMine ? t('mine') : line.claimedBy ?? t('nobody'), longDay(line.erasedOn, 'sv'),
        ],
      }
    })} />
  )
}
