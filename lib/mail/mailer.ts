import 'server-only'
import type { Settings } from '@/lib/env'
import { folderMailer } from '@/lib/mail/folder-mailer'
import type { Mailer } from '@/lib/mail/model'
import { smtpMailer } from '@/lib/mail/smtp-mailer'

/** The installation's way out for mails: its mail server, or a folder where there is none. */
export const mailerOf = ({ mail }: Pick<Settings, 'mail'>): Mailer =>
  (mail.smtpUrl === null ? folderMailer(mail.mailbox) : smtpMailer(mail.smtpUrl, mail.from))
