import 'server-only'
import { command } from '@/lib/core/command'
import { MoveWording } from '@/lib/grounds/keeping/schemas'
import { findWording } from '@/lib/grounds/keeping/store'
import { movedEvent, takeStep } from '@/lib/grounds/keeping/take-step'

/** Hands a wording to somebody who did not write it, or lets it go. */
export const moveWording = command({
  permission: 'ground.write',
  input: MoveWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  run: ({ tx, now, input, subject }) => takeStep(tx, subject, input.version, input.step, null, now),
  audit: movedEvent,
})
