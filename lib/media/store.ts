import 'server-only'
import { z } from 'zod'
import { contentTypes } from '@/lib/content/model'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { instant } from '@/lib/db/columns'
import { editionStates } from '@/lib/editorial/model'
import type { EncodedPicture } from '@/lib/media/encode'
import { focals, formats, type Picture, type PictureFile } from '@/lib/media/model'
import { locales } from '@/lib/routes'

const fileRow = z.object({ format: z.enum(formats), width: z.int(), height: z.int(), hash: z.string() })
const shown = { id: z.string(), alt: z.string(), caption: z.string().nullable(), credit: z.string(), focal: z.enum(focals), width: z.int(), height: z.int() }
const pictureRow = z.object({ ...shown, files: z.array(fileRow) })
const mediaRow = pictureRow.extend({ version: z.int(), madeBy: z.string(), madeAt: instant, changedBy: z.string(), changedAt: instant })
export type MediaRow = z.infer<typeof mediaRow>

const files = { select: { format: true, width: true, height: true, hash: true }, orderBy: { width: 'asc' } } as const

export async function findMedia(tx: Tx, id: string): Promise<MediaRow | null> {
  const found = await tx.media.findFirst({ where: { id }, include: { files } })
  return found && mediaRow.parse(found)
}
/** Every picture, the latest first. */
export const listMedia = async (tx: Tx): Promise<MediaRow[]> => z.array(mediaRow).parse(await tx.media.findMany({ include: { files }, orderBy: [{ madeAt: 'desc' }, { id: 'asc' }] }))

/** How many of these pictures there are. */
export const countMedia = (tx: Tx, ids: readonly string[]): Promise<number> => tx.media.count({ where: { id: { in: [...ids] } } })

const useRow = z.object({ mediaId: z.string(), editionId: z.string(), type: z.enum(contentTypes), title: z.string(), locale: z.enum(locales), n: z.int(), state: z.enum(editionStates) })
type MediaUse = z.infer<typeof useRow>
/** The editions on their way or live that show a picture, of one picture or of all. */
export const listUses = async (tx: Tx, id: string | null = null): Promise<MediaUse[]> => z.array(useRow).parse(await tx.$queryRaw`
  select m.id as "mediaId", u.edition_id as "editionId", c.type, e.body->>'title' as title, u.locale, e.n, u.state
  from portal.media m cross join lateral portal.media_uses(m.id) u join portal.edition e on e.id = u.edition_id join portal.content c on c.id = u.content_id
  where ${id}::uuid is null or m.id = ${id}::uuid order by title, u.locale, e.n`)

const makerRow = z.array(z.object({ name: z.string(), authority: z.string() })).max(1)
/** Somebody of the editorial part, by name and authority. */
export async function findMaker(tx: Tx, id: string): Promise<string | null> {
  const [found] = makerRow.parse(await tx.$queryRaw`select name, authority from portal.editorial_people() where id = ${id}::uuid`)
  return found ? `${found.name}, ${found.authority}` : null
}

export interface MediaWords { alt: string; decorative: boolean; caption: string | null; credit: string; focal: string }

export async function insertMedia(tx: Tx, id: string, words: MediaWords, { width, height, files: made }: EncodedPicture): Promise<void> {
  await tx.media.createMany({ data: [{ id, ...words, width, height }] })
  await tx.mediaFile.createMany({ data: made.map((file) => ({ mediaId: id, ...file })) })
}
/** Guarded: false when somebody has changed it since. */
export const changeMedia = async (tx: Tx, { id, version }: MediaRow, change: Partial<MediaWords> & { width?: number; height?: number }): Promise<boolean> =>
  (await tx.media.updateMany({ where: { id, version }, data: { ...change, version: version + 1 } })).count === 1
export async function replaceFiles(tx: Tx, id: string, made: EncodedPicture['files']): Promise<void> {
  await tx.mediaFile.deleteMany({ where: { mediaId: id } })
  await tx.mediaFile.createMany({ data: made.map((file) => ({ mediaId: id, ...file })) })
}
export const deleteMedia = async (tx: Tx, { id, version }: MediaRow): Promise<boolean> => (await tx.media.deleteMany({ where: { id, version } })).count === 1

/** What the public's pages show of these pictures. Of one that is not there: nothing. */
export const findPictures = async (ids: readonly string[]): Promise<Picture[]> => z.array(pictureRow).parse(await clientFor('public').media.findMany({
  where: { id: { in: [...ids] } }, select: { id: true, alt: true, caption: true, credit: true, focal: true, width: true, height: true, files },
}))

/** The bytes of one file by what its name says. */
export async function findBytes({ format, width, hash }: Pick<PictureFile, 'format' | 'width' | 'hash'>): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await clientFor('public').mediaFile.findFirst({ where: { format, width, hash }, select: { bytes: true } })
  return found && Uint8Array.from(found.bytes)
}
