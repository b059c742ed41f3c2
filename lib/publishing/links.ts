import { pieces, unescapeHtml, valueOf } from '@/lib/publishing/html'

/** `a.avif 320w, b.avif 640w` */
const sizesOf = (srcset: string): string[] => srcset.split(',').map((each) => each.trim().split(/\s/)[0] ?? '')

/** Addresses on this site that a page links or refers to, also pictures in other sizes, without fragment and query, each once, sorted. */
export function linksOf(html: string): string[] {
  const found = pieces(html).flatMap((piece) =>
    piece.kind === 'open' ? [...['href', 'src', 'action'].flatMap((name) => valueOf(piece, name) ?? []), ...sizesOf(valueOf(piece, 'srcset') ?? '')] : [])
  const own = found.map(unescapeHtml).filter((address) => address.startsWith('/')).map((address) => address.replace(/[?#].*$/, ''))
  return [...new Set(own)].sort()
}
