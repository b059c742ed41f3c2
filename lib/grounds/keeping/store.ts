import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import type { OwnCase } from '@/lib/grounds/keeping/case-text'
import { openStates, wordingKinds, wordingStates, writableStates, type WordingState } from '@/lib/grounds/keeping/model'
import type { Ground, Sheet } from '@/lib/grounds/model'
import { ownCase } from '@/lib/grounds/store'
import { groundSchema, sheetSchema } from '@/lib/grounds/schema'
import { instant } from '@/lib/db/columns'

const day = z.date().transform((at) => at.toISOString().slice(0, 10))
const wordingRow = z.object({
  id: z.string(), kind: z.enum(wordingKinds), code: z.string(), n: z.number(), state: z.enum(wordingStates), version: z.number(), origin: z.enum(['seed', 'editor']), validFrom: day, body: z.looseObject({}), cases: z.array(ownCase),
  note: z.string().nullable(), words: z.string().nullable(), writers: z.array(z.string()), createdAt: instant, submittedBy: z.string().nullable(), approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(), approvedFor: z.string().nullable(),
}).transform(({ body, kind, ...row }) => {
  const { code, n: version, validFrom } = row
  return kind === 'sheet' ? { ...row, kind, sheet: sheetSchema.parse({ ...body, slug: code, version, validFrom }) } : { ...row, kind, ground: groundSchema.parse({ ...body, code, version, validFrom }) }
})
/** A wording with who has done what with it. */
export type WordingRow = z.output<typeof wordingRow>
/** What it is called in lists; of an ending, the rule. */
export const titleOf = (wording: WordingRow): string => (wording.kind === 'sheet' ? `${wording.sheet.cite}: ${wording.sheet.heading}` : wording.ground.title)

export async function findWording(tx: Tx, id: string): Promise<WordingRow | null> {
  const found = await tx.groundWording.findFirst({ where: { id } })
  return found && wordingRow.parse(found)
}

/** In work, of one rule or sheet or of all; those of whoever may not see them are not there. */
export const listOpen = async (tx: Tx, code?: string): Promise<WordingRow[]> => z.array(wordingRow).parse(
  await tx.groundWording.findMany({ where: { state: { in: [...openStates] }, ...(code !== undefined && { code }) }, orderBy: [{ code: 'asc' }, { n: 'asc' }] }))

const bodyOf = ({ code: _code, version: _version, validFrom: _validFrom, ...body }: Ground) => body
const bodyOfSheet = ({ slug: _slug, version: _version, validFrom: _validFrom, validUntil: _validUntil, statute, ...body }: Sheet) => ({ ...body, statute: { ...statute, register: statute.register && { ...statute.register } } })
const dateOf = (written: string): Date => new Date(`${written}T00:00:00Z`)

/** What a wording is to say from its first day. */
export type Written = { validFrom: string; cases: readonly OwnCase[] } & ({ kind: 'rule' | 'ending'; ground: Ground } | { kind: 'sheet'; sheet: Sheet })
/** The name it goes by is the rule's or the sheet's; an ending ends by itself and says no last day. */
const columnsOf = (written: Written) => ({
  validFrom: dateOf(written.validFrom), cases: [...written.cases],
  body: written.kind === 'sheet' ? bodyOfSheet(written.sheet) : { ...bodyOf(written.ground), ...(written.kind === 'ending' && { validUntil: null }) },
})

/** False: somebody has one in work. */
export async function insertWording(tx: Tx, id: string, written: Written, note: string | null = null): Promise<boolean> {
  const code = written.kind === 'sheet' ? written.sheet.slug : written.ground.code
  const { _max: { n } } = await tx.groundWording.aggregate({ where: { code }, _max: { n: true } })
  return (await tx.groundWording.createMany({ data: [{ id, kind: written.kind, code, n: (n ?? 0) + 1, note, ...columnsOf(written) }], skipDuplicates: true })).count === 1
}

/** Guarded: false when it is another version or no longer written in. */
export const updateWording = async (tx: Tx, { id, version }: Pick<WordingRow, 'id' | 'version'>, written: Written, note: string): Promise<boolean> =>
  (await tx.groundWording.updateMany({ where: { id, version, state: { in: [...writableStates] } }, data: { ...columnsOf(written), note, version: version + 1 } })).count === 1

/** Guarded by state and version; who and when is written by the database. */
export const moveWordingTo = async (tx: Tx, { id, state, version }: Pick<WordingRow, 'id' | 'state' | 'version'>, to: WordingState, words: string | null): Promise<boolean> =>
  (await tx.groundWording.updateMany({ where: { id, state, version }, data: { state: to, version: version + 1, words } })).count === 1

const personRow = z.object({ id: z.string(), name: z.string(), authority: z.string() })
/** Everybody who has had a word in a wording; for jurists alone. */
export const listPeople = async (tx: Tx): Promise<z.infer<typeof personRow>[]> => z.array(personRow).parse(await tx.$queryRaw`select id, name, authority from portal.ground_people() order by name, id`)
