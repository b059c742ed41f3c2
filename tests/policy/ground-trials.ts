import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { wordingKinds, wordingStates, type WordingKind, type WordingState } from '@/lib/grounds/keeping/model'
import type { Trial } from '@/tests/policy/agree'
import { factId } from '@/tests/policy/world'
import { person } from '@/tests/worlds/people'

const cast = ['jurist@polisen.example', 'jurist@kriminalvarden.example', 'beslut@malmo.example'].map((email) => person(email).accountId)

export interface PolicyWording { id: string; kind: WordingKind; code: string; state: WordingState; writers: string[] }

/** A wording of a rule each, an ending or a sheet, in every state and by every one of the cast, alone and together. */
export const planWordings = (): PolicyWording[] => Array.from({ length: 30 }, (_, index) => {
  const [first = '', second = ''] = [cast[index % cast.length], cast[(index + 1) % cast.length]]
  const kind = wordingKinds[index % wordingKinds.length] ?? 'rule'
  return { id: factId(`wording ${index}`), kind, code: kind === 'sheet' ? `policy-sheet-${index}` : `policyRule${index}`, state: wordingStates[index % wordingStates.length] ?? 'draft', writers: index % 4 === 0 ? [first, second] : [first] }
})

/** As the owner, past the triggers that only hold for those who serve. */
export async function layWordings(owner: Client): Promise<void> {
  for (const { id, kind, code, state, writers } of planWordings()) {
    const approver = state === 'published' ? cast.find((one) => !writers.includes(one)) ?? null : null
    await owner.query(
      `insert into portal.ground_wording (id, kind, code, n, state, valid_from, body, writers, created_by, approved_by, approved_at)
       values ($1, $2, $3, 1, $4, '2099-01-01', '{"title":"x"}', $5, null, $6, case when $6::uuid is null then null else now() end)`, [id, kind, code, state, writers, approver])
  }
}

/** The same kind of person, who every other time keeps the rules. */
export const juristOf = (actor: Actor, index: number): Actor => {
  const account = cast[index % cast.length] ?? actor.accountId
  return { ...actor, accountId: account as Actor['accountId'], grants: index % 2 === 0 ? actor.grants : [...actor.grants, { role: 'legalEditor', unitId: null, unitName: null }] }
}

/** Everything that may be done with three wordings, of which the states and writers change with `index`. */
export function groundTrials(actor: Actor, all: readonly PolicyWording[], index: number, now: number): Trial[] {
  const chosen = Array.from({ length: 3 }, (_, step) => all[(index * 3 + step) % all.length]).filter((wording) => wording !== undefined)
  const writes = can(actor, 'ground.write', {}, now).ok
  return chosen.flatMap((wording) => {
    const { id, kind, code, state } = wording
    const trial = (what: string, allowed: boolean, statement: string): Trial => ({ what: `${what} ${id} ${state}`, actor, allowed, statement })
    const move = (to: string, more = '') => `update portal.ground_wording set state = '${to}', version = version + 1${more} where id = '${id}'`
    const isWritable = state === 'draft' || state === 'changesRequested'
    const answers = state === 'submitted' && can(actor, 'ground.answer', wording, now).ok
    return [
      // What is published is law for everybody who has a role.
      trial('ground.write', writes || (state === 'published' && actor.grants.length > 0), `select from portal.ground_wording where id = '${id}'`),
      trial('ground.write begins', writes, `insert into portal.ground_wording (id, kind, code, n, valid_from, body) values ('${randomUUID()}', '${kind}', 'another${code}', 1, '2099-01-01', '{}')`),
      trial('ground.write saves', writes && isWritable, `update portal.ground_wording set note = 'y', version = version + 1 where id = '${id}'`),
      trial('ground.write submits', writes && isWritable, move('submitted')),
      trial('ground.write discards', writes && isWritable, move('discarded')),
      trial('ground.answer', answers, move('published')),
      trial('ground.answer with changes', answers, move('changesRequested', ", words = 'så'")),
      // A draft that becomes a draft is one that is saved.
      trial('ground.takeBack', state === 'draft' ? writes : state === 'submitted' && can(actor, 'ground.takeBack', wording, now).ok, move('draft')),
      trial('becomes something else', false, `update portal.ground_wording set kind = 'ending', version = version + 1 where id = '${id}'`),
      trial('in another name', false, `update portal.ground_wording set approved_by = '${actor.accountId}', version = version + 1 where id = '${id}'`),
      trial('remove', false, `delete from portal.ground_wording where id = '${id}'`),
    ]
  })
}
