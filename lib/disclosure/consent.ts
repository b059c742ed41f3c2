import type { ConsentFacts, ReleaseField } from '@/lib/disclosure/model'

export type ConsentFault = 'consentMissing' | 'consentWithdrawn' | 'consentExpired' | 'consentOtherRecipient' | 'consentOtherPurpose' | 'consentTooNarrow' | 'aboutOthers'

/**
 * Does this consent carry these fields to this unit for this purpose now? Null: yes. OSL 12:2 lets a person lift only the
 * secrecy that protects that very person, so what is about others never leaves on a consent, whatever was ticked.
 * @param now epoch ms
 */
export function consentFault(
  consent: ConsentFacts | null, release: { toUnitId: string; purpose: string; fields: readonly ReleaseField[] }, now: number,
): ConsentFault | null {
  if (!consent) return 'consentMissing'
  if (consent.state === 'withdrawn') return 'consentWithdrawn'
  if (consent.state === 'expired' || consent.validUntil <= now) return 'consentExpired'
  if (consent.toUnitId !== release.toUnitId) return 'consentOtherRecipient'
  if (consent.purpose !== release.purpose) return 'consentOtherPurpose'
  if (release.fields.includes('aboutOthers')) return 'aboutOthers'
  return release.fields.every((field) => consent.fields.includes(field)) ? null : 'consentTooNarrow'
}
