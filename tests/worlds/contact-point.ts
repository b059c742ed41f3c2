import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { systemNow } from '@/lib/core/clock'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { askIdentity } from '@/lib/enquiries/open-identity'
import { value, type As } from '@/tests/worlds/referrals'
import { atDesk, valueOf, writes } from '@/tests/worlds/visitor'

/** The two of the national contact point. */
export const karin = 'kontakt@polisen.example'
export const jonas = 'kontakt2@polisen.example'

/** The thread that was begun last. @param owner sees every row */
export async function newestThread(owner: Client): Promise<string> {
  const { rows: [row] } = await owner.query<{ id: string }>('select id from portal.enquiry order by created_at desc limit 1')
  if (!row) throw new Error('nobody has written')
  return row.id
}

/** The visitor comes back and says who they are. */
export async function saysWhoTheyAre(words: string, text: string): Promise<void> {
  const page = await atDesk(systemNow(), 'open', { code: words })
  const sent = await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), token: valueOf(page, 'TOKEN'), do: 'write', as: 'identity', text })
  if (!sent.filling.parts.includes('named')) throw new Error('nothing was taken')
}

/** A thread that Karin has taken; with `identity` also one where somebody has said who they are, and Karin asks to read it. */
export async function takenThread(as: As, owner: Client, text: string, identity: string | null = null): Promise<{ enquiryId: string; openingId: string; words: string }> {
  const { words } = await writes(systemNow(), text)
  const [enquiryId, openingId] = [await newestThread(owner), randomUUID()]
  value(await claimEnquiry(as(karin), { enquiryId }))
  if (identity !== null) {
    await saysWhoTheyAre(words, identity)
    value(await askIdentity(as(karin), { enquiryId, openingId, reason: 'personAsks' }))
  }
  return { enquiryId, openingId, words }
}
