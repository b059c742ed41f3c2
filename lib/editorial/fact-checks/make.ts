import 'server-only'
import { event } from '@/lib/audit/events'
import { hashOf, newToken } from '@/lib/auth/token'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { MakeFactCheck } from '@/lib/editorial/fact-checks/schemas'
import { insertFactCheck, listOpenFactChecks } from '@/lib/editorial/fact-checks/store'
import { openStates } from '@/lib/editorial/model'
import { findEdition } from '@/lib/editorial/store'

/** More readers at a time than this is no fact-checking but publishing. */
const mostOpen = 10

/** A link by which somebody without an account reads an edition that is on its way, for some days. Its token is told once, here. */
export const makeFactCheck = command({
  permission: 'factCheck.make',
  input: MakeFactCheck,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, now, input: { factCheckId: id, days }, subject: { id: editionId, locale, state } }) {
    if (!openStates.some((each) => each === state)) return refuse('notOnItsWay')
    if ((await listOpenFactChecks(tx, editionId, now)).length >= mostOpen) return refuse('tooManyLinks')
    const token = newToken()
    await insertFactCheck(tx, { id, editionId, tokenHash: hashOf(token), days: Number(days) })
    return ok({ id, editionId, locale, token })
  },
  audit: ({ value: { id: factCheckId, editionId } }) => event('edition.linkMade', null, { editionId, factCheckId }),
})
