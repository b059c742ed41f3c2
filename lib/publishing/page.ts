/** From what Next rendered to what is published: one file, nothing to load but icons, one script known by its hash. */
import { createHash } from 'node:crypto'
import { criticalCss } from '@/lib/publishing/critical-css'
import { exitElement, exitScript } from '@/lib/publishing/exit-script'
import { hasAttribute, pieces, unescapeHtml, valueOf, without, wordsOf, write, type OpenTag, type Piece } from '@/lib/publishing/html'
import { sealElement, type SealScript } from '@/lib/publishing/seal-script'
import { strip } from '@/lib/publishing/strip'

export interface ComposedPage {
  html: string
  /** The same page without its opening sentences, for when they no longer hold (decisions 15); null when it has none. */
  stale: string | null
  /** Epoch milliseconds when the first opening sentence stops being true. */
  until: number | null
  /** For the Content-Security-Policy. */
  hashes: { script: string; style: string; seal?: string }
}

/** The mark that components put on a sentence that is true only until an instant. Never reaches a visitor. */
const mark = 'data-until'

/**
 * @param rendered HTML of the page as Next answered it
 * @param stylesheet the text of the stylesheets the page asked for, in order
 * @param seal the script that seals in the browser, for a page that loads it
 * @throws with a sentence when the page cannot be published
 */
export async function compose(rendered: string, stylesheet: (addresses: string[]) => Promise<string>, seal: SealScript | null = null): Promise<ComposedPage> {
  const { page: all, stylesheets } = strip(rendered)
  const exit = exitAddress(all)
  if (exit === null) throw new Error('The page has no exit link (class "leave").')
  const css = criticalCss(all, await stylesheet(stylesheets))
  const style = `sha256-${createHash('sha256').update(css).digest('base64')}`
  const head = `<style>${css}</style>${exitElement(exit)}${seal ? sealElement(seal) : ''}</head>`
  const finish = (part: readonly Piece[]) => write(part.map(unmarked)).replace('</head>', () => head)
  const ends = all.flatMap((piece) => (piece.kind === 'open' ? (valueOf(piece, mark) ?? []) : [])).map(Number)
  if (ends.some((end) => !Number.isFinite(end))) throw new Error(`A ${mark} is not an instant in milliseconds.`)
  return {
    html: finish(all),
    stale: ends.length > 0 ? finish(without(all, (tag) => hasAttribute(tag, mark))) : null,
    until: ends.length > 0 ? Math.min(...ends) : null,
    hashes: { script: exitScript().hash, style, ...(seal ? { seal: seal.hash } : {}) },
  }
}

const isExit = (tag: OpenTag): boolean => tag.name === 'a' && wordsOf(tag, 'class').includes('leave')

function exitAddress(all: readonly Piece[]): string | null {
  for (const piece of all) if (piece.kind === 'open' && isExit(piece)) return unescapeHtml(valueOf(piece, 'href') ?? '')
  return null
}

const unmarked = (piece: Piece): Piece =>
  piece.kind === 'open' ? { ...piece, attributes: piece.attributes.filter(([name]) => name !== mark) } : piece

/** A page from `next dev`, untouched but for the exit script, so that "Lämna sidan" can be tried while developing. */
export function withExitScript(rendered: string): string {
  const exit = exitAddress(pieces(rendered))
  return exit === null ? rendered : rendered.replace('</head>', () => `${exitElement(exit)}</head>`)
}
