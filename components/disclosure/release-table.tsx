import { unitInWords, atInWords } from '@/components/referrals/words'
import { Table } from '@/components/ui/table'
import { releasePath } from '@/lib/disclosure/paths'
import type { ReleaseLineView } from '@/lib/disclosure/read'
import { portalText } from '@/lib/i18n/portal-messages'

/** What waits for a decision or was decided; nothing of a person stands in a list. */
export function ReleaseTable({ caption, lines }: { caption: string; lines: ReleaseLineView[] }) {
  const t = portalText('releases')
  const r = portalText('referrals')
  return (
    <Table
      caption={caption}
      head={(['number', 'to', 'aim', 'by', 'at', 'state'] as const).map((column) => ({ label: t(`head.${column}`) }))}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <a key="number" className="nums" href={releasePath(line.id)}>{line.number}</a>, unitInWords(line.to), r(`purpose.${line.aim}`),
          line.isOwn ? t('own') : line.requestedBy ?? t('review.someone'), atInWords(line.requestedAt), t(`state.${line.state}`),
        ],
      }))}
    />
  )
}
