import 'server-only'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Mailer } from '@/lib/mail/model'

/** Long enough for a slow server, short enough for the round behind it. */
const patienceMs = 20_000

/** What nodemailer tells of a refusal; only the number is looked at (RFC 5321 4.2.1: 5xx is for good). */
const answered = z.object({ responseCode: z.number() })

/**
 * Sends by SMTP, always over TLS: with smtp:// the server must offer STARTTLS. Nothing that comes back is logged, since a server may
 * repeat the address.
 * @param url smtp:// or smtps:// with name and password if needed
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url, requireTLS: true, tls: { minVersion: 'TLSv1.2' }, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs,
    disableFileAccess: true, disableUrlAccess: true,
  })
  const host = from.slice(from.indexOf('@') + 1)
  return {
    async deliver({ id, to, subject, text, at }) {
      try {
        await transport.sendMail({
          from, to, subject, text, messageId: `<${id}@${host}>`, date: new Date(at),
          // Answers of machines ("I am away") go nowhere (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return 'sent'
      } catch (error) {
        const code = answered.safeParse(error).data?.responseCode
        return code !== undefined && code >= 550 && code < 560 ? 'refused' : 'unreachable'
      }
    },
  }
}
