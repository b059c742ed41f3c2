import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawnPicture } from '@/tests/worlds/media'
import { encodePicture, largestFile, type EncodedPicture } from './encode'
import { fileNamed, fileAddress } from './model'

const bytes = (file: Buffer | string) => new Uint8Array(Buffer.from(file))
const fault = async (file: Buffer | string) => { const made = await encodePicture(bytes(file)); return made.ok ? 'taken' : made.fault }
async function picture(file: Buffer): Promise<EncodedPicture> {
  const made = await encodePicture(bytes(file))
  if (!made.ok) throw new Error(made.fault)
  return made.picture
}
const drawn = (width: number, height: number) => drawnPicture(width, height)

/** A PNG of a few bytes that says it is so large. */
function claims(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))])
}

describe('a picture that is uploaded', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is taken as %s, and comes out in each size and format, light enough', async (format) => {
    const { width, height, files } = await picture(await sharp(await drawn(1600, 900)).toFormat(format).toBuffer())
    expect([width, height]).toEqual([1280, 720])
    expect(files.map((file) => `${file.format} ${file.width}x${file.height}`).sort()).toEqual(['avif', 'jpeg', 'webp'].flatMap((each) => [`${each} 1280x720`, `${each} 320x180`, `${each} 640x360`]).sort())
    for (const file of files) {
      expect((await sharp(file.bytes).metadata()).width).toBe(file.width)
      if (file.format !== 'jpeg') expect(file.bytes.byteLength).toBeLessThanOrEqual({ 320: 30_000, 640: 80_000, 1280: 200_000 }[file.width] ?? 0)
      expect(fileNamed(fileAddress('', file).slice(1))).toEqual({ format: file.format, width: file.width, hash: file.hash })
    }
  })

  it('loses where it was taken and everything else that was written into it, also behind its end', async () => {
    const told = await sharp(await drawn(400, 300)).withExif({ IFD0: { Artist: 'KANARIE', Copyright: 'KANARIE' }, IFD3: { GPSLatitude: '59/1 19/1 0/1', GPSLatitudeRef: 'N' } }).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>KANARIE</a></x:xmpmeta>').jpeg().toBuffer()
    expect(told.includes('KANARIE')).toBe(true)
    const polyglot = Buffer.concat([told, Buffer.from('<script>KANARIE</script>')])
    for (const { bytes: made } of (await picture(polyglot)).files) {
      expect(Buffer.from(made).includes('KANARIE')).toBe(false)
      const about = await sharp(made).metadata()
      expect([about.exif, about.xmp, about.iptc, about.icc, about.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    }
  })

  it('stands as the camera held it, keeps what can be seen through, and is never made larger', async () => {
    expect(await picture(await sharp(await drawn(400, 330)).withMetadata({ orientation: 6 }).jpeg().toBuffer())).toMatchObject({ width: 330, height: 400 })
    const glass = await sharp(await drawn(400, 300)).ensureAlpha(0.5).png().toBuffer()
    const { files } = await picture(glass)
    expect(files.map(({ format, width }) => `${format} ${width}`)).toEqual(['avif 320', 'webp 320', 'png 320', 'avif 400', 'webp 400', 'png 400'])
  })

  it('is known by what it holds and not by its name: anything else is refused', async () => {
    const photo = await drawn(400, 300)
    for (const other of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '%PDF-1.7', '<!doctype html>', '\xff\xd8\xff<script>', 'RIFF1234WEBPx', 'xxxxftypheic']) expect(await fault(Buffer.from(other, 'latin1')), other).toBe('pictureKind')
    expect(await fault(await sharp(photo).gif().toBuffer())).toBe('pictureKind')
    expect(await fault(await sharp(photo).tiff().toBuffer())).toBe('pictureKind')
    expect(await fault(photo.subarray(0, photo.length / 2))).toBe('pictureKind')
    const moves = await sharp([photo, await drawnPicture(400, 300, 90)], { join: { animated: true } }).webp().toBuffer()
    expect(await fault(moves)).toBe('pictureMoves')
  })

  it('is refused when it is too large, claims to be, is too small, or holds more than a slow network bears', async () => {
    expect(await fault(Buffer.concat([await drawn(400, 300), Buffer.alloc(largestFile)]))).toBe('pictureLarge')
    expect(claims(30_000, 30_000).length).toBeLessThan(200)
    expect(await fault(claims(30_000, 30_000))).toBe('pictureLarge')
    expect(await fault(claims(7_000, 7_000))).toBe('pictureLarge')
    expect(await fault(await drawn(319, 200))).toBe('pictureSmall')
    const noise = Buffer.from(Array.from({ length: 1_000 * 1_000 * 3 }, (_, at) => (Math.imul(at, 2_654_435_761) >>> 13) & 255))
    expect(await fault(await sharp(noise, { raw: { width: 1_000, height: 1_000, channels: 3 } }).jpeg({ quality: 95 }).toBuffer())).toBe('pictureHeavy')
  }, 60_000)
})
