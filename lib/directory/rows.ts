/**
 * The directory's rows as they lie in the database, parsed on the way out of store.ts and checked on the way in from
 * prisma/data. Words of the columns are the CHECK constraints of migration 0002; a test compares the two.
 */
import { z } from 'zod'

export const authorityKinds = [
  'police', 'prisonAndProbation', 'youthCare', 'socialstyrelsen', 'countyBoard', 'municipality', 'region', 'government',
  // Not an authority: the body behind a help line, which owns its own row.
  'organisation',
] as const
export const unitKinds = [
  'programme', 'policeCoordination', 'localPolice', 'socialServices', 'socialEmergency', 'nationalContactPoint', 'helpline', 'emergency',
  // Workplaces that receive referrals and are no contact for the public.
  'probation', 'youthHome', 'healthCare',
] as const
export const serviceKinds = [
  'advice', 'assessment', 'protection', 'housing', 'livelihood', 'employment', 'substanceUse', 'health', 'family',
  'contactPerson', 'crimeVictim', 'thinkingPatterns',
] as const
export const audiences = ['everyone', 'relatives', 'professionals', 'children', 'women'] as const

const yesNo = z.enum(['yes', 'no', 'unknown'])
const day = z.iso.date()
/** `24:00` is the end of a day, never its beginning. */
const opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const closes = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
const id = z.uuid()
const municipalityCode = z.string().regex(/^\d{4}$/)
const countyCode = z.string().regex(/^\d{2}$/)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const policeRegionRow = z.strictObject({ id: slug, name: z.string().min(1) })
const countyRow = z.strictObject({ code: countyCode, name: z.string().min(1), slug, policeRegionId: slug })
const municipalityRow = z.strictObject({
  code: municipalityCode, slug, name: z.string().min(1), officialName: z.string().min(1), countyCode, hasProgramme: yesNo,
  latitude: z.number().min(55).max(69.1), longitude: z.number().min(10.5).max(24.5),
})
const placeRow = z.strictObject({ id, name: z.string().min(2) })
const placeMunicipalityRow = z.strictObject({ placeId: id, municipalityCode })
const authorityRow = z.strictObject({
  id, kind: z.enum(authorityKinds), name: z.string().min(1), countyCode: countyCode.nullable(), municipalityCode: municipalityCode.nullable(),
})
const unitRow = z.strictObject({
  id, authorityId: id, parentId: id.nullable(), kind: z.enum(unitKinds), name: z.string().min(1), nationwide: z.boolean(),
  visibility: z.enum(['published', 'internal']),
})
const coverageRow = z.strictObject({ id, authorityId: id, unitId: id, municipalityCode, validFrom: day, validUntil: day.nullable() })
const agreementRow = z.strictObject({ id, authorityId: id, unitId: id, validFrom: day, validUntil: day.nullable() })
const agreementMunicipalityRow = z.strictObject({ agreementId: id, authorityId: id, municipalityCode })
export const contactPointRow = z.strictObject({
  id, authorityId: id, unitId: id, key: slug, position: z.number().int().min(0), name: z.string().min(1).nullable(),
  channel: z.enum(['phone', 'sms', 'chat', 'web']),
  phoneDial: z.string().regex(/^(\+[1-9]\d{6,14}|\d{3,6})$/).nullable(), phoneShown: z.string().min(3).max(24).nullable(),
  cost: z.enum(['free', 'unknown']), shownOnBill: yesNo, anonymous: yesNo, interpreter: yesNo, dutyToReport: z.enum(['child', 'unknown']),
  agesKind: z.enum(['all', 'range', 'unknown']), ageFrom: z.number().int().nullable(), ageTo: z.number().int().nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)), audiences: z.array(z.enum(audiences)).min(1),
  openingKind: z.enum(['always', 'daytimeWeekdays', 'schedule', 'unknown']), hoursCertain: z.boolean(), onHolidays: z.enum(['asUsual', 'closed']),
  verifiedOn: day.nullable(), verifiedBy: z.string().nullable(), reviewIntervalMonths: z.number().int().min(1).max(24),
  sourceName: z.string().min(1), sourceUrl: z.url({ protocol: /^https?$/ }).nullable(), sourcePublishedOn: day.nullable(), sourceRetrievedOn: day,
  visibility: z.enum(['published', 'internal']),
  /** Of lines for the whole country: also on every kommun's page, not only in the full list. */
  onEveryPage: z.boolean(),
})
const contactPointTextRow = z.strictObject({
  contactPointId: id, authorityId: id, locale: z.enum(['sv', 'en', 'ar']), description: z.string().min(1).max(300), reviewedBy: z.string().nullable(),
})
export const openingHoursRow = z.strictObject({
  id, authorityId: id, contactPointId: id, weekdays: z.array(z.number().int().min(1).max(7)).min(1), opens, closes,
})
const openingExceptionRow = z.strictObject({
  id, authorityId: id, contactPointId: id, date: day, closed: z.boolean(), opens: opens.nullable(), closes: closes.nullable(), reason: z.string().min(1),
})

export const directoryRows = z.strictObject({
  policeRegions: z.array(policeRegionRow),
  counties: z.array(countyRow),
  municipalities: z.array(municipalityRow),
  places: z.array(placeRow),
  placeMunicipalities: z.array(placeMunicipalityRow),
  authorities: z.array(authorityRow),
  units: z.array(unitRow),
  coverage: z.array(coverageRow),
  agreements: z.array(agreementRow),
  agreementMunicipalities: z.array(agreementMunicipalityRow),
  contactPoints: z.array(contactPointRow),
  contactPointTexts: z.array(contactPointTextRow),
  openingHours: z.array(openingHoursRow),
  openingExceptions: z.array(openingExceptionRow),
})
export type DirectoryRows = z.infer<typeof directoryRows>
export type ContactPointRow = z.infer<typeof contactPointRow>
export type MunicipalityRow = z.infer<typeof municipalityRow>
export type UnitRow = z.infer<typeof unitRow>
