import 'server-only'
import { command } from '@/lib/core/command'
import { TakeBackWording } from '@/lib/grounds/keeping/schemas'
import { findWording } from '@/lib/grounds/keeping/store'
import { movedEvent, takeStep } from '@/lib/grounds/keeping/take-step'

/** Back to a draft, by those whose wording it is, as long as nobody has answered. */
export const takeBackWording = command({
  permission: 'ground.takeBack',
  input: TakeBackWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  run: ({ tx, now, input, subject }) => takeStep(tx, subject, input.version, 'takeBack', null, now),
  audit: movedEvent,
})
