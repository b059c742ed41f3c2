import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { listDead } from '@/lib/mail/store'

/** Longest list on one page: more than this is one fault of the mail server and not many of addresses. */
const most = 100

/** Mails that were given up: which authority, which day, why. Never to whom, or about what. */
export const listDeadMail = query({
  permission: 'mail.listDead',
  input: z.strictObject({}),
  load: () => Promise.resolve({}),
  run: async ({ tx }) => ok(await listDead(tx, most)),
  audit: 'showsNoPerson',
})
