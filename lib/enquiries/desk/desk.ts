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
 * An answer to a code, or to what a browser derived from one, is given on the next whole beat, so that how long it took says nothing of what was found. Milliseconds; much longer
 * than a derivation and a thread of ordinary length on a busy machine: at 400 one right code in six took a second beat there and one
 * wrong in fifteen, which a thousand tries would have told apart.
 */
const beatMs = 1_000

/**
 * The visitor's side of the contact point. Whatever fails, what was written comes back with the page.
 * @param work derives from a code; given so that a test can count how often. @param rest waits so many milliseconds
 */
export async function answerDesk(ask: DeskAsk, clock: () => number = systemNow, work: typeof derive = derive, rest: (milliseconds: number) => Promise<unknown> = pause): Promise<DeskReply> {
  const began = clock()
  let isGuess = false
  const counted: typeof derive = (code) => { isGuess = true; return work(code) }
  try {
    const seals: Seals = { provider: configuredProvider(), authorityId: (await contactPoint()).authorityId, derive: counted }
    if (ask.form === 'write') return await writeDesk(seals, ask, began)
    isGuess = ask.method === 'POST' && ask.fields['lookup'] !== undefined && ask.fields['visit'] === undefined
    const answer = await openDesk(seals, ask, began)
    // What is no code at all, and what whoever has shown theirs goes on to do, tells nothing that has to be hidden.
    if (isGuess) await rest(beatMs - ((clock() - began) % beatMs))
    return answer
  } catch (error) {
    if (!isOutage(error)) throw error
    return reply('wait', 503, { parts: ['away', ask.form], lists: { field: keptFields(ask.fields) } })
  }
}
