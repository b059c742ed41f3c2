import type { Ground, Sheet } from '@/lib/grounds/model'
import { statuteFile } from '@/lib/grounds/schema'
import wrongPayments from '@/prisma/data/grounds/felaktiga-utbetalningar.json'
import prison from '@/prisma/data/grounds/kriminalvardsdata.json'
import youngOffenders from '@/prisma/data/grounds/lul.json'
import secrecyAct from '@/prisma/data/grounds/osl.json'
import patientSafety from '@/prisma/data/grounds/patientsakerhet.json'
import schoolAct from '@/prisma/data/grounds/skollagen.json'
import personalInquiry from '@/prisma/data/grounds/personutredning.json'
import policeAct from '@/prisma/data/grounds/polislagen.json'
import socialServicesAct from '@/prisma/data/grounds/sol.json'
import dutyToTell from '@/prisma/data/grounds/uppgiftsskyldighet.json'

/** All statutes, in the order in which grounds are shown: duties and special rules before the general ones they come before. */
const files = [socialServicesAct, youngOffenders, policeAct, personalInquiry, patientSafety, schoolAct, dutyToTell, prison, wrongPayments, secrecyAct].map((file) => statuteFile.parse(file))

/** The general grounds come last: who has a rule for the very case uses that one. */
const general = ['crimePrevention', 'consent', 'consentPrivate', 'consentSchool', 'reservation', 'ownTask', 'generalClause']
export const rank = ({ code }: Pick<Ground, 'code'>): number => general.indexOf(code)

/** Every ground in every version that an installation begins with, special ones first. What holds is in the database (live.ts). */
export const allGrounds: readonly Ground[] = files.flatMap(({ grounds }) => grounds).sort((a, b) => rank(a) - rank(b))

/** From when the sheets of the files stand: the first day whose rules are kept. Since when a paragraph reads so is told by each. */
const firstDay = '2025-04-01'

/** The sheet of every paragraph that an installation begins with. What stands is in the database, as with the rules. */
export const firstSheets: readonly Sheet[] =
  files.flatMap(({ statute, paragraphs }) => paragraphs.map((paragraph) => ({ ...paragraph, statute, version: 1, validFrom: firstDay, validUntil: null })))

const cites = new Set(firstSheets.map(({ cite }) => cite))
/** The paragraphs a rule names, each of which has a sheet. */
export const citesOf = ({ law, exceptLaw }: Pick<Ground, 'law' | 'exceptLaw'>): string[] => [...law, ...(exceptLaw === null ? [] : [exceptLaw])]

for (const ground of allGrounds)
  for (const cite of citesOf(ground)) if (!cites.has(cite)) throw new Error(`prisma/data/grounds: ${ground.code} rests on ${cite}, which has no page`)

/** One ground in the version a release was decided on, however old. Null when there never was one. */
export const groundOf = (code: string, version: number, table: readonly Ground[] = allGrounds): Ground | null =>
  table.find((ground) => ground.code === code && ground.version === version) ?? null

/** Whether a jurist has yet to read one of them: then the page that shows them says so. */
export const hasUnreviewed = (grounds: readonly Pick<Ground, 'reviewedBy'>[]): boolean => grounds.some(({ reviewedBy }) => reviewedBy === null)

/** The grounds in force on a day (`2026-11-21`), in the order they are shown. */
export const groundsOn = (on: string, table: readonly Ground[] = allGrounds): Ground[] =>
  table.filter(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil))
