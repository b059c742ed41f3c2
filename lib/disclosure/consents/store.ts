import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { releaseFields, type ConsentFacts, type ReleaseField } from '@/lib/disclosure/model'
import { purposes } from '@/lib/referrals/model'
import { instant } from '@/lib/db/columns'

const consentRow = z.object({
  id: z.string(), authorityId: z.string(), caseFileId: z.string(), unitId: z.string(), toUnitId: z.string(), version: z.int(),
  purpose: z.enum(purposes), fields: z.array(z.enum(releaseFields)), state: z.enum(['active', 'withdrawn', 'expired']),
  validUntil: instant, takenAt: instant,
})
export type Consent = z.output<typeof consentRow> & ConsentFacts

export async function findConsent(tx: Tx, id: string): Promise<Consent | null> {
  const row = await tx.consent.findUnique({ where: { id } })
  return row && consentRow.parse(row)
}

/** Consents of a file, newest first. */
export const consentsOf = async (tx: Tx, caseFileId: string): Promise<Consent[]> =>
  z.array(consentRow).parse(await tx.consent.findMany({ where: { caseFileId }, orderBy: { takenAt: 'desc' } }))

export interface NewConsent {
  id: string
  authorityId: string
  caseFileId: string
  unitId: string
  toAuthorityId: string
  toUnitId: string
  purpose: string
  fields: ReleaseField[]
  validUntil: number
  takenBy: string
  takenAt: number
}

export async function insertConsent(tx: Tx, consent: NewConsent): Promise<void> {
  await tx.consent.createMany({ data: [{ ...consent, validUntil: new Date(consent.validUntil), takenAt: new Date(consent.takenAt) }] })
}

/** Ends a consent at once, for everything that has not left yet (OSL 12:2). False: it had ended already. */
export async function endConsent(tx: Tx, consent: Consent, now: number): Promise<boolean> {
  const { count } = await tx.consent.updateMany({
    where: { id: consent.id, state: 'active', version: consent.version },
    data: { state: 'withdrawn', endedAt: new Date(now), version: consent.version + 1 },
  })
  return count === 1
}

/** The authority of a unit; null when there is no such unit. */
export const authorityOfUnit = async (tx: Tx, unitId: string): Promise<string | null> =>
  (await tx.unit.findUnique({ where: { id: unitId }, select: { authorityId: true } }))?.authorityId ?? null
