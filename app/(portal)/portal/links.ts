import type { PortalLink } from '@/components/portal/portal-shell'
import type { Actor, Role } from '@/lib/auth/model'
import { permissions, type Permission } from '@/lib/auth/permissions'
import { casesPath } from '@/lib/cases/paths'
import { auditPath } from '@/lib/audit/paths'
import { releasesPath } from '@/lib/disclosure/paths'
import { referralsPath } from '@/lib/referrals/paths'
import { portalText } from '@/lib/i18n/portal-messages'

/** Where one can go besides "Min dag", and the permission that makes it of use: a link to what would be refused helps nobody. */
const places = [
  { href: casesPath, label: () => portalText('cases')('title'), permission: 'case.list' },
  { href: referralsPath, label: () => portalText('referrals')('title'), permission: 'referral.list' },
  { href: releasesPath, label: () => portalText('releases')('title'), permission: 'release.list' },
  { href: auditPath, label: () => portalText('audit')('title'), permission: 'audit.review' },
] as const satisfies { href: string; label(): string; permission: Permission }[]

export const linksFor = ({ grants }: Pick<Actor, 'grants'>): Omit<PortalLink, 'current'>[] =>
  places
    .filter(({ permission }) => {
      const roles: readonly Role[] = permissions[permission].roles
      return grants.some(({ role }) => roles.includes(role))
    })
    .map(({ href, label }) => ({ href, label: label(), waiting: 0, waitingLabel: null }))
