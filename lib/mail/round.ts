import 'server-only'
import { letterTo } from '@/lib/mail/letter'
import type { Mailer } from '@/lib/mail/model'
import { authoritiesWithPost, handOver, removeOld, settle, takeDue } from '@/lib/mail/store'

export interface Round { sent: number; dropped: number; waiting: number; dead: number }

/**
 * One round of the post, authority by authority: notices become mails, and the mails that are due are sent. At least once: a worker
 * that is killed between sending and writing it down sends again at the next try, under the same id.
 * @param portalUrl origin of the portal, for the address in the mail
 * @param now epoch ms; all mails of a round carry the same time, so that none tells when something happened
 */
export async function mailRound(mailer: Mailer, portalUrl: string, now: number): Promise<Round> {
  const round: Round = { sent: 0, dropped: 0, waiting: 0, dead: 0 }
  for (const authorityId of await authoritiesWithPost()) {
    await handOver(authorityId, now)
    for (const mail of await takeDue(authorityId, now)) {
      const how = mail.to === null ? 'dropped' : await mailer.deliver(letterTo({ id: mail.id, to: mail.to }, portalUrl, now))
      round[await settle(authorityId, mail, how, now)] += 1
    }
    await removeOld(authorityId, now)
  }
  return round
}
