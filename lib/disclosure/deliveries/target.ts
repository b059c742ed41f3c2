/** Where a received field can go in the receiver's own file. Pure. */
import { hasLetter, isPersonalNumber } from '@/lib/cases/identity'
import type { NoteKind } from '@/lib/cases/model'
import type { FieldFault } from '@/lib/core/result'
import type { ReleaseField } from '@/lib/disclosure/model'

type Changes = Partial<Record<'givenName' | 'familyName' | 'personalNumber' | 'birthYear' | 'needs' | 'safeContact', string | null>>
type Target =
  | { ok: true; into: 'person'; changes: Changes }
  | { ok: true; into: 'note'; kind: NoteKind }
  | { ok: false; fault: FieldFault }

/** What came as somebody's judgement or decision stays one; everything else is what somebody has said. */
const noteKinds: Partial<Record<ReleaseField, NoteKind>> = { judgement: 'judgement', decisions: 'decision' }

/** Fields with a place of their own in the file; what is left becomes a note. */
export const hasOwnPlace = (field: ReleaseField): boolean => ['name', 'personalNumber', 'birthYear', 'needs', 'safeContact'].includes(field)

/** The words as a person wrote or left them → what they would change. A name's last word is the family name; a comma parts it otherwise. */
export function targetOf(field: ReleaseField, words: string): Target {
  switch (field) {
    case 'name': return nameFrom(words)
    case 'personalNumber': return isPersonalNumber(words) ? { ok: true, into: 'person', changes: { personalNumber: words } } : { ok: false, fault: 'notPersonalNumber' }
    case 'birthYear': return /^(19|20)\d\d$/.test(words) ? { ok: true, into: 'person', changes: { birthYear: words } } : { ok: false, fault: 'notBirthYear' }
    case 'needs': return { ok: true, into: 'person', changes: { needs: words } }
    case 'safeContact': return { ok: true, into: 'person', changes: { safeContact: words } }
    default: return { ok: true, into: 'note', kind: noteKinds[field] ?? 'fact' }
  }
}

/** As long as the file's own form lets a name be. */
const longestName = 100

function nameFrom(words: string): Target {
  const changes = namesIn(words)
  const names = Object.values(changes)
  if (!names.every(hasLetter)) return { ok: false, fault: 'notName' }
  return names.some((name) => name.length > longestName) ? { ok: false, fault: 'tooLong' } : { ok: true, into: 'person', changes }
}

function namesIn(words: string): Record<string, string> {
  const [before = '', after] = words.split(',').map((part) => part.trim())
  if (after) return { familyName: before, givenName: after }
  const parts = before.split(/\s+/)
  return parts.length === 1 ? { givenName: before } : { givenName: parts.slice(0, -1).join(' '), familyName: parts.at(-1) ?? '' }
}

/** What the form begins with: the received words, or the part of them that the file's field can hold. */
export const suggestionFor = (field: ReleaseField, text: string): string =>
  (field === 'birthYear' ? /(?:19|20)\d\d/.exec(text)?.[0] ?? text : text)
