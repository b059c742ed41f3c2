import type { Actor } from '@/lib/auth/model'
import { portalText } from '@/lib/i18n/portal-messages'

/** The roles that hold today as a screen says them: `handläggare i Socialtjänsten i Malmö, samordnare`. */
export function rolesInWords({ grants }: Pick<Actor, 'grants'>): string {
  const t = portalText('portal')
  return grants.map(({ role, unitName }) => (unitName === null ? t(`role.${role}`) : t('inUnit', { role: t(`role.${role}`), unit: unitName }))).join(', ')
}
