import { Fragment, Slice, type Node } from 'prosemirror-model'
import { goalOf } from '@/lib/editorial/blocks/goal'
import { blocksOf } from '@/lib/editorial/blocks/from-text'
import { blockSchema } from '@/lib/editorial/blocks/schema'

const { nodes } = blockSchema

/** What holds no words of a text. */
const wordless = 'script,style,link,meta,title,base,template,noscript,iframe,frame,object,embed,svg,math,canvas,video,audio,select,textarea,input,button'
/** Where a line cannot be broken in two. */
const oneLine = 'li,td,th,h1,h2,h3,h4,h5,h6,[class^="p-"]'
const kept = /^(?:href|class|lang|data-(?:kind|keys|part|page|to|goal|name|pm-slice))$/

const weightOf = (element: Element): string => /font-weight:\s*([a-z0-9]+)/i.exec(element.getAttribute('style') ?? '')?.[1]?.toLowerCase() ?? ''
function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}
function rename(element: Element, tag: string): Element {
  const made = element.ownerDocument.createElement(tag)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

/** Word writes a list as paragraphs, each with its bullet or number as words. */
function listsOfWord(page: Document): void {
  let list: Element | null = null
  for (const item of page.querySelectorAll('p')) {
    if (!/mso-list:\s*l\d/i.test(item.getAttribute('style') ?? '')) continue
    const sign = [...item.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''))
    const tag = /^\s*(?:\d+|[a-z])[.)]/i.test(sign?.textContent ?? '') ? 'ol' : 'ul'
    sign?.remove()
    if (!list || list.localName !== tag || list.nextElementSibling !== item) {
      list = page.createElement(tag)
      item.before(list)
    }
    list.append(item)
    rename(item, 'li')
  }
}

/** Lists are one deep here, and an item is one line. */
function flatten(page: Document): void {
  for (const inner of page.querySelectorAll('li ul, li ol')) inner.parentElement?.closest('li')?.after(...inner.children)
  for (const empty of page.querySelectorAll('li > ul, li > ol')) empty.remove()
  for (const list of page.querySelectorAll('ul > ul, ol > ol, ul > ol, ol > ul')) unwrap(list)
  for (const inner of page.querySelectorAll(`:is(${oneLine}) :is(p,div,blockquote,pre,section,article)`)) {
    if (inner.matches('[class^="p-"]')) continue
    inner.before(' ')
    unwrap(inner)
  }
}

/** A table becomes one of ours: a first row of headings, and as many cells in each. */
function tables(page: Document): void {
  for (const table of page.querySelectorAll('table:not(.p-rows)')) {
    const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
    const width = Math.max(0, ...rows.map(({ children }) => children.length))
    // One column is how mails and pages are laid out.
    if (width < 2) {
      table.replaceWith(...rows.flatMap((row) => [...row.children].map((cell) => rename(cell, 'div'))))
      continue
    }
    const body = page.createElement('tbody')
    for (const [at, row] of rows.entries()) {
      const made = page.createElement('tr')
      made.className = at === 0 ? 'p-head-row' : 'p-row'
      const cells = [...row.children].map((cell) => rename(cell, at === 0 ? 'th' : 'td'))
      while (cells.length < width) cells.push(page.createElement(at === 0 ? 'th' : 'td'))
      for (const cell of cells) cell.className = at === 0 ? 'p-head-cell' : 'p-cell'
      made.append(...cells)
      body.append(made)
    }
    const [block, caption, inner] = [page.createElement('div'), page.createElement('p'), page.createElement('table')]
    block.className = 'b-table'
    caption.className = 'p-caption'
    caption.textContent = table.querySelector('caption')?.textContent ?? ''
    inner.className = 'p-rows'
    inner.append(body)
    block.append(caption, inner)
    table.replaceWith(block)
  }
}

/**
 * What somebody copied elsewhere, as the little that a text of ours can take of it: running text, headings, lists, tables, strong words
 * and links. It is read in a page of its own, which shows nothing, runs nothing and fetches nothing.
 */
export function cleaned(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll(wordless)) element.remove()
  listsOfWord(page)
  for (const element of page.body.querySelectorAll('b, strong')) if (/^(?:normal|[1-4]00)$/.test(weightOf(element))) unwrap(element)
  for (const element of page.body.querySelectorAll('span')) if (/^(?:bold|bolder|[6-9]00)$/.test(weightOf(element)) && !element.closest('b,strong,h1,h2,h3,h4,h5,h6')) rename(element, 'strong')
  for (const element of page.body.querySelectorAll('br')) element.replaceWith(element.closest(oneLine) ? ' ' : page.createElement('div'))
  flatten(page)
  tables(page)
  for (const link of page.body.querySelectorAll('a')) {
    const goal = goalOf((link.getAttribute('href') ?? '').replace(/^(?!https:|tel:|sida:).*/is, ''))
    if (goal === null) unwrap(link)
    else link.setAttribute('href', goal)
  }
  for (const element of page.body.querySelectorAll('*')) for (const { name } of [...element.attributes]) if (!kept.test(name)) element.removeAttribute(name)
  return page.body.innerHTML
}

/** Whether each attribute of a node or mark is one that a text can have. */
const allows = (spec: Record<string, { validate?: string | ((value: unknown) => void) }> | undefined, attrs: Record<string, unknown>): boolean =>
  Object.entries(spec ?? {}).every(([name, { validate }]) => {
    if (typeof validate !== 'function') return typeof attrs[name] === 'string'
    try {
      validate(attrs[name])
      return true
    } catch {
      return false
    }
  })

function checked(fragment: Fragment): Fragment {
  const found: Node[] = []
  for (const node of fragment.content) {
    if (!allows(node.type.spec.attrs, node.attrs)) continue
    const marks = node.marks.filter((mark) => allows(mark.type.spec.attrs, mark.attrs))
    found.push(node.isText ? node.mark(marks) : node.copy(checked(node.content)))
  }
  return Fragment.fromArray(found)
}
/** A slice says itself what stands around it, and whoever wrote it may have written anything. */
export function onlyOurs({ content, openStart, openEnd }: Slice): Slice {
  const kept = checked(content)
  return kept.eq(content) ? new Slice(content, openStart, openEnd) : Slice.maxOpen(kept)
}

/** Words without any form: each line a paragraph, or an item when it begins as one; a text in the text form, its blocks. */
export function fromPlainText(text: string, isPlain: boolean): Slice {
  if (/^(?:==(?: |$)|@[a-zåäö]+)/m.test(text)) return Slice.maxOpen(blocksOf(text, isPlain).doc.content)
  const blocks: Node[] = []
  for (const line of text.split(/[\r\n\u2028\u2029]+/)) {
    if (line.trim() === '') continue
    const [, sign, words = ''] = /^\s*([-*•·–]|\d{1,2}[.)])\s+(.*)$/u.exec(line) ?? []
    const type = sign === undefined ? nodes.paragraph : /\d/.test(sign) ? nodes.numbers : nodes.bullets
    const inside = blockSchema.text(type === nodes.paragraph || words === '' ? line.trim() : words)
    const last = blocks.at(-1)
    if (type === nodes.paragraph) blocks.push(type.create(null, inside))
    else if (last?.type === type) blocks[blocks.length - 1] = last.copy(last.content.addToEnd(nodes.item.create(null, inside)))
    else blocks.push(type.create(null, nodes.item.create(null, inside)))
  }
  return Slice.maxOpen(Fragment.fromArray(blocks))
}
