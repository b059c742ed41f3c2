/**
 * Visitors at the contact point's desk, for killing: each writes, confirms the words and writes once more, presses again until the page
 * says that it is sent, and says so on its output the moment it does. Started by durable.verify.test.ts.
 */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { systemNow } from '@/lib/core/clock'
import { readCode, spelled } from '@/lib/enquiries/code/code'
import { derive } from '@/lib/enquiries/code/derive'
import type { DeskReply } from '@/lib/enquiries/desk/reply'
import { tokenFromMs } from '@/lib/enquiries/desk/secrets'
import { atDesk, confirmed, valueOf, wordsOf } from '@/tests/worlds/visitor'

const say = (kind: string, id: string) => { process.stdout.write(`${kind} ${id}\n`) }

/** The same form until an answer is more than a page to wait on; what breaks in between is what this is about. */
async function until(letter: DeskReply['letter'], send: () => Promise<DeskReply>): Promise<DeskReply> {
  for (;;) {
    const reply = await send().catch(() => null)
    if (reply?.letter === letter) return reply
    if (reply && reply.letter !== 'wait') throw new Error(`a form for ${letter} was answered with ${reply.letter} ${reply.filling.parts.join(' ')}`)
    await pause(20)
  }
}

async function work(): Promise<never> {
  for (;;) {
    const now = systemNow()
    const later = now + tokenFromMs + 1_000
    const page = await until('write', () => atDesk(now, 'write', null))
    const code = await until('code', () => atDesk(later, 'write', { token: valueOf(page, 'TOKEN'), text: 'Hej' }))
    await until('sent', () => atDesk(later, 'write', confirmed(code)))
    const read = readCode(wordsOf(code))
    const derived = read.ok ? await derive(spelled(read.code)) : null
    // As the row has it.
    const lookup = derived ? createHash('sha256').update(derived.lookup).digest('hex') : ''
    say('thread', lookup)
    const thread = await until('thread', () => atDesk(now, 'open', { code: wordsOf(code) }))
    await until('thread', () => atDesk(later, 'open', { visit: valueOf(thread, 'VISIT'), token: valueOf(thread, 'TOKEN'), do: 'write', text: 'Mer' }))
    say('message', lookup)
  }
}

for (let visitor = 0; visitor < 4; visitor += 1) void work().catch((error: unknown) => { say('fault', error instanceof Error ? error.message : 'unknown'); process.exit(2) })
