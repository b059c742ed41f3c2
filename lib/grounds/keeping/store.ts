import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import type { OwnCase } from '@/lib/grounds/keeping/case-text'
import { openStates, wordingStates, writableStates, type WordingState } from '@/lib/grounds/keeping/model'
import type { Ground } from '@/lib/grounds/model'
import { ownCase } from '@/lib/grounds/store'
import { groundSchema } from '@/lib/grounds/schema'
import { instant } from '@/lib/db/columns'

const day = z.date().transform((at) => at.toISOString().slice(0, 10))
const wordingRow = z.object({
  id: z.string(), code: z.string(), n: z.number(), state: z.enum(wordingStates), version: z.number(), origin: z.enum(['seed', 'editor']), validFrom: day, body: z.looseObject({}), cases: z.array(ownCase),
  note: z.string().nullable(), words: z.string().nullable(), writers: z.array(z.string()), createdAt: instant, submittedBy: z.string().nullable(), approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(), approvedFor: z.string().nullable(),
}).transform(({ body, ...row }) => ({ ...row, ground: groundSchema.parse({ ...body, code: row.code, version: row.n, validFrom: row.validFrom }) }))
/** A wording with who has done what with it. */
export type WordingRow = z.output<typeof wordingRow>

export async function findWording(tx: Tx, id: string): Promise<WordingRow | null> {
  const found = await tx.groundWording.findFirst({ where: { id } })
  return found && wordingRow.parse(found)
}

/** In work, of one rule or of all; those of whoever may not see them are not there. */
export const listOpen = async (tx: Tx, code?: string): Promise<WordingRow[]> => z.array(wordingRow).parse(
  await tx.groundWording.findMany({ where: { state: { in: [...openStates] }, ...(code !== undefined && { code }) }, orderBy: [{ code: 'asc' }, { n: 'asc' }] }))

const bodyOf = ({ code: _code, version: _version, validFrom: _validFrom, ...body }: Ground) => body
const dateOf = (written: string): Date => new Date(`${written}T00:00:00Z`)

/** False: somebody has one in work. */
export async function insertWording(tx: Tx, id: string, ground: Ground, cases: readonly OwnCase[]): Promise<boolean> {
  const { _max: { n } } = await tx.groundWording.aggregate({ where: { code: ground.code }, _max: { n: true } })
  return (await tx.groundWording.createMany({
    data: [{ id, code: ground.code, n: (n ?? 0) + 1, validFrom: dateOf(ground.validFrom), body: bodyOf(ground), cases: [...cases] }], skipDuplicates: true,
  })).count === 1
}

/** Guarded: false when it is another version or no longer written in. */
export const updateWording = async (tx: Tx, { id, version }: Pick<WordingRow, 'id' | 'version'>, ground: Ground, cases: readonly OwnCase[], note: string): Promise<boolean> =>
  (await tx.groundWording.updateMany({
    where: { id, version, state: { in: [...writableStates] } },
    data: { validFrom: dateOf(ground.validFrom), body: bodyOf(ground), cases: [...cases], note, version: version + 1 },
  })).count === 1

/** Guarded by state and version; who and when is written by the database. */
export const moveWordingTo = async (tx: Tx, { id, state, version }: Pick<WordingRow, 'id' | 'state' | 'version'>, to: WordingState, words: string | null): Promise<boolean> =>
  (await tx.groundWording.updateMany({ where: { id, state, version }, data: { state: to, version: version + 1, words } })).count === 1

const personRow = z.object({ id: z.string(), name: z.string(), authority: z.string() })
/** Everybody who has had a word in a wording; for jurists alone. */
export const listPeople = async (tx: Tx): Promise<z.infer<typeof personRow>[]> => z.array(personRow).parse(await tx.$queryRaw`select id, name, authority from portal.ground_people() order by name, id`)
