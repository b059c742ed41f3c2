import { ReferralTable } from '@/components/referrals/referral-table'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import { boxPath, referralsPath } from '@/lib/referrals/paths'
import { readReferrals } from '@/lib/referrals/read'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('referrals')('title'))

/** Inbox and outbox: with whom, what it is about, where it is, how long it has waited. */
export default async function ReferralsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const asked = await searchParams
  const box = asked['box'] === 'out' ? 'out' as const : 'in' as const
  const closed = asked['closed'] === '1'
  const before = typeof asked['before'] === 'string' ? asked['before'].slice(0, 80) : null
  const { lines, next } = shown(await readReferrals({ actor, now: systemNow() }, { box, closed, before }))
  const t = portalText('referrals')
  const tabs = [
    { href: boxPath('in', closed), label: t('box.in'), current: box === 'in' }, { href: boxPath('out', closed), label: t('box.out'), current: box === 'out' },
    { href: boxPath(box, !closed), label: closed ? t('open') : t('closed'), current: false },
  ]
  return (
    <PortalPage actor={actor} current={referralsPath}>
      <h1>{t('title')}</h1>
      <nav className="tabs" aria-label={t('boxes')}>
        {tabs.map(({ href, label, current }) => <a key={label} href={href} aria-current={current ? 'page' : undefined}>{label}</a>)}
      </nav>
      {lines.length === 0 ? <Empty heading={t(`empty.${box}`)}>{t(`emptyLead.${box}`)}</Empty> : <ReferralTable caption={t(`caption.${box}`)} lines={lines} />}
      {next && <p><a href={boxPath(box, closed, next)} rel="next">{t('more')}</a></p>}
      {before !== null && <p><a href={boxPath(box, closed)}>{t('fromTop')}</a></p>}
    </PortalPage>
  )
}
