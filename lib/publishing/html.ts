/**
 * Reads and writes the HTML that React renders, piece by piece, without a DOM: well-formed, attributes quoted.
 * Lossless for what it keeps, so that a page says exactly what its component said.
 */

type Attribute = readonly [name: string, value: string | null]

export type Piece =
  | { kind: 'open'; name: string; attributes: Attribute[]; selfClosing: boolean }
  | { kind: 'close'; name: string }
  /** Inside of script, style, textarea and title: never read as tags. */
  | { kind: 'raw'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'comment' }
  | { kind: 'doctype' }

export type OpenTag = Extract<Piece, { kind: 'open' }>

const rawElements = new Set(['script', 'style', 'textarea', 'title'])
const voidElements = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
const booleans = new Set(['async', 'autofocus', 'checked', 'disabled', 'hidden', 'inert', 'multiple', 'novalidate', 'open', 'readonly', 'required', 'reversed', 'selected'])

const openTag = /<([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>/y
const closeTag = /<\/([a-zA-Z][^\s>]*)\s*>/y
const attribute = /([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** Splits a page. Throws when a tag cannot be read: a page we do not understand is not published. */
export function pieces(html: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  let svgDepth = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next !== at) {
      found.push({ kind: 'text', text: html.slice(at, next === -1 ? html.length : next) })
      if (next === -1) break
      at = next
    }
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4)
      if (end === -1) throw new Error('A comment never ends.')
      found.push({ kind: 'comment' })
      at = end + 3
    } else if (html.startsWith('<!', at)) {
      found.push({ kind: 'doctype' })
      at = html.indexOf('>', at) + 1
    } else if (html.startsWith('</', at)) {
      const [whole, name] = match(closeTag, html, at)
      const lower = name.toLowerCase()
      if (lower === 'svg') svgDepth--
      found.push({ kind: 'close', name: svgDepth > 0 ? name : lower })
      at += whole.length
    } else {
      const [whole, name, attributes = '', slash] = match(openTag, html, at)
      const lower = name.toLowerCase()
      if (lower === 'svg' && slash === '') svgDepth++
      // Names keep their case inside drawings only (viewBox, clipPath); React writes charSet and hrefLang in HTML too.
      const drawing = svgDepth > 0
      found.push({
        kind: 'open', name: drawing ? name : lower, selfClosing: drawing && slash === '/',
        attributes: [...attributes.matchAll(attribute)].map(([, key = '', double, single, bare]) =>
          [drawing ? key : key.toLowerCase(), double ?? single ?? bare ?? null] as const),
      })
      at += whole.length
      if (rawElements.has(lower) && !drawing) {
        const closing = new RegExp(`</${lower}`, 'gi')
        closing.lastIndex = at
        const end = closing.exec(html)?.index
        if (end === undefined) throw new Error(`<${lower}> never ends.`)
        if (end > at) found.push({ kind: 'raw', text: html.slice(at, end) })
        at = end
      }
    }
  }
  return found
}

function match(pattern: RegExp, html: string, at: number): [string, string, string?, string?] {
  pattern.lastIndex = at
  const hit = pattern.exec(html)
  if (!hit?.[1]) throw new Error(`A tag that cannot be read: ${html.slice(at, at + 60)}`)
  return [hit[0], hit[1], hit[2], hit[3]]
}

/** Whether a tag has no inside and no end of its own. */
export const isVoid = (tag: OpenTag): boolean => voidElements.has(tag.name) || tag.selfClosing

/** The page again, in one spelling: lower-case names, double quotes, no slash in `<br>`, `hidden` without a value. */
export function write(all: readonly Piece[]): string {
  return all.map((piece) => {
    switch (piece.kind) {
      case 'text': case 'raw': return piece.text
      case 'comment': return ''
      case 'doctype': return '<!doctype html>'
      case 'close': return `</${piece.name}>`
      case 'open': return `<${piece.name}${piece.attributes.map(spell).join('')}${piece.selfClosing ? '/' : ''}>`
    }
  }).join('')
}

const spell = ([name, value]: Attribute): string =>
  value === null || (value === '' && booleans.has(name)) ? ` ${name}` : ` ${name}="${value.replaceAll('"', '&quot;')}"`

export const valueOf = (tag: OpenTag, name: string): string | null =>
  tag.attributes.find(([key]) => key === name)?.[1] ?? null

export const hasAttribute = (tag: OpenTag, name: string): boolean => tag.attributes.some(([key]) => key === name)

/** The classes, rel values or other words of an attribute that holds several. */
export const wordsOf = (tag: OpenTag, name: string): string[] => (valueOf(tag, name) ?? '').split(/\s+/).filter(Boolean)

/** The page without the elements that `unwanted` points at, each with everything inside it. */
export function without(all: readonly Piece[], unwanted: (tag: OpenTag) => boolean): Piece[] {
  const kept: Piece[] = []
  let inside: { name: string; depth: number } | null = null
  for (const piece of all) {
    if (inside) {
      if (piece.kind === 'open' && piece.name === inside.name && !piece.selfClosing) inside.depth++
      if (piece.kind === 'close' && piece.name === inside.name && --inside.depth === 0) inside = null
      continue
    }
    if (piece.kind === 'open' && unwanted(piece)) {
      if (!voidElements.has(piece.name) && !piece.selfClosing) inside = { name: piece.name, depth: 1 }
      continue
    }
    kept.push(piece)
  }
  return kept
}

/** An attribute's value as the browser reads it. Only what React escapes needs undoing. */
export const unescapeHtml = (text: string): string =>
  text.replace(/&(?:quot|#x27|#39|lt|gt|amp);/g, (entity) =>
    ({ '&quot;': '"', '&#x27;': "'", '&#39;': "'", '&lt;': '<', '&gt;': '>' })[entity] ?? '&')
