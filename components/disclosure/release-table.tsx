import { unitInWords, atInWords } from '@/components/referrals/words'
import { State } from '@/components/ui/sign'
import { Table } from '@/components/ui/table'
import { judgeClock, judgedBy } from '@/lib/disclosure/judge-clock'
import { releasePath } from '@/lib/disclosure/paths'
import type { ReleaseLineView } from '@/lib/disclosure/read'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** What waits for a decision or was decided; nothing of a person stands in a list. */
export function ReleaseTable({ caption, lines, now }: { caption: string; lines: ReleaseLineView[]; now: number }) {
  const t = portalText('releases')
  const r = portalText('referrals')
  return (
    <Table
      folds
      caption={caption}
      head={(['number', 'to', 'aim', 'by', 'at', 'state'] as const).map((column) => ({ label: t(`head.${column}`) }))}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <a key="number" className="nums" href={releasePath(line.id)}>{line.number}</a>, unitInWords(line.to), r(`purpose.${line.aim}`),
          line.isOwn ? t('own') : line.requestedBy ?? t('review.someone'), atInWords(line.requestedAt), 
          <>{line.judgeSince === null ? t(`state.${line.state}`) : <State sign="late" tone={judgeClock(line.judgeSince, now).left < 0 ? 'late' : undefined}>{t('judgeBy', { day: longDay(judgedBy(line.judgeSince), 'sv') })}</State>}{line.urgent && <> <b>{t('urgent')}</b></>}</>,
        ],
      }))}
    />
  )
}
