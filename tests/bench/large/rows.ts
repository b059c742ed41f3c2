import { newCaseKey, openCase } from '@/lib/crypto/envelope'
import { blindIndex } from '@/lib/crypto/blind-index'
import type { KeyProvider } from '@/lib/crypto/key-provider'
import { sealNote, sealPerson } from '@/lib/cases/seal'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { audienceOf, historyOf } from '@/tests/bench/large/history'
import type { LargeUnit } from '@/tests/bench/large/plan'
import { chanceOf, type Chance } from '@/tests/bench/large/random'

export type Cell = string | number | boolean | Uint8Array | Date | readonly string[] | null
export type Rows = Record<'case_file' | 'person_record' | 'note' | 'access' | 'referral' | 'referral_event' | 'release', Record<string, Cell>[]>

export const noRows = (): Rows => ({ case_file: [], person_record: [], note: [], access: [], referral: [], referral_event: [], release: [] })

const dayMs = 86_400_000
/** Files were opened over so many days; the newest today. */
const span = 3 * 365
const given = ['Kim', 'Alex', 'Robin', 'Noor', 'Sam', 'Elis', 'Mika', 'Charlie', 'Lo', 'Vanja', 'Ali', 'Amina', 'Zahra', 'Omar', 'Leo', 'Maja']
const family = ['Exempelsson', 'Testsson', 'Påhittsson', 'Provsson', 'Demoström', 'Skissberg', 'Övningsdal', 'Modellgren']
const environments = [['criminal'], ['criminal'], ['honour'], ['criminal', 'honour'], ['extremist'], ['unknown']]
const purposes = ['assessExit', 'protection', 'support', 'care'] as const

/** Which unit a file belongs to, by share. */
export function unitPicker(units: readonly LargeUnit[]): (draw: number) => LargeUnit {
  const edges: number[] = []
  units.reduce((sum, { share }) => { edges.push(sum + share); return sum + share }, 0)
  return (draw) => {
    let low = 0
    let high = edges.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((edges[middle] ?? 1) > draw) high = middle
      else low = middle + 1
    }
    const unit = units[low]
    if (!unit) throw new Error('a plan without units')
    return unit
  }
}

/** The id of file number `index` and whose it is: the beginning of its chance, so that others can refer to it. */
export function fileAt(index: number, unitFor: (draw: number) => LargeUnit): { id: string; unit: LargeUnit; chance: Chance } {
  const chance = chanceOf(index + 1)
  return { id: chance.uuid(), unit: unitFor(chance.next()), chance }
}

/** 19⁷: as many numbers as there are, less the check character. */
const numbers = 19 ** 7

/** A number of its own for each file and each referral, as scattered as the portal's random ones: index times a prime, modulo all there are. */
function numberAt(index: number): string {
  let left = Number(BigInt(index) * 611_953_097n % BigInt(numbers))
  return newSpokenNumber((below) => {
    const digit = left % below
    left = Math.floor(left / below)
    return digit
  })
}
/** Referrals count from here, so that none has a file's number. */
const firstReferral = 100_000_000

const name = (chance: Chance, list: readonly string[]) => `${chance.pick(list)}${chance.below(40) || ''}`

/** One file as the portal would have written it: sealed under a key of its own, indexed blind, with access, notes and perhaps a referral. */
export async function writeFile(rows: Rows, index: number, unitFor: (draw: number) => LargeUnit, now: number, { kinds, provider }: { kinds: ReadonlyMap<string, string>; provider: KeyProvider }): Promise<void> {
  const { id, unit, chance } = fileAt(index, unitFor)
  const { authorityId } = unit
  const opened = now - Math.floor(chance.next() ** 1.5 * span * dayMs)
  const touched = opened + Math.floor(chance.next() * (now - opened))
  const protection = chance.next() < 0.06 ? 'marked' : 'none'
  const opener = chance.pick(unit.staff)
  const closed = chance.next() < 0.45
  const met = chance.next() < 0.7
  const status = closed ? 'closed' : met ? 'met' : 'open'
  const wrapped = await newCaseKey(authorityId, provider)
  const key = await openCase(authorityId, wrapped, provider)
  const regime = kinds.get(authorityId) === 'police' ? 'brottsdata' : 'gdpr'
  rows.case_file.push({
    id, authority_id: authorityId, unit_id: unit.id, number: numberAt(index), controller_id: authorityId, regime,
    protection, environments: chance.pick(environments), status, first_contact_at: new Date(opened), first_meeting_at: met ? new Date(Math.min(opened + dayMs, now)) : null,
    opened_at: new Date(opened), closed_at: closed ? new Date(touched) : null, outcome: closed ? chance.pick(['left', 'noContact', 'ownWish']) : null,
    version: 1, wrapped_key: wrapped.wrapped, key_version: wrapped.keyVersion,
  })
  const givenName = name(chance, given)
  const familyName = name(chance, family)
  rows.person_record.push({
    case_file_id: id, authority_id: authorityId, unit_id: unit.id,
    given_name: sealPerson(key, id, 'givenName', givenName), family_name: sealPerson(key, id, 'familyName', familyName), personal_number: null,
    birth_year: sealPerson(key, id, 'birthYear', String(1970 + chance.below(40))),
    needs: sealPerson(key, id, 'needs', 'Någonstans att bo i en annan stad, och någon att ringa på kvällen.'),
    safe_contact: sealPerson(key, id, 'safeContact', 'Ring 070-174 06 05 efter 17. Säg bara förnamn.'),
    given_name_index: await blindIndex(authorityId, 'givenName', givenName, provider), family_name_index: await blindIndex(authorityId, 'familyName', familyName, provider),
    personal_number_index: null,
  })
  for (let left = chance.below(4); left > 0; left -= 1) {
    const noteId = chance.uuid()
    const at = new Date(opened + Math.floor(chance.next() * (touched - opened)))
    rows.note.push({
      id: noteId, case_file_id: id, authority_id: authorityId, unit_id: unit.id, kind: 'fact', at, written_at: at, author_id: opener, person_present: false,
      body: sealNote(key, noteId, 'Ringde själv. Vill lämna men vet inte hur. Vi bestämde en tid på en plats som personen valde.'),
    })
  }
  const access = (accountId: string | null, unitId: string | null, reason: string) => rows.access.push({
    id: chance.uuid(), authority_id: authorityId, case_file_id: id, file_unit_id: unit.id, account_id: accountId, unit_id: unitId, reason,
    valid_from: new Date(opened), valid_until: null, granted_by: opener, status, touched_at: new Date(touched),
  })
  access(opener, null, 'opened')
  if (protection === 'none') access(null, unit.id, 'unitInbox')
  if (index > 500 && chance.next() < 0.25) refer(rows, { id, unit, opener, opened, index, regime, ...wrapped }, unitFor, chance)
}

/** A referral to the unit of an earlier file, whose file it becomes part of when it is accepted. */
interface From { id: string; unit: LargeUnit; opener: string; opened: number; index: number; regime: string; wrapped: Uint8Array; keyVersion: number }
function refer(rows: Rows, from: From, unitFor: (draw: number) => LargeUnit, chance: Chance): void {
  const other = fileAt(chance.below(from.index), unitFor)
  if (other.unit.authorityId === from.unit.authorityId) return
  const referralId = chance.uuid()
  const steps = historyOf(chance.next())
  const last = steps.at(-1)
  const coordinator = other.unit.staff[0]
  if (!last || !coordinator) return
  const at = (version: number) => new Date(from.opened + version * 3_600_000)
  const sides = { from_authority_id: from.unit.authorityId, to_authority_id: other.unit.authorityId }
  rows.referral.push({
    id: referralId, number: numberAt(firstReferral + from.index), ...sides, from_unit_id: from.unit.id, from_case_file_id: from.id, to_unit_id: other.unit.id,
    to_case_file_id: steps.some(({ event }) => event === 'accept') ? other.id : null, purpose: chance.pick(purposes),
    urgency: chance.next() < 0.2 ? 'urgent' : 'ordinary', state: last.to, version: last.version, created_at: at(1),
    sent_at: steps.some(({ event }) => event === 'send') ? at(2) : null,
  })
  const sent = steps.some(({ event }) => event === 'send')
  // Under the file's own key: nobody opens it, lists only meet it.
  rows.release.push({
    id: chance.uuid(), referral_id: referralId, authority_id: from.unit.authorityId, case_file_id: from.id, unit_id: from.unit.id, to_authority_id: other.unit.authorityId,
    to_unit_id: other.unit.id, controller_id: from.unit.authorityId, regime: from.regime, state: sent ? 'used' : 'inReview', ground_code: 'consent', ground_version: 1,
    wrapped_key: from.wrapped, key_version: from.keyVersion, purpose: from.wrapped, weighing: from.wrapped, requested_by: from.opener, requested_at: at(1),
    decided_by: sent ? other.unit.staff[0] ?? null : null, decided_at: sent ? at(2) : null, content_hash: from.wrapped.subarray(0, 32), version: sent ? 3 : 1,
  })
  for (const step of steps)
    rows.referral_event.push({
      referral_id: referralId, version: step.version, ...sides, side: step.side, audience: audienceOf(step), event: step.event, from_state: step.from, to_state: step.to,
      account_id: step.side === 'sender' ? from.opener : coordinator, by_authority_id: step.side === 'sender' ? from.unit.authorityId : other.unit.authorityId,
      at: at(step.version), reason: step.reason, next_step: step.nextStep, next_unit_id: null,
    })
}
