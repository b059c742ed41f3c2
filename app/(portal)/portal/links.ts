import type { PortalLink } from '@/components/portal/portal-shell'
import { accessPath } from '@/lib/access/paths'
import type { Actor, Role } from '@/lib/auth/model'
import { permissions, type Permission } from '@/lib/auth/permissions'
import { casesPath } from '@/lib/cases/paths'
import { portalHome } from '@/lib/auth/return-path'
import { auditPath } from '@/lib/audit/paths'
import { releasesPath } from '@/lib/disclosure/paths'
import { reportsPath } from '@/lib/directory/reports/paths'
import { enquiriesPath } from '@/lib/enquiries/paths'
import { groundsPath } from '@/lib/grounds/paths'
import { editorialHome } from '@/lib/editorial/paths'
import { directoryPath } from '@/lib/keeping/paths'
import { supportUsePath } from '@/lib/knowledge/use/paths'
import { deadMailPath } from '@/lib/mail/paths'
import { waitsInWords } from '@/lib/my-day/words'
import type { Waits } from '@/lib/my-day/waits'
import { referralsPath, unansweredPath } from '@/lib/referrals/paths'
import { portalText } from '@/lib/i18n/portal-messages'

/** Where one can go besides "Min dag", and the permission that makes it of use: a link to what would be refused helps nobody. */
const places = [
  { href: casesPath, label: () => portalText('cases')('title'), permission: 'case.list' },
  { href: referralsPath, label: () => portalText('referrals')('title'), permission: 'referral.list' },
  { href: releasesPath, label: () => portalText('releases')('title'), permission: 'release.list' },
  { href: unansweredPath, label: () => portalText('referrals')('overdue.title'), permission: 'referral.listUnanswered' },
  { href: accessPath, label: () => portalText('access')('title'), permission: 'access.list' },
  { href: enquiriesPath, label: () => portalText('enquiries')('title'), permission: 'enquiry.list' },
  { href: supportUsePath, label: () => portalText('supportUse')('title'), permission: 'support.list' },
  { href: directoryPath, label: () => portalText('keeping')('title'), permission: 'contact.list' },
  { href: editorialHome, label: () => portalText('editorial')('title'), permission: 'content.list' },
  { href: auditPath, label: () => portalText('audit')('title'), permission: 'audit.review' },
  { href: reportsPath, label: () => portalText('reports')('title'), permission: 'contactReport.list' },
  { href: groundsPath, label: () => portalText('grounds')('title'), permission: 'ground.list' },
  { href: deadMailPath, label: () => portalText('mail')('dead.title'), permission: 'mail.listDead' },
] as const satisfies { href: string; label(): string; permission: Permission }[]

/** How many wait behind a link, as far as it is a place where things wait. */
const waitsBehind = { [referralsPath]: 'referrals', [releasesPath]: 'releases', [unansweredPath]: 'unanswered', [accessPath]: 'access', [reportsPath]: 'reports', [enquiriesPath]: 'enquiries', [editorialHome]: 'texts' } as const satisfies Record<string, keyof Waits>

export const linksFor = ({ grants }: Pick<Actor, 'grants'>, waits: Waits): Omit<PortalLink, 'current'>[] =>
  [
    { href: portalHome, label: portalText('portal')('myDay'), waiting: waits.news, waitingLabel: waitsInWords('news', waits.news) },
    ...places
      .filter(({ permission }) => {
        const roles: readonly Role[] = permissions[permission].roles
        return grants.some(({ role }) => roles.includes(role))
      })
      .map(({ href, label }) => {
        const what = Object.entries(waitsBehind).find(([place]) => place === href)?.[1]
        return { href, label: label(), waiting: what ? waits[what] : 0, waitingLabel: what ? waitsInWords(what, waits[what]) : null }
      }),
  ]
