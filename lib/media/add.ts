import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok } from '@/lib/core/result'
import { AddPicture } from '@/lib/media/schemas'
import { insertMedia } from '@/lib/media/store'
import { wordsOf } from '@/lib/media/words'

/** A picture for the site's texts, with what it shows and by which right it is here. */
export const addPicture = command({
  permission: 'media.add',
  input: AddPicture,
  load: () => Promise.resolve({}),
  async run({ tx, input: { mediaId: id, picture, ...typed } }) {
    const words = wordsOf(typed)
    if (!words.ok) return words
    await insertMedia(tx, id, words.value, picture)
    return ok({ id })
  },
  audit: ({ value }) => event('media.added', null, { mediaId: value.id }),
})
