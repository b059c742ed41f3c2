import { portalText } from '@/lib/i18n/portal-messages'
import type { Letter } from '@/lib/mail/model'

/**
 * The only mail there is. It says that something can be read and where to sign in: no number, no name, no kind and no time, since
 * whoever reads a mailbox, or the way to it, must learn nothing about anybody (OSL 8:1).
 * @param portalUrl origin of the portal, without a slash at its end
 */
export function letterTo({ id, to }: Pick<Letter, 'id' | 'to'>, portalUrl: string, at: number): Letter {
  const t = portalText('mail')
  return { id, to, subject: t('subject'), text: t('text', { address: `${portalUrl}/sign-in` }), at }
}
