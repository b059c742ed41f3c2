import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Empty } from '@/components/ui/empty'
import { env } from '@/lib/env'
import { clockTime, weekdayAndDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { lettersIn } from '@/lib/mail/folder-mailer'

export const metadata: Metadata = { title: 'Mejl – Vidare', robots: 'noindex' }
export const dynamic = 'force-dynamic'

/** What the demonstration has sent, which leaves this machine never; only in the demo world. */
export default function MailboxPage() {
  const { mode, mail } = env()
  if (mode !== 'demo') notFound()
  const t = portalText('mail')
  const letters = lettersIn(mail.mailbox)
  return (
    <main id="main" className="wrap">
      <h1 className="mt-8">{t('mailbox.title')}</h1>
      <p className="lead read">{t('mailbox.lead')}</p>
      <div className="mt-6">
        {letters.length === 0 && <Empty heading={t('mailbox.empty')}>{t('mailbox.emptyLead')}</Empty>}
        {letters.map(({ id, to, subject, text, at }) => (
          <article key={id} className="letter">
            <h2>{subject}</h2>
            <p className="small">{t('mailbox.to')} {to}, {`${weekdayAndDay(at, 'sv')} ${clockTime(at, 'sv')}`}</p>
            <pre>{text}</pre>
          </article>
        ))}
      </div>
    </main>
  )
}
