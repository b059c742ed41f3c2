import { State, type SignName } from '@/components/ui/sign'
import { Table } from '@/components/ui/table'
import type { ReferralState } from '@/lib/referrals/model'
import { referralPath } from '@/lib/referrals/paths'
import type { ReferralPage } from '@/lib/referrals/read'
import { portalText } from '@/lib/i18n/portal-messages'
import { unitInWords, waitInWords } from './words'

/** The map's sign of a state: begun, on the way, there, resting, broken off. */
export const signOf: Record<ReferralState, SignName> = {
  draft: 'notYet', underReview: 'gate', refused: 'brokenOff', sent: 'start', received: 'open', needsMore: 'open', accepted: 'going', declined: 'brokenOff',
  withdrawn: 'brokenOff', ongoing: 'going', onHold: 'rests', completed: 'there', stopped: 'brokenOff', fedBack: 'there', enteredInError: 'brokenOff',
}

type Line = Omit<ReferralPage['lines'][number], 'awaits'>

/** Referrals by number and authority; nothing of a person stands in a list. */
export function ReferralTable({ caption, lines }: { caption: string; lines: Line[] }) {
  const t = portalText('referrals')
  return (
    <Table
      folds
      caption={caption}
      head={(['number', 'other', 'purpose', 'state', 'age'] as const).map((column) => ({ label: t(`head.${column}`) }))}
      rows={lines.map((line) => {
        const wait = waitInWords(line.waiting)
        return {
          key: line.id,
          cells: [
            <a key="number" className="nums" href={referralPath(line.id)}>{line.number}</a>,
            unitInWords(line.other),
            t(`purpose.${line.purpose}`),
            <State key="state" sign={signOf[line.state]}>{t(`state.${line.state}`)}</State>,
            <>{wait.late ? <State sign="late" tone="late">{wait.text}</State> : wait.text}{line.urgency === 'urgent' && line.waiting !== null && <> <b>{t('urgency.urgent')}</b></>}</>,
          ],
        }
      })}
    />
  )
}
