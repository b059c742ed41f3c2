import type { Headers } from '@/lib/publishing/front/headers'

/** A request without the visitor: no address, no cookie, no user agent reaches this far. */
export interface Ask {
  method: string
  /** Path without query; see `pathOf`. */
  path: string
  /** What the secrecy guide was told in its address, cut short; empty for every other page, whose query is never read. */
  query: string
  acceptEncoding: string | undefined
  /** The body, at most `limit` bytes of it. */
  body: (limit: number) => Promise<Buffer | 'tooLarge'>
}

export interface Answer { status: number; headers: Headers; body: Buffer }
