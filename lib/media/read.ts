import 'server-only'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { NoFilter, OneMedia } from '@/lib/media/schemas'
import { findMaker, findMedia, listMedia, listUses, type MediaRow } from '@/lib/media/store'

/** What the library tells of each. */
const told = ({ id, alt, caption, credit, focal, width, height, files, version }: MediaRow) => ({ id, alt, caption, credit, focal, width, height, files, version })

/** Every picture, and how many texts show it. */
export const listPictures = query({
  permission: 'media.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  async run({ tx, actor, now }) {
    const uses = await listUses(tx)
    return ok({
      mayAdd: can(actor, 'media.add', {}, now).ok,
      pictures: (await listMedia(tx)).map((row) => ({ ...told(row), uses: uses.filter(({ mediaId }) => mediaId === row.id).length })),
    })
  },
  audit: 'showsNoPerson',
})
export type LibraryView = Extract<Awaited<ReturnType<typeof listPictures>>, { ok: true }>['value']

/** Every picture by what it shows, to choose among in a text. */
export const readPictureChoices = query({
  permission: 'media.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  run: async ({ tx }) => ok((await listMedia(tx)).map(({ id, alt, credit }) => ({ id, shows: alt === '' ? credit : alt }))),
  audit: 'showsNoPerson',
})

/** One picture, and every text that shows it. */
export const readPicture = query({
  permission: 'media.view',
  input: OneMedia,
  load: (tx, { mediaId }) => findMedia(tx, mediaId),
  async run({ tx, actor, now, subject: row }) {
    return ok({
      ...told(row), madeAt: row.madeAt, who: await findMaker(tx, row.madeBy), uses: await listUses(tx, row.id),
      may: { change: can(actor, 'media.change', {}, now).ok, takeOut: can(actor, 'media.takeOut', {}, now).ok },
    })
  },
  audit: 'showsNoPerson',
})
export type PictureView = Extract<Awaited<ReturnType<typeof readPicture>>, { ok: true }>['value']

/** Asked before a file is unpacked: nobody makes the machine work who may not add what comes of it. */
export const readMayAdd = query({ permission: 'media.add', input: NoFilter, load: () => Promise.resolve({}), run: () => Promise.resolve(ok(null)), audit: 'showsNoPerson' })
