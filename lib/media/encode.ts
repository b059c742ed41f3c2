import 'server-only'
import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import type { FieldFault } from '@/lib/core/result'
import { widths, type Format, type PictureFile } from '@/lib/media/model'

/** Bytes of a file that is read at all. Less than Next keeps of a request that goes through proxy.ts. */
export const largestFile = 8_000_000
/** Pixels when it is unpacked: a few kilobytes can claim to be any number of them. */
const mostPixels = 40_000_000
const narrowest = 320
const patience = 20

interface EncodedFile extends PictureFile { bytes: Uint8Array<ArrayBuffer> }
export interface EncodedPicture { width: number; height: number; files: EncodedFile[] }
export type Encoding = { ok: true; picture: EncodedPicture } | { ok: false; fault: FieldFault }

/** What a file begins with decides which decoder ever sees it: libvips knows many more kinds than we take. */
function kindOf(file: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heif' | null {
  const text = Buffer.from(file.buffer, file.byteOffset, Math.min(32, file.byteLength)).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^RIFF[\s\S]{4}WEBP/.test(text)) return 'webp'
  return /^[\s\S]{4}ftypavif/.test(text) ? 'heif' : null
}

/** Bytes that a size may weigh for browsers of today, so that a page with a few pictures is no burden on a slow network. */
const mostBytes = (width: number): number => (width <= 320 ? 30_000 : width <= 640 ? 80_000 : 200_000)
/** Tried in turn until it is light enough. */
const qualities = { avif: [55, 45, 35], webp: [74, 60, 45] } as const

/** One at a time: what is unpacked is large, and the process has pages to draw. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * A picture made anew from what somebody uploaded, in each size and format; nothing of the file itself is kept, and so nothing that a camera
 * or a stranger wrote into it. Every refusal is a fault of the field.
 */
export function encodePicture(file: Uint8Array): Promise<Encoding> {
  const mine = queue.then(() => encoded(file))
  queue = mine.catch(() => null)
  return mine
}

async function encoded(file: Uint8Array): Promise<Encoding> {
  if (file.byteLength > largestFile) return { ok: false, fault: 'pictureLarge' }
  const kind = kindOf(file)
  if (kind === null) return { ok: false, fault: 'pictureKind' }
  const read = () => sharp(file, { limitInputPixels: mostPixels, failOn: 'error' }).timeout({ seconds: patience })
  const about = await read().metadata().catch((error: unknown) => (isTooLarge(error) ? 'large' as const : null))
  if (about === 'large') return { ok: false, fault: 'pictureLarge' }
  if (about?.format !== kind || (kind === 'heif' && about.compression !== 'av1')) return { ok: false, fault: 'pictureKind' }
  if ((about.pages ?? 1) > 1) return { ok: false, fault: 'pictureMoves' }
  const { width, height } = about.autoOrient
  if (width < narrowest || height < narrowest / 4 || height > width * 4) return { ok: false, fault: 'pictureSmall' }
  // Turned as the camera says before that is lost, in the colours that every screen has.
  const { data, info } = await read().autoOrient().resize({ width: Math.min(width, widths[2]) }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
    .catch(() => ({ data: null, info: null }))
  if (!data) return { ok: false, fault: 'pictureKind' }
  const raw = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 } })
  const isOpaque = info.channels === 3 || info.channels === 1 || (await raw().stats()).isOpaque
  const files: EncodedFile[] = []
  for (const across of [...widths.filter((each) => each < info.width), info.width]) {
    const sized = () => (isOpaque ? raw().removeAlpha() : raw()).resize({ width: across })
    for (const format of ['avif', 'webp'] as const) {
      const light = await lightest(format, across, sized)
      if (!light) return { ok: false, fault: 'pictureHeavy' }
      files.push(light)
    }
    files.push(await made(isOpaque ? 'jpeg' : 'png', isOpaque ? sized().jpeg({ quality: 76, mozjpeg: true }) : sized().png({ palette: true })))
  }
  return { ok: true, picture: { width: info.width, height: info.height, files } }
}

/** libvips says it in words alone. */
const isTooLarge = (error: unknown): boolean => error instanceof Error && /pixel limit/i.test(error.message)

async function lightest(format: 'avif' | 'webp', width: number, sized: () => Sharp): Promise<EncodedFile | null> {
  for (const quality of qualities[format]) {
    const file = await made(format, format === 'avif' ? sized().avif({ quality, effort: 3 }) : sized().webp({ quality }))
    if (file.bytes.byteLength <= mostBytes(width)) return file
  }
  return null
}

async function made(format: Format, picture: Sharp): Promise<EncodedFile> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  return { format, width: info.width, height: info.height, hash: createHash('sha256').update(data).digest('hex').slice(0, 32), bytes: Uint8Array.from(data) }
}
