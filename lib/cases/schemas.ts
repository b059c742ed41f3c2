import { z } from 'zod'
import { day, id, oneOf, optionalDay, optionalText, someOf, text, ticked, version } from '@/lib/forms/fields'
import { hasLetter, isPersonalNumber } from '@/lib/cases/identity'
import { environments, noteKinds, outcomes, protections, reopenReasons } from '@/lib/cases/model'
import type { FieldFault } from '@/lib/core/result'

const says = (fault: FieldFault): FieldFault => fault

const name = optionalText(100).refine((typed) => typed === null || hasLetter(typed), says('notName'))

/** Opening a file. Everything about the person may be unknown: many begin without a name. */
export const OpenFile = z.strictObject({
  /** Made with the form, so that the same form sent twice opens one file. */
  caseFileId: id,
  unitId: z.uuid(says('choose')),
  givenName: name,
  familyName: name,
  personalNumber: optionalText(20).refine((number) => number === null || isPersonalNumber(number), says('notPersonalNumber')),
  birthYear: optionalText(4).refine((year) => year === null || /^(19|20)\d\d$/.test(year), says('notBirthYear')),
  protection: oneOf(protections),
  environments: someOf(environments),
  needs: optionalText(10_000),
  safeContact: optionalText(2_000),
  firstContactOn: optionalDay,
  /** Besides the opener: nobody, the whole unit, or one colleague. */
  sharedWith: z.union([z.literal(['nobody', 'unit']), z.uuid()], says('choose')),
}).refine(({ protection, sharedWith }) => protection === 'none' || sharedWith !== 'unit', { path: ['sharedWith'], error: says('protectedFromUnit') })

/** Correcting what a file says of the person; `version` is the person's, as the form was read. */
export const EditPerson = z.strictObject({
  caseFileId: id,
  version,
  givenName: name,
  familyName: name,
  personalNumber: optionalText(20).refine((number) => number === null || isPersonalNumber(number), says('notPersonalNumber')),
  birthYear: optionalText(4).refine((year) => year === null || /^(19|20)\d\d$/.test(year), says('notBirthYear')),
  environments: someOf(environments),
  needs: optionalText(10_000),
  safeContact: optionalText(2_000),
})

export const ReopenFile = z.strictObject({ caseFileId: id, version, reason: oneOf(reopenReasons) })

export const OneFile = z.strictObject({ caseFileId: id })

/** `after` is where the previous page ended. */
export const ListFiles = z.strictObject({ after: z.string().max(80).nullable() })

export const purposes = ['meeting', 'call', 'referral', 'decision', 'correction'] as const

/** Decisions 34: exactly, in own files only, and never without saying why. */
export const LookUp = z.strictObject({ sought: text(120), purpose: oneOf(purposes) })

export const WriteNote = z.strictObject({
  caseFileId: id, noteId: id, kind: oneOf(noteKinds), on: day, personPresent: ticked, body: text(10_000),
})

export const CloseFile = z.strictObject({ caseFileId: id, version, outcome: oneOf(outcomes) })

export const RaiseProtection = z.strictObject({
  caseFileId: id, version, protection: oneOf(protections),
})

export const AssignFile = z.strictObject({ caseFileId: id, accountId: z.uuid(says('choose')) })
