/**
 * Can a selector match anything on a page? Says yes when in doubt: a rule kept for nothing costs bytes, a rule lost
 * costs a reader the page. (PurgeCSS loses nested rules and a bare `:focus-visible`, so we read selectors ourselves.)
 */
import parser, { type Attribute, type Node, type Pseudo, type Root, type Selector } from 'postcss-selector-parser'
import { unescapeHtml, wordsOf, type Piece } from '@/lib/publishing/html'

/** Everything on a page that a selector can ask for. Attribute values by name; classes and ids apart. */
export interface PageTokens {
  tags: ReadonlySet<string>
  classes: ReadonlySet<string>
  ids: ReadonlySet<string>
  attributes: ReadonlyMap<string, ReadonlySet<string>>
}

export function tokensOf(all: readonly Piece[]): PageTokens {
  const tags = new Set<string>()
  const classes = new Set<string>()
  const ids = new Set<string>()
  const attributes = new Map<string, Set<string>>()
  for (const piece of all) {
    if (piece.kind !== 'open') continue
    tags.add(piece.name.toLowerCase())
    for (const word of wordsOf(piece, 'class')) classes.add(unescapeHtml(word))
    for (const [name, value] of piece.attributes) {
      const known = attributes.get(name.toLowerCase()) ?? new Set()
      attributes.set(name.toLowerCase(), known.add(unescapeHtml(value ?? '')))
      if (name === 'id' && value) ids.add(unescapeHtml(value))
    }
  }
  return { tags, classes, ids, attributes }
}

/** Only what a stylesheet asks about: pages that differ in nothing of this share their rules. */
export interface Questions { tags: Set<string>; classes: Set<string>; ids: Set<string>; attributes: Map<string, Attribute> }

export const noQuestions = (): Questions => ({ tags: new Set(), classes: new Set(), ids: new Set(), attributes: new Map() })

/** Every page asks the same few hundred selectors, so each is read once; a new build brings a few new ones. */
const read = new Map<string, Root>()

function parse(selector: string): Root {
  const known = read.get(selector) ?? parser().astSync(selector)
  read.set(selector, known)
  return known
}

/** Adds what `selector` asks about to `to`. */
export function ask(selector: string, to: Questions): void {
  parse(selector).walk((node) => {
    if (node.type === 'tag') to.tags.add(node.value.toLowerCase())
    if (node.type === 'class') to.classes.add(node.value)
    if (node.type === 'id') to.ids.add(node.value)
    if (node.type === 'attribute') to.attributes.set(node.toString(), node)
    if (node.type === 'pseudo') for (const tag of needed[bare(node)] ?? []) to.tags.add(tag)
  })
}

/** What the page answers, as one line that is the same for pages with the same rules. */
export function answers(page: PageTokens, questions: Questions): string {
  const some = (asked: Set<string>, has: ReadonlySet<string>) => [...asked].filter((word) => has.has(word)).sort()
  // Whether `[href^="tel:"]` is met, not which addresses the page has: those differ on each of 290 pages.
  const met = [...questions.attributes].filter(([, node]) => attributeCan(node, page)).map(([selector]) => selector).sort()
  return JSON.stringify([some(questions.tags, page.tags), some(questions.classes, page.classes), some(questions.ids, page.ids), met])
}

/** The selectors of a list that can match, in their order; `&` stands for a parent that can. */
export const matching = (selectors: readonly string[], page: PageTokens): string[] =>
  selectors.filter((selector) => parse(selector).nodes.some((each) => canMatch(each, page)))

const canMatch = (selector: Selector, page: PageTokens): boolean => selector.nodes.every((node) => nodeCan(node, page))

function nodeCan(node: Node, page: PageTokens): boolean {
  switch (node.type) {
    case 'tag': return page.tags.has(node.value.toLowerCase())
    case 'class': return page.classes.has(node.value)
    case 'id': return page.ids.has(node.value)
    case 'attribute': return attributeCan(node, page)
    case 'pseudo': return pseudoCan(node, page)
    default: return true
  }
}

/** Attributes that the reader's own actions set without any script. */
const live = new Set(['open'])

function attributeCan(node: Attribute, page: PageTokens): boolean {
  const name = node.attribute.toLowerCase()
  if (live.has(name)) return true
  const values = page.attributes.get(name)
  if (!values) return false
  const { value: wanted, operator } = node
  if (wanted === undefined || operator === undefined) return true
  const fold = (text: string) => (node.insensitive ? text.toLowerCase() : text)
  const right = fold(wanted)
  return [...values].map(fold).some((left) => {
    switch (operator) {
      case '=': return left === right
      case '~=': return left.split(/\s+/).includes(right)
      case '|=': return left === right || left.startsWith(`${right}-`)
      case '^=': return left.startsWith(right)
      case '$=': return left.endsWith(right)
      case '*=': return left.includes(right)
      default: return true
    }
  })
}

/** Parts that exist only inside these elements; Tailwind's base styles them on every site. */
const needed: Record<string, readonly string[] | undefined> = {
  'file-selector-button': ['input'], 'backdrop': ['dialog'], 'placeholder': ['input', 'textarea'],
  '-webkit-search-decoration': ['input'], '-webkit-date-and-time-value': ['input'], '-webkit-datetime-edit': ['input'],
  '-webkit-inner-spin-button': ['input'], '-webkit-outer-spin-button': ['input'], 'details-content': ['details'],
  '-moz-ui-invalid': ['input'],
}
const bare = (node: Pseudo): string => node.value.replace(/^:+/, '')

function pseudoCan(node: Pseudo, page: PageTokens): boolean {
  const name = bare(node)
  if (name === 'host' || name === 'host-context') return false
  // `:not(.x)` matches without an .x; the rest of the functions need one of their arguments.
  if (['is', 'where', 'has', 'matches', '-webkit-any', '-moz-any'].includes(name)) return node.nodes.some((each) => canMatch(each, page))
  const elements = needed[name]
  return !elements || elements.some((tag) => page.tags.has(tag))
}
