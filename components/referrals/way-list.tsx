import { Sign } from '@/components/ui/sign'
import type { LoopPoint } from '@/lib/referrals/view'
import { portalText } from '@/lib/i18n/portal-messages'
import { atInWords, nextStepInWords, reasonInWords } from './words'

/** The closed loop as a list: what has happened, what is left, in words. */
export function WayList({ points }: { points: LoopPoint[] }) {
  const t = portalText('referrals')
  return (
    <ol className="way">
      {points.map((point) => (
        <li key={point.key} className={point.state === null ? 'ahead' : undefined}>
          <Sign name={point.state === null ? 'notYet' : point.key === 'sent' ? 'start' : point.state === 'declined' || point.state === 'stopped' ? 'brokenOff' : point.key === 'fedBack' ? 'there' : 'open'} />
          <div>
            <b>{point.key === 'answered' && point.state !== null ? t(`state.${point.state}`) : t(`point.${point.key}`)}</b>
            <span>{point.state === null ? t(`ahead.${point.key}`) : point.at === null ? t('doneElsewhere') : atInWords(point.at)}</span>
            {point.reason && <span>{point.key === 'fedBack' || point.state === 'completed' ? t('referral.outcome', { reason: reasonInWords(point.reason) }) : t('referral.reason', { reason: reasonInWords(point.reason) })}</span>}
            {point.nextStep && <span>{t('referral.nextStep', { step: nextStepInWords(point.nextStep) })}</span>}
          </div>
        </li>
      ))}
    </ol>
  )
}
