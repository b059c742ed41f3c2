import 'server-only'
import { fileNamed, noPictures, picturesIn, publishedBase, typeOf, type Pictures } from '@/lib/media/model'
import { countMedia, findBytes, findPictures } from '@/lib/media/store'

/** The pictures that a text shows, for its page. One that is gone is not among them: a page with a telephone number never waits for a picture. */
export async function readPictures(body: unknown, base = publishedBase): Promise<Pictures> {
  const ids = picturesIn(body)
  return ids.length === 0 ? noPictures : { byId: new Map((await findPictures(ids)).map((picture) => [picture.id, picture])), base }
}

/** Whether every picture that a text shows is there. */
export async function hasItsPictures(tx: Parameters<typeof countMedia>[0], body: unknown): Promise<boolean> {
  const ids = picturesIn(body)
  return ids.length === 0 || await countMedia(tx, ids) === ids.length
}

/** One file of a picture by its name, with its type; null when there is none. */
export async function readPictureFile(name: string): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const asked = fileNamed(name)
  const bytes = asked && await findBytes(asked)
  return asked && bytes && { type: typeOf[asked.format], bytes }
}
