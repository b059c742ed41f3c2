/**
 * Takes away what the framework added for hydration, and nothing else: a public page has no framework script
 * (decisions 9). Next 16 has no switch for this.
 */
import { hasAttribute, pieces, unescapeHtml, valueOf, without, wordsOf, write, type OpenTag, type Piece } from '@/lib/publishing/html'

export interface Stripped {
  page: Piece[]
  /** Addresses of the stylesheets the page asked for, in its order; their rules are inlined instead. */
  stylesheets: string[]
}

/** Hints that would make the browser ask for files the page no longer uses, or wait for a script that never comes. */
const hints = new Set(['preload', 'modulepreload', 'prefetch', 'preconnect', 'dns-prefetch', 'expect'])

/** What must not be left: anything here means Next writes something we have not met. `S:`/`B:` are Suspense remains. */
const traces = [/\/_next\//, /__next/, /<script/, /<template/, /<noscript/, /data-precedence/, /data-dgst/, /\bid="[SB]:/, /<next-/, /\$RC\(/]

/** Throws, naming the trace, when something of the framework would remain on the page. */
export function strip(rendered: string): Stripped {
  const stylesheets: string[] = []
  const kept = without(pieces(rendered), (tag) => {
    if (tag.name === 'script') return true
    if (tag.name === 'meta') return valueOf(tag, 'name') === 'next-size-adjust'
    if (tag.name === 'link') {
      const rel = wordsOf(tag, 'rel')
      const href = valueOf(tag, 'href')
      if (rel.includes('stylesheet') && href) stylesheets.push(unescapeHtml(href))
      return rel.includes('stylesheet') || rel.some((word) => hints.has(word))
    }
    return false
  })
  const page = withoutEmpty(kept.filter((piece) => piece.kind !== 'comment').map(withoutBookkeeping))
  const html = write(page)
  for (const trace of traces) {
    const hit = trace.exec(html)
    if (hit) throw new Error(`Something of the framework is left: …${html.slice(Math.max(0, hit.index - 40), hit.index + 60)}…`)
  }
  return { page, stylesheets }
}

function withoutBookkeeping(piece: Piece): Piece {
  if (piece.kind !== 'open') return piece
  const attributes = piece.attributes.filter(([name]) => name !== 'data-precedence' && name !== 'nonce' && name !== 'data-dpl-id')
  return { ...piece, attributes }
}

/** React leaves `<div hidden></div>` and `<template id=…></template>` where it would have put late parts; ours are never late. */
function withoutEmpty(all: Piece[]): Piece[] {
  const isHolder = (tag: OpenTag) =>
    (tag.name === 'div' && tag.attributes.length === 1 && hasAttribute(tag, 'hidden')) || tag.name === 'template'
  return all.filter((piece, at) => {
    const [before, after] = [all[at - 1], all[at + 1]]
    const opens = piece.kind === 'open' && isHolder(piece) && after?.kind === 'close' && after.name === piece.name
    const closes = piece.kind === 'close' && before?.kind === 'open' && before.name === piece.name && isHolder(before)
    return !opens && !closes
  })
}
