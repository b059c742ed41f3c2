import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { addPicture } from '@/lib/media/add'
import { encodePicture, type Encoding } from '@/lib/media/encode'
import { lena } from '@/tests/worlds/editorial'
import { value, type As } from '@/tests/worlds/referrals'

/** A calm picture as a camera might have taken it: a slope of colour, whole in few bytes. */
export async function drawnPicture(width = 400, height = 300, shade = 0): Promise<Buffer> {
  const across = Buffer.from(Array.from({ length: 8 * 6 * 3 }, (_, at) => (at * 5 + shade) % 256))
  return sharp(across, { raw: { width: 8, height: 6, channels: 3 } }).resize(width, height, { kernel: 'cubic' }).jpeg().toBuffer()
}

const encodings = new Map<number, Promise<Encoding>>()
/** The same as it is kept; drawn once for each shade. */
export function encodedPicture(shade = 0): Promise<Encoding> {
  const made = encodings.get(shade) ?? drawnPicture(400, 300, shade).then((file) => encodePicture(new Uint8Array(file)))
  encodings.set(shade, made)
  return made
}

export const pictureWords = { says: 'something', alt: 'En stig genom en skog.', caption: 'Stigen vid sjön.', credit: 'Lena Björk, Socialstyrelsen. CC BY 4.0.', focal: 'center' }

/** A picture of Lena's in the library; its id. */
export async function laidPicture(as: As, words: Partial<typeof pictureWords> = {}): Promise<string> {
  return value(await addPicture(as(lena), { mediaId: randomUUID(), picture: await encodedPicture(), ...pictureWords, ...words })).id
}
