import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { configuredProvider } from '@/lib/crypto/provider'
import { systemNow } from '@/lib/core/clock'
import { isOutage } from '@/lib/db/errors'
import { derive } from '@/lib/enquiries/code/derive'
import { openDesk } from '@/lib/enquiries/desk/open'
import { keptFields, reply, type DeskAsk, type DeskReply } from '@/lib/enquiries/desk/reply'
import type { Seals } from '@/lib/enquiries/desk/secrets'
import { contactPoint } from '@/lib/enquiries/desk/store'
import { writeDesk } from '@/lib/enquiries/desk/write'

/**
 * An answer to a code is given on the next whole beat, so that how long it took says nothing of what was found. Milliseconds;
 * longer than a derivation and a thread of ordinary length on a busy machine.
 */
const beatMs = 400

/**
 * The visitor's side of the contact point. Whatever fails, what was written comes back with the page.
 * @param work derives from a code; given so that a test can count how often
 */
export async function answerDesk(ask: DeskAsk, clock: () => number = systemNow, work: typeof derive = derive): Promise<DeskReply> {
  const began = clock()
  try {
    const seals: Seals = { provider: configuredProvider(), authorityId: (await contactPoint()).authorityId, derive: work }
    if (ask.form === 'write') return await writeDesk(seals, ask, began)
    const answer = await openDesk(seals, ask, began)
    if (ask.method === 'POST') await pause(beatMs - ((clock() - began) % beatMs))
    return answer
  } catch (error) {
    if (!isOutage(error)) throw error
    return reply('wait', 503, { parts: ['away', ask.form], lists: { field: keptFields(ask.fields) } })
  }
}
