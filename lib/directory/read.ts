import 'server-only'
import type { Contact, ContactChoice, CountyGroup, FinderChoice, FinderIndex, MunicipalityPage, SwedenMap } from '@/lib/directory/model'
import { swedenMap } from '@/lib/directory/map'
import { snapshotOf, type Snapshot } from '@/lib/directory/snapshot'
import { readPublished, readVersion, type PublishedDirectory } from '@/lib/directory/store'
import type { Reported } from '@/lib/directory/reports/model'
import { ambiguous, contactChoice, countyGroups, finderIndex, helplines, municipalityPage, nextTurn, reportedContacts } from '@/lib/directory/view'

/**
 * The published directory, read once per version: 290 pages in three languages ask for the same rows, so a page costs
 * one small query. Nothing is kept past a change; an outage is not remembered.
 */
let held: Promise<PublishedDirectory> | null = null

async function published(): Promise<PublishedDirectory> {
  const version = await readVersion()
  const before = await held?.catch(() => null)
  if (before?.version === version) return before
  const reading = readPublished()
  held = reading
  return reading
}

/** Pages share a snapshot as long as it says the same: same rows, nobody has opened or closed, no new day. */
let latest: Snapshot | null = null

async function snapshotAt(now: number): Promise<Snapshot> {
  const { rows } = await published()
  if (latest?.rows === rows && latest.now <= now && now < latest.holdsUntil) return latest
  latest = snapshotOf(rows, now)
  return latest
}

/** The page of one kommun as it is at `now` (epoch milliseconds); null when no kommun has the slug. */
export const readMunicipality = async (slug: string, now: number): Promise<MunicipalityPage | null> =>
  municipalityPage(await snapshotAt(now), slug)

/** Kommuner that share an address that is nobody's own, such as `habo` (decisions 17); empty for any other. */
export const readAmbiguous = async (slug: string): Promise<FinderChoice[]> => ambiguous(await published(), slug)

/** All counties from A to Ö with their kommuner. */
export const readCounties = async (): Promise<CountyGroup[]> => countyGroups(await published())

/** The country as a drawing with its län and kommuner. */
export const readMap = async (): Promise<SwedenMap> => swedenMap(await published())

/** Lines for the whole country, for professionals too, in the order to show them. */
export const readHelplines = async (now: number): Promise<Contact[]> => helplines(await snapshotAt(now))

/** The same, to choose among in a text: a text names what is answered in the whole country. */
export const readContactChoices = async (now: number): Promise<ContactChoice[]> => (await readHelplines(now)).map(contactChoice)

/** Moves at every change of the directory; what was published before a change has another one. */
export const readDirectoryVersion = async (): Promise<string> => String(await readVersion())

/** All names the finder knows, for the file that the front answers from. */
export const readFinderIndex = async (): Promise<FinderIndex> => finderIndex(await published())

/** When a published page stops being true by itself (epoch milliseconds); null when never. */
export const readNextChange = async (now: number): Promise<number | null> => nextTurn(await snapshotAt(now))

/** Every published contact by its stable name, as the list of reports names it. */
export const readReported = async (): Promise<Map<string, Reported>> => reportedContacts(await published())
