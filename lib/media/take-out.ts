import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { TakeOutPicture } from '@/lib/media/schemas'
import { deleteMedia, findMedia, listUses } from '@/lib/media/store'

/** Takes a picture that no text shows out of the library, with all its files. */
export const takeOutPicture = command({
  permission: 'media.takeOut',
  input: TakeOutPicture,
  load: (tx, { mediaId }) => findMedia(tx, mediaId),
  async run({ tx, input: { mediaId: id, version }, subject }) {
    if ((await listUses(tx, id)).length > 0) return refuse('pictureInUse')
    return subject.version === version && await deleteMedia(tx, subject) ? ok({ id }) : refuse('changedByOther')
  },
  audit: ({ value }) => event('media.takenOut', null, { mediaId: value.id }),
})
