import { Schema, type Attrs, type MarkSpec, type NodeSpec } from 'prosemirror-model'
import { noteWords, statementWords } from '@/lib/content/text/words'
import { isGoal } from '@/lib/editorial/blocks/goal'
import { locales } from '@/lib/routes'

/** One attribute of a node, which stands in the page as `data-…`. What it may be is held wherever it comes from. */
interface Attribute { name: string; start: string; allows: (value: string) => boolean }
const anything = () => true
const oneOf = (all: readonly string[]) => (value: string) => all.includes(value)
/** Names of contacts, of pages and of sections. */
const keys = (value: string) => /^[A-Za-z0-9, -]*$/.test(value)

interface Shape { content?: string; tag?: string; attr?: Attribute; more?: Partial<NodeSpec> }

function holds({ allows }: Attribute): (value: unknown) => void {
  return (value) => { if (typeof value !== 'string' || !allows(value)) throw new RangeError('an attribute that no text has') }
}
function shaped(className: string, { content, tag = 'div', attr, more }: Shape): NodeSpec {
  const domOf = (attrs: Attrs): Record<string, string> => ({ class: className, ...(attr ? { [`data-${attr.name}`]: String(attrs[attr.name]) } : {}) })
  const getAttrs = (dom: HTMLElement): Attrs | false => {
    if (!attr) return {}
    const value = dom.getAttribute(`data-${attr.name}`) ?? attr.start
    return attr.allows(value) ? { [attr.name]: value } : false
  }
  return {
    ...(content === undefined ? { atom: true } : { content }),
    ...(attr ? { attrs: { [attr.name]: { default: attr.start, validate: holds(attr) } } } : {}),
    defining: true,
    toDOM: ({ attrs }) => (content === undefined ? [tag, domOf(attrs)] : [tag, domOf(attrs), 0]),
    parseDOM: [{ tag: `${tag}.${className}`, getAttrs, priority: 60 }],
    ...more,
  }
}
const block = (name: string, shape: Shape): NodeSpec => ({ ...shaped(`b-${name}`, shape), group: 'block' })
/** A part of a block: what is taken away outside it does not make it flow out, and the other way round. */
const part = (name: string, shape: Shape): NodeSpec => ({ ...shaped(`p-${name}`, shape), isolating: true })

/** Words with links and emphasis; and words alone. */
const runs: Shape = { content: 'text*', tag: 'p' }
const words: Shape = { ...runs, more: { marks: '' } }
const heading = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, priority: 20 }))

const nodes = {
  doc: { content: 'head? block+' },
  paragraph: { content: 'text*', group: 'block', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p', priority: 20 }] },
  /** The lines before the first heading: title, owner, sources. */
  head: { content: 'field+', defining: true, isolating: true, toDOM: () => ['div', { class: 'b-head' }, 0] },
  field: { content: 'text*', isolating: true, attrs: { name: { default: '' } }, toDOM: ({ attrs }) => ['p', { 'class': 'p-field', 'data-name': String(attrs.name) }, 0] },
  /** A heading; `lines`: what stands under it as `name: value`. */
  section: {
    content: 'text*', marks: '', group: 'block', defining: true, attrs: { lines: { default: '', validate: 'string' } }, toDOM: () => ['h2', 0], parseDOM: heading,
  },
  lead: block('lead', runs),
  bullets: { content: 'item+', group: 'block', toDOM: () => ['ul', 0], parseDOM: [{ tag: 'ul' }] },
  numbers: { content: 'item+', group: 'block', toDOM: () => ['ol', 0], parseDOM: [{ tag: 'ol' }] },
  item: { content: 'text*', defining: true, toDOM: () => ['li', 0], parseDOM: [{ tag: 'li' }] },
  note: block('note', { ...runs, attr: { name: 'kind', start: 'know', allows: oneOf(Object.keys(noteWords)) } }),
  unknown: block('unknown', runs),
  facts: block('facts', { content: 'pair+' }),
  says: block('says', { content: 'saying+' }),
  steps: block('steps', { content: 'pair pair+' }),
  path: block('path', { content: 'leg leg+' }),
  questions: block('questions', { content: 'group+' }),
  card: block('card', { content: 'name saying+' }),
  ways: block('ways', { content: 'way+' }),
  boxes: block('boxes', { content: 'group group' }),
  table: block('table', { content: 'caption rows' }),
  contacts: block('contacts', { attr: { name: 'keys', start: '', allows: keys } }),
  contact: block('contact', { attr: { name: 'keys', start: '', allows: keys } }),
  jump: block('jump', { content: 'target target+' }),
  image: block('image', { content: 'alternative legend', attr: { name: 'id', start: '', allows: keys } }),
  finder: block('finder', {}),
  statement: block('statement', { attr: { name: 'part', start: 'degree', allows: oneOf(Object.keys(statementWords)) } }),
  /** The laws of a measure. */
  laws: block('laws', { content: 'law+' }),
  /** Lines as they were typed, with the signs of the text form: what cannot be read. */
  typed: { content: 'text*', marks: '', group: 'block', code: true, defining: true, toDOM: () => ['pre', { class: 'b-typed' }, 0], parseDOM: [{ tag: 'pre.b-typed', preserveWhitespace: 'full' }] },
  pair: part('pair', { content: 'name explained' }),
  saying: part('saying', { content: 'said sound' }),
  leg: part('leg', { content: 'name who when line+ fork*' }),
  fork: part('fork', { content: 'name line+' }),
  group: part('group', { content: 'name line+' }),
  way: part('way', { content: 'name about', attr: { name: 'page', start: 'start', allows: keys } }),
  law: part('law', { content: 'name about' }),
  target: part('target', { ...words, attr: { name: 'to', start: '', allows: anything } }),
  rows: part('rows', { content: 'headRow row*', tag: 'table', more: { toDOM: () => ['table', { class: 'p-rows' }, ['tbody', 0]] } }),
  headRow: part('head-row', { content: 'headCell+', tag: 'tr' }),
  row: part('row', { content: 'cell+', tag: 'tr' }),
  headCell: part('head-cell', { ...words, tag: 'th' }),
  cell: part('cell', { ...runs, tag: 'td' }),
  name: part('name', words),
  explained: part('explained', runs),
  line: part('line', runs),
  about: part('about', words),
  said: part('said', words),
  sound: part('sound', words),
  who: part('who', words),
  when: part('when', words),
  caption: part('caption', words),
  alternative: part('alternative', words),
  legend: part('legend', words),
  text: {},
} satisfies Record<string, NodeSpec>

/** A run of text is one thing at a time (lib/content/model.ts), so each mark puts out the others. */
const marks = {
  strong: { excludes: '_', toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  link: {
    excludes: '_', inclusive: false, attrs: { goal: { validate: holds({ name: 'goal', start: '', allows: isGoal }) } },
    toDOM: ({ attrs }) => ['span', { 'class': 'm-link', 'data-goal': String(attrs.goal) }, 0],
    parseDOM: [{ tag: 'span.m-link[data-goal]', getAttrs: (dom) => goalOf(dom.getAttribute('data-goal')) }, { tag: 'a[href]', getAttrs: (dom) => goalOf(dom.getAttribute('href')) }],
  },
  foreign: {
    excludes: '_', inclusive: false, attrs: { lang: { validate: holds({ name: 'lang', start: '', allows: oneOf(locales) }) } },
    toDOM: ({ attrs }) => ['span', { class: 'm-foreign', lang: String(attrs.lang) }, 0],
    parseDOM: [{ tag: 'span.m-foreign[lang]', getAttrs: (dom) => { const lang = dom.getAttribute('lang') ?? ''; return oneOf(locales)(lang) ? { lang } : false } }],
  },
} satisfies Record<string, MarkSpec>

const goalOf = (goal: string | null): Attrs | false => (goal !== null && isGoal(goal) ? { goal } : false)

type NodeName = keyof typeof nodes
/** The blocks and runs that a text of the site may have; nothing else can be typed, pasted or kept. */
export const blockSchema = new Schema({ nodes, marks } as { nodes: Record<NodeName, NodeSpec>; marks: Record<keyof typeof marks, MarkSpec> })

/** What stands at the top of a text, by the name that the toolbar and the words of the page know it by. */
export type BlockName = Exclude<NodeName, 'doc' | 'text' | 'field' | 'item' | 'pair' | 'saying' | 'leg' | 'fork' | 'group' | 'way' | 'law' | 'target' | 'rows' | 'headRow' | 'row' | 'headCell' | 'cell' | TextPart>
/** What holds words inside a block of several parts. */
type TextPart = 'name' | 'explained' | 'line' | 'about' | 'said' | 'sound' | 'who' | 'when' | 'caption' | 'alternative' | 'legend'
