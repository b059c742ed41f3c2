/**
 * How large a first view may be: HTML and every same-origin file the browser loads before anyone scrolls, body bytes under
 * brotli, without padding. With headers and TLS the usual one is a single flight of 14.6 kB. The pages that may be larger
 * are listed here, each with its reason; none of them is one that a frightened person must read first.
 */
import { publicPath, type PageId } from '@/lib/routes'

export const usualBytes = 13_500

const larger: Partial<Record<PageId, number>> = {
  // Fourteen actors by eleven measures, once as a table and once as a list, for people at work.
  whoDoesWhat: 30_000,
}

/** @param path public path, or the key of a page without an address */
export function mostBytes(path: string): number {
  const found = Object.entries(larger).find(([page]) => publicPath(page as PageId, 'sv') === path)
  return found?.[1] ?? usualBytes
}
