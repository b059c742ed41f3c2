/**
 * Compresses a page and pads it, so that a listener on the network who sees only lengths sees a few size classes
 * instead of which kommun someone looked up (decisions 10).
 *
 * Each variant ends in one HTML comment of seeded text. The comment is appended to the finished compressed content as a
 * stored block – brotli: an uncompressed meta-block (RFC 7932 section 9.2), gzip: a stored deflate block (RFC 1951
 * section 3.2.4) – so that one character adds exactly one byte, and no search for the right length is needed.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]
/** `size`: bytes of the content under brotli without padding, which is what the page budget counts (decisions 9). */
export interface Encoded { files: Record<Encoding, Buffer>; size: number }

/** Sizes in bytes. Above the largest, the next multiple of `step`. */
const classes: Record<Encoding, { sizes: readonly number[]; step: number }> = {
  // The icon comes with the first view: 13,250 and its 235 bytes stay under the 13,500 of one flight.
  br: { sizes: [6_000, 10_000, 13_250], step: 8_000 },
  gzip: { sizes: [7_500, 12_000, 16_500], step: 8_000 },
  identity: { sizes: [24_000, 40_000, 64_000], step: 16_000 },
}

/** The size a variant of at least `length` bytes gets. */
export function paddedSize(encoding: Encoding, length: number): number {
  const { sizes, step } = classes[encoding]
  return sizes.find((size) => size >= length) ?? Math.ceil(length / step) * step
}

/**
 * Brotli levels, measured on our pages of 26 kB: 5 takes 1 ms, 10 takes 13 ms and saves 8 to 13 %. Since both end up
 * padded to the same size most of the time, the better one is tried only where it can reach a smaller class.
 */
const quality = { quick: 5, thorough: 10 }
/** No page has gained as much as this from the thorough level. */
const largestGain = 0.18

const brotli = promisify(zlib.brotliCompress)
const deflate = promisify(zlib.deflateRaw)

/** Three padded variants of `html`. Pure: same text, same bytes. */
export async function encode(html: string): Promise<Encoded> {
  const content = Buffer.from(html)
  const [br, gzip] = await Promise.all([smallestBrotli(content), flushedDeflate(content)])
  const files = { br: padBrotli(content, br), gzip: padGzip(content, gzip), identity: padIdentity(content) }
  return { files, size: br.length + lastBlock.length }
}

/**
 * One padded variant, for a page made for one visitor.
 * @param isFull the largest of the sizes at least, so that an answer that says more is not told apart by its length
 */
export async function encodeAnswer(encoding: Encoding, html: string, isFull = false): Promise<Buffer> {
  const content = Buffer.from(html)
  const least = isFull ? classes[encoding].sizes.at(-1) ?? 0 : 0
  if (encoding === 'identity') return padIdentity(content, least)
  if (encoding === 'gzip') return padGzip(content, await flushedDeflate(content), least)
  return padBrotli(content, await flushedBrotli(content, quality.quick), least)
}

async function smallestBrotli(content: Buffer): Promise<Buffer> {
  const quick = await flushedBrotli(content, quality.quick)
  const hoped = Math.ceil(quick.length * (1 - largestGain))
  return brotliLength(hoped) === brotliLength(quick.length) ? quick : flushedBrotli(content, quality.thorough)
}

/** A flush ends the stream on a whole byte, without the mark that nothing follows. */
const flushedBrotli = (content: Buffer, level: number): Promise<Buffer> =>
  brotli(content, {
    finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: level,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
    },
  })

const flushedDeflate = (content: Buffer): Promise<Buffer> =>
  deflate(content, { level: 9, finishFlush: zlib.constants.Z_SYNC_FLUSH })

const shortestComment = '<!---->'.length

function padIdentity(content: Buffer, least = 0): Buffer {
  const comment = commentFor(content, paddedSize('identity', Math.max(least, content.length + shortestComment)) - content.length)
  return Buffer.concat([content, comment])
}

/** ISLAST 1, ISLASTEMPTY 1. */
const lastBlock = Buffer.of(0b11)

const brotliOverhead = 3 + lastBlock.length
const brotliLength = (stream: number, least = 0): number => paddedSize('br', Math.max(least, stream + brotliOverhead + shortestComment))

/** Meta-block header: ISLAST 0, MNIBBLES 4 (0b00), MLEN-1 in 16 bits, ISUNCOMPRESSED 1, zero bits to the byte. */
function padBrotli(content: Buffer, stream: Buffer, least = 0): Buffer {
  const length = brotliLength(stream.length, least) - stream.length - brotliOverhead
  const header = Buffer.alloc(3)
  header.writeUIntLE(((length - 1) << 3) | (1 << 19), 0, 3)
  return Buffer.concat([stream, header, commentFor(content, length), lastBlock])
}

/** Member header without name or time, so that the same page is the same bytes; CRC-32 and length of content and comment. */
function padGzip(content: Buffer, stream: Buffer, least = 0): Buffer {
  const header = Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff)
  const overhead = header.length + 5 + 8
  const length = paddedSize('gzip', Math.max(least, stream.length + overhead + shortestComment)) - stream.length - overhead
  const comment = commentFor(content, length)
  const block = Buffer.alloc(5)
  block.writeUInt8(1, 0)
  block.writeUInt16LE(length, 1)
  block.writeUInt16LE(~length & 0xffff, 3)
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(zlib.crc32(comment, zlib.crc32(content)), 0)
  trailer.writeUInt32LE(content.length + length, 4)
  return Buffer.concat([header, stream, block, comment, trailer])
}

/** Padding never reaches the 64 kB where a stored block would need a longer header: the widest step is 24 000 bytes. */
const longestComment = 0xffff

/** A comment of exactly `length` bytes, its text drawn from the content, so that the same page pads the same way. */
function commentFor(content: Buffer, length: number): Buffer {
  if (length < shortestComment || length > longestComment) throw new Error(`A padding of ${length} bytes cannot be written.`)
  const seed = createHash('sha256').update(content).digest()
  const wanted = length - shortestComment
  let text = ''
  for (let block = 0; text.length < wanted; block++)
    text += createHash('sha512').update(seed).update(String(block)).digest('base64').replace(/[+/=]/g, '')
  return Buffer.from(`<!--${text.slice(0, wanted)}-->`)
}
