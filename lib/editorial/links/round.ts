import 'server-only'
import { readContentVersion } from '@/lib/content/versions'
import { systemNow } from '@/lib/core/clock'
import { readDirectoryVersion } from '@/lib/directory/read'
import { addressesIn } from '@/lib/editorial/links/addresses'
import { look } from '@/lib/editorial/links/look'
import type { LinkUse, Seen } from '@/lib/editorial/links/model'
import { keepSeen, keepUses, listDue, readContactSources, readLive } from '@/lib/editorial/links/store'
import { rulesInForce } from '@/lib/grounds/live'

/** A night has passed since an address was looked at. */
const nightMs = 20 * 3_600_000
/** How long one round goes on before it leaves the worker to what readers wait for. */
const roundMs = 5_000

/** Where every address stands now. */
async function usesNow(): Promise<Map<string, LinkUse[]>> {
  const uses = new Map<string, LinkUse[]>()
  const add = (url: string, use: LinkUse) => { uses.set(url, [...uses.get(url) ?? [], use]) }
  for (const { body, contentId, locale, title } of await readLive()) for (const url of addressesIn(body)) add(url, { kind: 'text', contentId, locale, title })
  for (const { title, url } of await readContactSources()) add(url, { kind: 'contact', title })
  for (const { statute, cite } of (await rulesInForce()).sheets) if (!(uses.get(statute.url) ?? []).some((use) => use.kind === 'sheet')) add(statute.url, { kind: 'sheet', title: cite })
  return uses
}

/** The texts and the directory as they were when their addresses were last gathered. */
let gathered: string | null = null

/**
 * One round of the link checker: gathers the addresses when something has changed, then looks at those whose turn it is, one of each host, for a few
 * seconds. It comes every minute of the night, so a host is asked at most once a minute and no publication waits long.
 * @param lookAt asks one address; never throws
 * @returns how many were looked at
 */
export async function linkRound(lookAt: (url: string) => Promise<Seen> = look): Promise<number> {
  const version = `${await readContentVersion()} ${await readDirectoryVersion()}`
  if (gathered !== version) {
    await keepUses(await usesNow())
    gathered = version
  }
  const started = systemNow()
  let seen = 0
  for (const url of await listDue(started - nightMs)) {
    if (systemNow() - started > roundMs) break
    await keepSeen(url, await lookAt(url), systemNow())
    seen++
  }
  return seen
}
