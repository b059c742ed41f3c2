import 'server-only'
import { z } from 'zod'
import { newCaseKey, openCase, openField, sealField } from '@/lib/crypto/envelope'
import type { Tx } from '@/lib/db/as-actor'
import { releaseFields, type ReleaseField } from '@/lib/disclosure/model'

const purposePlace = (id: string) => ({ table: 'delivery', column: 'purpose', rowId: id })
const bodyPlace = (id: string, field: string) => ({ table: 'delivery_item', column: 'body', rowId: `${id}/${field}` })

export interface NewDelivery {
  /** The release that was spent for it. */
  id: string
  referralId: string
  authorityId: string
  fromAuthorityId: string
  groundCode: string
  groundVersion: number
  purpose: string
  /** One person decided alone. */
  urgent: boolean
  sentAt: number
  items: { field: ReleaseField; text: string }[]
}

/** Regime by kind of authority (decisions 25); portal.regime_of says the same for the sender's own rows. */
const regimeOf = (kind: string): string =>
  kind === 'police' || kind === 'prisonAndProbation' ? 'brottsdata' : kind === 'region' ? 'patientdata' : 'gdpr'

/**
 * Lays what leaves before the receiver: rows of the receiver, sealed under a key of the receiver. The sender's key and
 * everything that stayed are nowhere in them. `createMany`, since the sender cannot read what it has laid.
 */
export async function layDelivery(tx: Tx, delivery: NewDelivery): Promise<void> {
  const wrapped = await newCaseKey(delivery.authorityId)
  const key = await openCase(delivery.authorityId, wrapped)
  const { kind } = await tx.authority.findUniqueOrThrow({ where: { id: delivery.authorityId }, select: { kind: true } })
  const { items, purpose, sentAt, ...row } = delivery
  await tx.delivery.createMany({
    data: [{
      ...row, controllerId: delivery.authorityId, regime: regimeOf(kind), wrappedKey: wrapped.wrapped,
      keyVersion: wrapped.keyVersion, purpose: sealField(key, purposePlace(delivery.id), purpose), sentAt: new Date(sentAt),
    }],
  })
  await tx.deliveryItem.createMany({
    data: items.map(({ field, text }, position) => ({
      deliveryId: delivery.id, authorityId: delivery.authorityId, field, position, body: sealField(key, bodyPlace(delivery.id, field), text),
    })),
  })
}

export interface Delivery {
  id: string
  fromAuthorityId: string
  groundCode: string
  groundVersion: number
  purpose: string
  urgent: boolean
  /** When the sender asked that nothing of it be used; null: never. */
  recalledAt: number | null
  sentAt: number
  items: { field: ReleaseField; text: string }[]
}

/** What came with a referral, in the order it came. Empty for everyone but the receiver. */
export async function deliveriesOf(tx: Tx, referralId: string): Promise<Delivery[]> {
  const rows = await tx.delivery.findMany({ where: { referralId }, include: { items: { orderBy: { position: 'asc' } }, recalls: { select: { at: true } } }, orderBy: { sentAt: 'asc' } })
  return Promise.all(rows.map(async (row) => {
    const key = await openCase(row.authorityId, { wrapped: row.wrappedKey, keyVersion: row.keyVersion })
    return {
      id: row.id, fromAuthorityId: row.fromAuthorityId, groundCode: row.groundCode, groundVersion: row.groundVersion,
      urgent: row.urgent, recalledAt: row.recalls[0]?.at.getTime() ?? null,
      purpose: openField(key, purposePlace(row.id), row.purpose), sentAt: row.sentAt.getTime(),
      items: row.items.map(({ field, body }) => ({ field: z.enum(releaseFields).parse(field), text: openField(key, bodyPlace(row.id, field), body) })),
    }
  }))
}

/** Lays before the receiver that nothing of a delivery should be used any more. `createMany`: the sender cannot read it back. */
export async function layRecall(tx: Tx, of: { releaseId: string; referralId: string; authorityId: string; toAuthorityId: string }, now: number): Promise<void> {
  await tx.recallNotice.createMany({
    data: [{ deliveryId: of.releaseId, referralId: of.referralId, authorityId: of.toAuthorityId, fromAuthorityId: of.authorityId, at: new Date(now) }],
  })
}

/** The delivery in which a field came with a referral, and the file it lies in. Null: not there, or closed from view. */
export async function findDelivered(tx: Tx, referralId: string, field: ReleaseField): Promise<{ deliveryId: string; toCaseFileId: string | null } | null> {
  const row = await tx.deliveryItem.findFirst({
    where: { field, delivery: { referralId } }, select: { deliveryId: true, delivery: { select: { referral: { select: { toCaseFileId: true } } } } },
  })
  return row && { deliveryId: row.deliveryId, ...row.delivery.referral }
}
