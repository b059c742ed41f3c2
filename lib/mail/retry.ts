import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { id } from '@/lib/forms/fields'
import { findDead, retryMail } from '@/lib/mail/store'

/** "Försök igen": the mail waits for the next round, with all its tries before it. */
export const retryDeadMail = command({
  permission: 'mail.retry',
  input: z.strictObject({ mailId: id }),
  load: (tx, { mailId }) => findDead(tx, mailId),
  run: async ({ tx, subject }) => (await retryMail(tx, subject.id) ? ok({ id: subject.id }) : refuse('mailWaits')),
  audit: ({ subject }) => event('mail.retried', null, { mailId: subject.id }),
})
