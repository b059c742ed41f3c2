import 'server-only'
import { hashOf } from '@/lib/auth/token'
import { isOutage } from '@/lib/db/errors'
import { Remark } from '@/lib/editorial/fact-checks/schemas'
import { insertRemark, openFactCheck, type FactCheckEdition } from '@/lib/editorial/fact-checks/store'

/** What `newToken` gives. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/

/** The edition behind a link, for whoever has it; null when it leads nowhere. */
export const readFactCheck = (token: string): Promise<FactCheckEdition | null> =>
  (tokenShape.test(token) ? openFactCheck(hashOf(token)) : Promise.resolve(null))

/** `unreadable`: no form of ours, or nothing written, or too much. `away`: the database does not answer just now. */
export type Remarked = 'taken' | 'tooMany' | 'gone' | 'unreadable' | 'away'

/** Takes what an outside reader says of the text. Nothing is known or kept of them but the words. */
export async function takeRemark(form: URLSearchParams): Promise<Remarked> {
  const read = Remark.safeParse(Object.fromEntries(form))
  if (!read.success) return 'unreadable'
  const { token, remarkId: id, version, words } = read.data
  if (!tokenShape.test(token)) return 'gone'
  try {
    return await insertRemark(hashOf(token), { id, version, words })
  } catch (error) {
    if (isOutage(error)) return 'away'
    throw error
  }
}
