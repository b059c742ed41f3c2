import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The site's own colours and types, light and dark, from where all of it gets them: for pages that no build has been near. */
export function houseTokens(): string {
  const design = readFileSync('app/globals.css', 'utf8')
  const [, tokens = ''] = /@theme static \{([\s\S]*?)\n\}/.exec(design) ?? []
  const [, dark = ''] = /@media \(prefers-color-scheme: dark\) \{\s*:root \{([\s\S]*?)\n {4}\}/.exec(design) ?? []
  return `:root{${tokens.replace(/--color-\*: initial;/, '')}}@media (prefers-color-scheme:dark){:root{${dark}}}`
}

/** A style element's hash as a policy names it. */
export const styleHash = (css: string): string => `'sha256-${createHash('sha256').update(css).digest('base64')}'`
