import { ClockRing } from '@/components/ui/clock-ring'
import { accessPath, glassPath, requestPath } from '@/lib/access/paths'
import { releasePath } from '@/lib/disclosure/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import type { Job } from '@/lib/my-day/view'
import { referralPath } from '@/lib/referrals/paths'
import { clockFrom } from '@/lib/referrals/view'

/** Until when, in words. */
function dueInWords({ waiting }: Job): string {
  const t = portalText('portal')
  if (waiting === null) return t('due.none')
  if (waiting.left < 0) return t('due.late', { days: -waiting.left })
  return waiting.left === 0 ? t('due.today') : waiting.left === 1 ? t('due.tomorrow') : t('due.later', { days: waiting.left })
}

function pathOf({ kind, id }: Job): string {
  switch (kind) {
    case 'decide':
    case 'judge': return releasePath(id)
    case 'answerAccess':
    case 'awaitAccess': return requestPath(id)
    case 'checkGlass': return glassPath(id)
    case 'giveFile': return accessPath
    default: return referralPath(id)
  }
}

/** Jobs by the clock: verb first, with whom, until when and since when. `now` is epoch ms; of one's own the first stands out. */
export function JobList({ jobs, now, label, own }: { jobs: Job[]; now: number; label: string; own: boolean }) {
  const t = portalText('portal')
  return (
    <ol className={own ? 'jobs own' : 'jobs'} aria-label={label}>
      {jobs.map((job) => (
        <li key={job.id} className={job.waiting !== null && job.waiting.left < 0 ? 'late' : undefined}>
          {job.waiting === null ? <span className="clock" /> : <ClockRing days={job.waiting.left} term={job.waiting.term} label={dueInWords(job)} />}
          <h3><a href={pathOf(job)}>{t(`job.${job.kind}`, { number: job.number })}</a></h3>
          {job.other !== null && <p className="small">{t(job.side === 'sender' ? 'jobTo' : 'jobFrom', { unit: job.other })}</p>}
          <p className="when"><b>{dueInWords(job)}</b><span>{t('age', { days: clockFrom(job.since, 'ordinary', now).days })}</span></p>
        </li>
      ))}
    </ol>
  )
}
