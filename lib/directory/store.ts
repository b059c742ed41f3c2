import 'server-only'
import { clientFor } from '@/lib/db/client'
import { directoryRows, type DirectoryRows } from '@/lib/directory/rows'

const day = (date: Date): string => date.toISOString().slice(0, 10)
const dayOrNull = (date: Date | null): string | null => (date ? day(date) : null)

export interface PublishedDirectory { version: bigint; rows: DirectoryRows }

/** Moves at every change of the directory; one small query. */
export async function readVersion(): Promise<bigint> {
  const { version } = await clientFor('public').directoryVersion.findUniqueOrThrow({ where: { id: 1 } })
  return version
}

/** Everything the public may see, as of one instant of the database (one snapshot, so that no page mixes two states). */
export const readPublished = (): Promise<PublishedDirectory> =>
  clientFor('public').$transaction(async (tx) => {
    const { version } = await tx.directoryVersion.findUniqueOrThrow({ where: { id: 1 } })
    const dates = (row: { validFrom: Date; validUntil: Date | null }) => ({ validFrom: day(row.validFrom), validUntil: dayOrNull(row.validUntil) })
    const rows = directoryRows.parse({
      policeRegions: await tx.policeRegion.findMany(),
      counties: await tx.county.findMany(),
      municipalities: await tx.municipality.findMany({ orderBy: { code: 'asc' } }),
      places: await tx.place.findMany({ orderBy: { name: 'asc' } }),
      placeMunicipalities: await tx.placeMunicipality.findMany(),
      authorities: await tx.authority.findMany(),
      units: await tx.unit.findMany({ orderBy: { id: 'asc' } }),
      coverage: (await tx.coverage.findMany({ orderBy: { id: 'asc' } })).map((row) => ({ ...row, ...dates(row) })),
      agreements: (await tx.agreement.findMany({ orderBy: { id: 'asc' } })).map((row) => ({ ...row, ...dates(row) })),
      agreementMunicipalities: await tx.agreementMunicipality.findMany(),
      contactPoints: (await tx.contactPoint.findMany({ omit: { version: true }, orderBy: [{ position: 'asc' }, { key: 'asc' }] })).map((row) => ({
        ...row, verifiedOn: dayOrNull(row.verifiedOn), sourcePublishedOn: dayOrNull(row.sourcePublishedOn), sourceRetrievedOn: day(row.sourceRetrievedOn),
      })),
      contactPointTexts: await tx.contactPointText.findMany(),
      openingHours: await tx.openingHours.findMany({ orderBy: { id: 'asc' } }),
      openingExceptions: (await tx.openingException.findMany({ orderBy: { id: 'asc' } })).map((row) => ({ ...row, date: day(row.date) })),
    })
    return { version, rows }
  }, { isolationLevel: 'RepeatableRead' })
