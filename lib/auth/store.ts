import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { accountId, authorityId, unitId, type AccountId, type AuthorityId } from '@/lib/core/ids'
import { isDevice, type Device } from '@/lib/auth/device'
import { roles, type Actor } from '@/lib/auth/model'
import type { Identity } from '@/lib/auth/identity'
import { absoluteMs, endOf, holds, touchMs } from '@/lib/auth/limits'
import { clientFor, type Database } from '@/lib/db/client'
import { waiting } from '@/lib/db/limits'
import { env } from '@/lib/env'
import { dayOf } from '@/lib/directory/days'

type Tx = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** What whoever signs in has shown. The policies let portal_auth see that one person's rows and no others. */
interface Shown { tokenHash?: Uint8Array; email?: string; account?: string }

async function show(tx: Tx, { tokenHash, email, account }: Shown): Promise<void> {
  if (tokenHash) await tx.$executeRaw`select set_config('app.token', ${Buffer.from(tokenHash).toString('hex')}, true)`
  if (email !== undefined) await tx.$executeRaw`select set_config('app.email', ${email}, true)`
  if (account !== undefined) await tx.$executeRaw`select set_config('app.account', ${account}, true)`
}

const shown = <Value>(first: Shown, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  clientFor('auth').$transaction(async (tx) => {
    await show(tx, first)
    return work(tx)
  }, { maxWait: waiting.connect, timeout: waiting.transaction })

const grantRows = z.array(z.object({ role: z.enum(roles), unitId: unitId.nullable(), unit: z.object({ name: z.string() }).nullable() }))
  .transform((rows) => rows.map((row) => ({ role: row.role, unitId: row.unitId, unitName: row.unit?.name ?? null })))

/** The roles that hold on the day of `now`; the account must have been shown. */
async function grantsOf(tx: Tx, account: string, now: number) {
  const today = new Date(dayOf(now))
  return grantRows.parse(await tx.roleGrant.findMany({
    where: { accountId: account, validFrom: { lte: today }, validUntil: { gte: today } },
    select: { role: true, unitId: true, unit: { select: { name: true } } },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
  }))
}

export interface Admitted { accountId: AccountId; authorityId: AuthorityId }

/**
 * The account of a verified identity, or null: unknown e-mail, another organisation, another subject than the first
 * time, disabled, or without a role today. The caller is not told which, and neither is the person.
 */
export const admit = (identity: Identity, now: number): Promise<Admitted | null> =>
  shown({ email: identity.email }, async (tx) => {
    const account = await tx.account.findUnique({ where: { email: identity.email } })
    if (!account || account.disabledAt || account.organisationNumber !== identity.organisationNumber) return null
    if (account.subject !== null && account.subject !== identity.subject) return null
    await show(tx, { account: account.id })
    if ((await grantsOf(tx, account.id, now)).length === 0) return null
    if (account.subject === null) {
      const bound = await tx.account.updateMany({ where: { id: account.id, subject: null }, data: { subject: identity.subject } })
      // Somebody was first with this very account in the same instant: the same person in another window, or somebody else.
      if (bound.count === 0 && (await tx.account.findUnique({ where: { id: account.id } }))?.subject !== identity.subject) return null
    }
    return { accountId: accountId.parse(account.id), authorityId: authorityId.parse(account.authorityId) }
  })

/**
 * Begins a session and ends the one this browser had (session fixation: the token is always new).
 * @param replaces hash of the token the browser came with, whoever's it was
 */
export async function insertSession(
  { tokenHash, replaces, admitted, identity, device, providerHint, now }: {
    tokenHash: Uint8Array; replaces: Uint8Array | null; admitted: Admitted; identity: Identity; device: Device; providerHint: Uint8Array | null; now: number
  },
): Promise<void> {
  if (replaces) await endSession(replaces, 'replaced', now)
  await shown({ tokenHash, account: admitted.accountId }, (tx) => tx.session.createMany({ data: {
    id: randomUUID(), tokenHash: Buffer.from(tokenHash), authorityId: admitted.authorityId, accountId: admitted.accountId,
    replacesHash: replaces ? Buffer.from(replaces) : null,
    createdAt: new Date(now), lastSeenAt: new Date(now), authTime: new Date(identity.authTime), acr: identity.acr,
    device, providerHint: providerHint && Buffer.from(providerHint),
  } }))
}

/**
 * Ends a session for good. One that has ended before, or never was, is left as it is.
 * @returns the provider's token of it, still sealed, which is forgotten here at the same time
 */
export const endSession = (tokenHash: Uint8Array, reason: 'signedOut' | 'replaced', now: number): Promise<Uint8Array | null> =>
  shown({ tokenHash }, async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: Buffer.from(tokenHash) }, select: { providerHint: true } })
    await tx.session.updateMany({
      where: { tokenHash: Buffer.from(tokenHash), endedAt: null }, data: { endedAt: new Date(now), endedReason: reason, providerHint: null },
    })
    return session?.providerHint ?? null
  })

/**
 * Who holds this token now, or null: unknown, ended, idle or too old, account disabled, no role today. Nothing is
 * remembered between requests, so what was taken away is gone at the next request in every process.
 */
export const readActor = (tokenHash: Uint8Array, now: number): Promise<Actor | null> =>
  shown({ tokenHash }, async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: Buffer.from(tokenHash) } })
    if (!session) return null
    const lastSeenAt = session.lastSeenAt.getTime()
    if (!holds({ createdAt: session.createdAt.getTime(), lastSeenAt, ended: session.endedAt !== null }, now, env().idleMs)) return null
    await show(tx, { account: session.accountId })
    const account = await tx.account.findUnique({ where: { id: session.accountId }, include: { authority: { select: { name: true } } } })
    if (!account || account.disabledAt) return null
    const grants = await grantsOf(tx, account.id, now)
    if (grants.length === 0) return null
    if (now - lastSeenAt >= touchMs) await tx.session.updateMany({ where: { id: session.id, endedAt: null }, data: { lastSeenAt: new Date(now) } })
    return {
      accountId: accountId.parse(account.id), authorityId: authorityId.parse(account.authorityId), name: account.name,
      authorityName: account.authority.name, grants, authTime: session.authTime.getTime(), sessionId: session.id,
    }
  })

/** One of a person's own sign-ins. Instants are epoch ms. */
export interface SignIn { id: string; startedAt: number; lastSeenAt: number; device: Device; isThis: boolean }

/** Whose rows these are is shown by the token of the session that asks; each answer begins with it. */
const asHolder = <Value>(tokenHash: Uint8Array, account: AccountId, work: (tx: Tx, own: { id: string; createdAt: Date; signInsSeenAt: Date | null }) => Promise<Value>): Promise<Value | null> =>
  shown({ tokenHash }, async (tx) => {
    const own = await tx.session.findUnique({ where: { tokenHash: Buffer.from(tokenHash) }, select: { id: true, accountId: true, endedAt: true, createdAt: true, signInsSeenAt: true } })
    if (!own || own.endedAt || own.accountId !== account) return null
    await show(tx, { account })
    return work(tx, own)
  })

/** Sessions of this person that hold at `now`; the same rule as `holds`, said to the database. */
const live = (accountId: AccountId, now: number) =>
  ({ accountId, endedAt: null, lastSeenAt: { gt: new Date(now - env().idleMs) }, createdAt: { gt: new Date(now - absoluteMs) } })

/** The person's own sign-ins that hold now, this one first, then by when they were last used; and that they have been looked at. */
export const listSignIns = async (tokenHash: Uint8Array, account: AccountId, now: number): Promise<SignIn[]> => (await asHolder(tokenHash, account, async (tx, own) => {
  const rows = await tx.session.findMany({
    where: live(account, now), select: { id: true, createdAt: true, lastSeenAt: true, device: true }, orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  })
  await tx.session.updateMany({ where: { id: own.id, endedAt: null }, data: { signInsSeenAt: new Date(now) } })
  return rows
    .map((row) => ({ id: row.id, startedAt: row.createdAt.getTime(), lastSeenAt: row.lastSeenAt.getTime(), device: isDevice(row.device) ? row.device : 'other/other' as const, isThis: row.id === own.id }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
})) ?? []

/** When this sign-in ends whatever is done, and whether the person has another that they have not seen in the list from here. */
export const readOwnSession = (tokenHash: Uint8Array, account: AccountId, now: number): Promise<{ endsAt: number; hasNewElsewhere: boolean } | null> =>
  asHolder(tokenHash, account, async (tx, own) => ({
    endsAt: endOf(own.createdAt.getTime()),
    hasNewElsewhere: (await tx.session.count({ where: { AND: [live(account, now), { id: { not: own.id }, createdAt: { gt: own.signInsSeenAt ?? own.createdAt } }] } })) > 0,
  }))

export interface KeptRow { id: string; path: string; body: Uint8Array }

/**
 * Keeps a form for the person whose session this was, also when it has run out or been ended by us.
 * @returns false when the token never was a session of ours, or the person ended it
 */
export const insertKept = (tokenHash: Uint8Array, { path, expiresAt, seal }: { path: string; expiresAt: number; seal: (id: string, account: string) => Uint8Array }): Promise<boolean> =>
  shown({ tokenHash }, async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: Buffer.from(tokenHash) } })
    if (!session || session.endedReason === 'signedOut') return false
    await show(tx, { account: session.accountId })
    const id = randomUUID()
    // The last one counts: who sends the same form again has not written two.
    await tx.savedPost.deleteMany({ where: { path } })
    await tx.savedPost.createMany({ data: {
      id, sessionHash: Buffer.from(tokenHash), authorityId: session.authorityId, accountId: session.accountId, path,
      body: Buffer.from(seal(id, session.accountId)), expiresAt: new Date(expiresAt),
    } })
    return true
  })

/** Opens the view on what the session before this one, in the same browser, kept for this account. */
const withKept = <Value>(tokenHash: Uint8Array, account: AccountId, work: (tx: Tx) => Promise<Value>): Promise<Value | null> =>
  shown({ tokenHash }, async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: Buffer.from(tokenHash) }, select: { replacesHash: true } })
    if (!session?.replacesHash) return null
    await show(tx, { tokenHash: session.replacesHash, account })
    return work(tx)
  })

/** What was kept last for this account in this browser and has not run out. */
export const findKept = (tokenHash: Uint8Array, account: AccountId, now: number): Promise<KeptRow | null> =>
  withKept(tokenHash, account, (tx) => tx.savedPost.findFirst({
    where: { expiresAt: { gt: new Date(now) } }, select: { id: true, path: true, body: true }, orderBy: { expiresAt: 'desc' },
  }))

/** Removes what was kept for this account in this browser: of one page, or all (`path` null). */
export async function deleteKept(tokenHash: Uint8Array, account: AccountId, path: string | null): Promise<void> {
  await withKept(tokenHash, account, (tx) => tx.savedPost.deleteMany({ where: path === null ? {} : { path } }))
}

/** Removes what nobody came back for in time, whoever's it was. The policy shows the worker nothing else. */
export async function deleteOutdatedKept(): Promise<number> {
  const { count } = await clientFor('worker').savedPost.deleteMany({})
  return count
}
