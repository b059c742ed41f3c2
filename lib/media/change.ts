import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { ChangePicture, ReplacePicture } from '@/lib/media/schemas'
import { changeMedia, findMedia, replaceFiles } from '@/lib/media/store'
import { wordsOf } from '@/lib/media/words'

/** Other words about a picture, or another place to keep in view. Live pages that show it are published anew. */
export const changePicture = command({
  permission: 'media.change',
  input: ChangePicture,
  load: (tx, { mediaId }) => findMedia(tx, mediaId),
  async run({ tx, input: { mediaId: id, version, ...typed }, subject }) {
    const words = wordsOf(typed)
    if (!words.ok) return words
    return subject.version === version && await changeMedia(tx, subject, words.value) ? ok({ id }) : refuse('changedByOther')
  },
  audit: ({ value }) => event('media.changed', null, { mediaId: value.id }),
})

/** Another file in the place of a picture: every text that shows it shows this. */
export const replacePicture = command({
  permission: 'media.change',
  input: ReplacePicture,
  load: (tx, { mediaId }) => findMedia(tx, mediaId),
  async run({ tx, input: { mediaId: id, version, picture: { width, height, files } }, subject }) {
    if (subject.version !== version) return refuse('changedByOther')
    // The files first: the pages are asked for when the picture says that it has changed.
    await replaceFiles(tx, id, files)
    return await changeMedia(tx, subject, { width, height }) ? ok({ id }) : refuse('changedByOther')
  },
  audit: ({ value }) => event('media.replaced', null, { mediaId: value.id }),
})
