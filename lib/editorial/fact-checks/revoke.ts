import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { OneFactCheck } from '@/lib/editorial/fact-checks/schemas'
import { findFactCheck, revoke } from '@/lib/editorial/fact-checks/store'

/** Takes a link back: whoever has it reads nothing from the next moment on. */
export const revokeFactCheck = command({
  permission: 'factCheck.revoke',
  input: OneFactCheck,
  load: (tx, { factCheckId }) => findFactCheck(tx, factCheckId),
  async run({ tx, now, subject: { id, editionId } }) {
    return await revoke(tx, id, now) ? ok({ id, editionId }) : refuse('changedByOther')
  },
  audit: ({ value: { id: factCheckId, editionId } }) => event('edition.linkClosed', null, { editionId, factCheckId }),
})
