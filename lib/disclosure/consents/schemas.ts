import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'
import { releaseFields } from '@/lib/disclosure/model'
import { day, id, oneOf, someOf } from '@/lib/forms/fields'
import { purposes } from '@/lib/referrals/model'

const says = (fault: FieldFault): FieldFault => fault

/** A consent names one recipient, one purpose, the kinds of data and a last day (OSL 12:2). Never about others. */
export const TakeConsent = z.strictObject({
  consentId: id,
  caseFileId: id,
  toUnitId: z.uuid(says('choose')),
  purpose: oneOf(purposes),
  fields: someOf(releaseFields).refine((fields) => !fields.includes('aboutOthers'), says('unknown')),
  validUntil: day,
})

export const OneConsent = z.strictObject({ consentId: id })
