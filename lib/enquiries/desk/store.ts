import 'server-only'
import { z } from 'zod'
import { clientFor } from '@/lib/db/client'
import { enquiryStates } from '@/lib/enquiries/model'
import { instant } from '@/lib/db/columns'

/** Everything the visitor's side asks of the database, as portal_public and through functions of the migrations alone. */

const bytes = z.instanceof(Uint8Array).transform((value) => Uint8Array.from(value))
const point = z.array(z.object({ authorityId: z.string(), unitId: z.string() })).max(1)
const key = z.array(z.object({ id: z.string(), recipient: z.string(), createdAt: instant })).max(1)
const said = <Schema extends z.ZodType>(schema: Schema) => z.tuple([z.object({ said: schema })])

/** The authority and unit of the national contact point. */
export async function contactPoint(): Promise<{ authorityId: string; unitId: string }> {
  const [found] = point.parse(await clientFor('public').$queryRaw`select authority_id as "authorityId", unit_id as "unitId" from portal.contact_point()`)
  if (!found) throw new Error('there is no national contact point among the units')
  return found
}

export type CurrentKey = z.output<typeof key>[number]

export const currentKey = async (): Promise<CurrentKey | null> =>
  key.parse(await clientFor('public').$queryRaw`select id, recipient, created_at as "createdAt" from portal.contact_key_now()`)[0] ?? null

/** Lays in the next key of the contact point, unless somebody else just did. */
export async function layKey(row: { id: string; recipient: string; wrapped: Uint8Array<ArrayBuffer>; keyVersion: number }): Promise<void> {
  await clientFor('public').$queryRaw`select portal.contact_key_next(${row.id}::uuid, ${row.recipient}, ${row.wrapped}, ${row.keyVersion})::text`
}

export interface NewThread {
  id: string
  token: Uint8Array<ArrayBuffer>
  lookup: Uint8Array<ArrayBuffer>
  recipient: string
  forCode: Uint8Array<ArrayBuffer>
  forStaff: Uint8Array<ArrayBuffer>
  keyId: string
  sealedBy: 'browser' | 'server'
  locale: string
  language: string
  about: string
  age: string
  region: string | null
  messageId: string
  sealed: Uint8Array<ArrayBuffer>
}

/** 'again': this very message is there already; 'used': another came with the same form. */
export const beginThread = async (row: NewThread): Promise<'begun' | 'again' | 'used'> =>
  said(z.enum(['begun', 'again', 'used'])).parse(await clientFor('public').$queryRaw`select portal.enquiry_begin(${row.id}::uuid, ${row.token}, ${row.lookup}, ${row.recipient}, ${row.forCode},
    ${row.forStaff}, ${row.keyId}::uuid, ${row.sealedBy}, ${row.locale}, ${row.language}, ${row.about}, ${row.age}, ${row.region}, ${row.messageId}::uuid, ${row.sealed}) as said`)[0].said

const found = z.array(z.object({
  recipient: z.string(), forCode: bytes, state: z.enum(enquiryStates), isClaimed: z.boolean(), writtenAt: instant, answeredAt: instant.nullable(), readAt: instant.nullable(), keptUntil: instant.nullable(), extensions: z.int(),
})).max(1)
export type FoundThread = z.output<typeof found>[number]

export const findThread = async (lookup: Uint8Array<ArrayBuffer>): Promise<FoundThread | null> =>
  found.parse(await clientFor('public').$queryRaw`select recipient, for_code as "forCode", state, is_claimed as "isClaimed", written_at as "writtenAt",
    answered_at as "answeredAt", read_at as "readAt", kept_until as "keptUntil", extensions from portal.enquiry_found(${lookup})`)[0] ?? null

const messages = z.array(z.object({ side: z.enum(['visitor', 'staff']), at: instant, sealed: bytes }))

export const readMessages = async (lookup: Uint8Array<ArrayBuffer>): Promise<z.output<typeof messages>> =>
  messages.parse(await clientFor('public').$queryRaw`select side, at, sealed from portal.enquiry_thread(${lookup})`)

export async function markSeen(lookup: Uint8Array<ArrayBuffer>): Promise<void> {
  await clientFor('public').$queryRaw`select portal.enquiry_seen(${lookup})::text`
}

export const addMessage = async (lookup: Uint8Array<ArrayBuffer>, row: { id: string; token: Uint8Array<ArrayBuffer>; side: 'visitor' | 'identity'; sealed: Uint8Array<ArrayBuffer> }): Promise<'written' | 'again' | 'gone'> =>
  said(z.enum(['written', 'again', 'gone'])).parse(await clientFor('public').$queryRaw`select portal.enquiry_write(${lookup}, ${row.id}::uuid, ${row.token}, ${row.side}, ${row.sealed}) as said`)[0].said

/** @param seen how many times it had been kept when the page was made. @returns false when that has changed, it may not be kept longer, or is not there */
export const keepLonger = async (lookup: Uint8Array<ArrayBuffer>, until: number, most: number, seen: number): Promise<boolean> =>
  said(z.boolean()).parse(await clientFor('public').$queryRaw`select portal.enquiry_keep(${lookup}, ${new Date(until)}, ${most}::int, ${seen}::int) as said`)[0].said

export const endCode = async (lookup: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  said(z.boolean()).parse(await clientFor('public').$queryRaw`select portal.enquiry_end_code(${lookup}) as said`)[0].said
