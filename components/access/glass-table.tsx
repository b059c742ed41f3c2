import { atInWords } from '@/components/referrals/words'
import { State } from '@/components/ui/sign'
import { Table } from '@/components/ui/table'
import type { GlassLine } from '@/lib/access/glass/list'
import { glassPath } from '@/lib/access/paths'
import { dayOf } from '@/lib/directory/days'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

const signs = { yours: 'start', otherSide: 'going', nobody: 'brokenOff', done: 'there' } as const

/** Broken glass, newest first: who opened which file when, and who has still to look into it. */
export function GlassTable({ lines, now }: { lines: GlassLine[]; now: number }) {
  const t = portalText('access')
  return (
    <Table
      folds
      caption={t('glassCaption')}
      head={(['number', 'by', 'at', 'state', 'checkBy'] as const).map((column) => ({ label: t(`glassHead.${column}`) }))}
      rows={lines.map(({ id, number, openedBy, openedAt, state, checkBy }) => ({
        key: id,
        cells: [
          <a key="number" className="nums" href={glassPath(id)}>{number}</a>, openedBy, atInWords(openedAt),
          <State key="state" sign={state !== 'done' && now >= checkBy ? 'late' : signs[state]} tone={state !== 'done' && now >= checkBy ? 'late' : 'plain'}>{t(`glassState.${state}`)}</State>,
          longDay(dayOf(checkBy - 1), 'sv'),
        ],
      }))}
    />
  )
}
