import type { Ground, Paragraph, Statute } from '@/lib/grounds/model'
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
const rank = ({ code }: Ground): number => general.indexOf(code)

/** Every ground in every version that an installation begins with, special ones first. What holds is in the database (live.ts). */
export const allGrounds: readonly Ground[] = files.flatMap(({ grounds }) => grounds).sort((a, b) => rank(a) - rank(b))

/** Every paragraph that has a page, with its statute. */
export const allParagraphs: readonly (Paragraph & { statute: Statute })[] =
  files.flatMap(({ statute, paragraphs }) => paragraphs.map((paragraph) => ({ ...paragraph, statute })))

const byCite = new Map(allParagraphs.map((paragraph) => [paragraph.cite, paragraph]))
const bySlug = new Map(allParagraphs.map((paragraph) => [paragraph.slug, paragraph]))

for (const { code, law, exceptLaw } of allGrounds)
  for (const cite of [...law, ...(exceptLaw === null ? [] : [exceptLaw])])
    if (!byCite.has(cite)) throw new Error(`prisma/data/grounds: ${code} rests on ${cite}, which has no page`)

/** The page of a paragraph as grounds cite it, `OSL 10 kap. 15 a §`. */
export function paragraphOf(cite: string): Paragraph & { statute: Statute } {
  const found = byCite.get(cite)
  if (!found) throw new Error(`no paragraph ${cite}`)
  return found
}

/** Null: no page by that name. */
export const paragraphBySlug = (slug: string): (Paragraph & { statute: Statute }) | null => bySlug.get(slug) ?? null

export const paragraphSlugs: readonly string[] = allParagraphs.map(({ slug }) => slug)

/** One ground in the version a release was decided on, however old. Null when there never was one. */
export const groundOf = (code: string, version: number, table: readonly Ground[] = allGrounds): Ground | null =>
  table.find((ground) => ground.code === code && ground.version === version) ?? null

/** Whether a jurist has yet to read one of them: then the page that shows them says so. */
export const hasUnreviewed = (grounds: readonly Pick<Ground, 'reviewedBy'>[]): boolean => grounds.some(({ reviewedBy }) => reviewedBy === null)

/** The grounds in force on a day (`2026-11-21`), in the order they are shown. */
export const groundsOn = (on: string, table: readonly Ground[] = allGrounds): Ground[] =>
  table.filter(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil))
