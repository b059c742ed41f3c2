/**
 * A web process at work, for killing: opens files and sends referrals through the portal's own verbs, each form again and again until
 * it is told that it has been received, and says so on its output the moment it is. Started by durable.verify.test.ts.
 */
import { randomUUID } from 'node:crypto'
import { openFile } from '@/lib/cases/open-file'
import { writeNote } from '@/lib/cases/write-note'
import type { Context } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { filledIn } from '@/tests/worlds/files'
import { actorOf } from '@/tests/worlds/people'
import { sentReferral } from '@/tests/worlds/referrals'

const as = (email: string): Context => {
  const now = systemNow()
  return { actor: actorOf(email, now), now }
}
const sara = 'handlaggare@malmo.example'
const say = (kind: string, id: string) => { process.stdout.write(`${kind} ${id}\n`) }

/** The same form until an answer says that it is there; what breaks in between is what this is about. */
async function until(kind: string, id: string, send: () => Promise<Outcome<unknown>>): Promise<void> {
  for (;;) {
    const outcome = await send().catch(() => null)
    if (outcome?.ok || outcome?.code === 'alreadyReceived') { say(kind, id); return }
    if (outcome) throw new Error(`${kind} was refused: ${outcome.code}`)
    await new Promise((resolve) => { setTimeout(resolve, 20) })
  }
}

async function work(): Promise<never> {
  for (;;) {
    const form = filledIn(as(sara))
    const caseFileId = String(form.caseFileId)
    say('tried-file', caseFileId)
    await until('file', caseFileId, () => openFile(as(sara), form))
    const noteId = randomUUID()
    say('tried-note', noteId)
    await until('note', noteId, () => writeNote(as(sara), { noteId, caseFileId, kind: 'fact', on: dayOf(systemNow()), body: 'Ringde.' }))
    const sent = await sentReferral(as).catch(() => null)
    if (sent) say('referral', sent.referralId)
  }
}

// Four people at once.
for (let person = 0; person < 4; person += 1) void work().catch((error: unknown) => { say('fault', error instanceof Error ? error.message : 'unknown'); process.exit(2) })
