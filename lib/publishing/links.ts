import { pieces, unescapeHtml, valueOf } from '@/lib/publishing/html'

/** Addresses on this site that a page links or refers to, without fragment and query, each once, sorted. */
export function linksOf(html: string): string[] {
  const found = pieces(html).flatMap((piece) =>
    piece.kind === 'open' ? ['href', 'src', 'action'].flatMap((name) => valueOf(piece, name) ?? []) : [])
  const own = found.map(unescapeHtml).filter((address) => address.startsWith('/')).map((address) => address.replace(/[?#].*$/, ''))
  return [...new Set(own)].sort()
}
