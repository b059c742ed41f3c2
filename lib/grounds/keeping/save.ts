import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { ruleOf } from '@/lib/grounds/keeping/rule-form'
import { SaveWording } from '@/lib/grounds/keeping/schemas'
import { findWording, updateWording } from '@/lib/grounds/keeping/store'

/** Keeps a wording as it is written. It holds together as a rule; whether it answers its cases is shown on its page and asked before it goes on. */
export const saveWording = command({
  permission: 'ground.write',
  input: SaveWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  async run({ tx, input, subject: wording }) {
    const read = ruleOf(input, wording.ground)
    if (!read.ok) return read
    return (await updateWording(tx, { id: wording.id, version: input.version }, read.value.ground, read.value.cases, input.note)) ? ok({ id: wording.id }) : refuse('changedByOther')
  },
  audit: ({ value }) => event('ground.saved', null, { wordingId: value.id }),
})
