/**
 * The rules a page uses, and no others, to be inlined in it: one request less, and a first view that fits one flight
 * (decisions 9). Same page and stylesheet give the same bytes, so that few style hashes exist.
 */
import { createHash } from 'node:crypto'
import postcss, { type AtRule, type ChildNode, type Container, type Root } from 'postcss'
import type { Piece } from '@/lib/publishing/html'
import { answers, ask, matching, noQuestions, tokensOf, type PageTokens, type Questions } from '@/lib/publishing/selectors'

interface Sheet { root: Root; questions: Questions; results: Map<string, string> }

const sheets = new Map<string, Sheet>()
/** A build brings one stylesheet; a few are kept for the editor who publishes while a build is replaced. */
const mostSheets = 4

/**
 * @param all a page without framework remains
 * @param css the site's whole stylesheet
 * @returns minified rules, or throws when the stylesheet asks for something a published page may not load
 */
export function criticalCss(all: readonly Piece[], css: string): string {
  const sheet = sheetOf(css)
  const page = tokensOf(all)
  const drawn = all.flatMap((piece) => (piece.kind === 'open' ? piece.attributes.flatMap(([, value]) => variablesIn(value ?? '')) : []))
  const key = answers(page, sheet.questions) + JSON.stringify([...new Set(drawn)].sort())
  const known = sheet.results.get(key)
  if (known !== undefined) return known
  const root = sheet.root.clone()
  keepUsed(root, page)
  keepReferenced(root, drawn)
  removeEmpty(root)
  const result = root.toString()
  sheet.results.set(key, result)
  return result
}

const variablesIn = (text: string): string[] => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((hit) => hit[1] ?? '')

function sheetOf(css: string): Sheet {
  const id = createHash('sha256').update(css).digest('base64')
  const known = sheets.get(id)
  if (known) return known
  const root = postcss.parse(css)
  const questions = noQuestions()
  root.walkComments((comment) => { comment.remove() })
  root.walkRules((rule) => { if (!inKeyframes(rule.parent)) for (const each of rule.selectors) ask(each, questions) })
  root.walkAtRules((rule) => {
    if (rule.name === 'import') throw new Error(`The stylesheet loads another one: @import ${rule.params}`)
    if (rule.name === 'charset') rule.remove()
  })
  root.walkDecls((declaration) => {
    const file = /url\(\s*["']?(?!#|\/(?!\/))([^)]*)/.exec(declaration.value)
    if (file) throw new Error(`The stylesheet loads a file from elsewhere: ${declaration.prop}: ${file[0]}`)
  })
  minify(root)
  if (/<\/style/i.test(root.toString())) throw new Error('The stylesheet would end its own element.')
  const sheet = { root, questions, results: new Map<string, string>() }
  const [oldest] = sheets.keys()
  if (sheets.size >= mostSheets && oldest !== undefined) sheets.delete(oldest)
  sheets.set(id, sheet)
  return sheet
}

const inKeyframes = (parent: ChildNode['parent']): boolean =>
  parent?.type === 'atrule' && /keyframes$/i.test((parent as AtRule).name)

function keepUsed(root: Root, page: PageTokens): void {
  root.walkRules((rule) => {
    if (inKeyframes(rule.parent)) return
    const kept = matching(rule.selectors, page)
    if (kept.length === 0) rule.remove()
    else if (kept.length < rule.selectors.length) rule.selector = kept.join(',')
  })
}

/** Variables, registered properties, animations and fonts that nothing left on the page refers to. */
function keepReferenced(root: Root, drawn: readonly string[]): void {
  for (;;) {
    const used = new Set(drawn)
    const names = new Set<string>()
    const read = (text: string) => { for (const hit of text.matchAll(/--[\w-]+/g)) used.add(hit[0]) }
    root.walkDecls((declaration) => {
      for (const name of variablesIn(declaration.value)) used.add(name)
      // A list of properties to animate names them without var().
      if (/^(transition|will-change)/.test(declaration.prop)) read(declaration.value)
      if (/^(-\w+-)?animation(-name)?$|^font(-family)?$|^--/.test(declaration.prop))
        for (const word of declaration.value.split(/[\s,"']+/)) names.add(word)
    })
    root.walkAtRules((rule) => { if (rule.name === 'container') read(rule.params) })
    let removed = 0
    const remove = (node: ChildNode) => { node.remove(); removed++ }
    root.walkDecls(/^--/, (declaration) => { if (!used.has(declaration.prop)) remove(declaration) })
    root.walkAtRules((rule) => {
      if (rule.name === 'property' && !used.has(rule.params)) remove(rule)
      if (/keyframes$/i.test(rule.name) && !names.has(rule.params.replace(/["']/g, ''))) remove(rule)
    })
    if (removed === 0) return
  }
}

function removeEmpty(container: Container): void {
  for (const node of [...(container.nodes ?? [])]) {
    if (node.type !== 'rule' && node.type !== 'atrule') continue
    if (node.nodes) {
      removeEmpty(node)
      if (node.nodes.length === 0 && !(node.type === 'atrule' && node.name === 'layer')) node.remove()
    }
  }
}

/** White space only: Next's build has already shortened the values. */
function minify(root: Root): void {
  root.raws = { before: '', after: '', semicolon: false }
  root.walk((node) => {
    node.raws.before = ''
    if (node.type === 'decl') {
      node.raws.between = ':'
      node.raws.important = node.important ? '!important' : ''
      node.value = squeeze(node.value)
    } else if (node.type === 'rule') {
      Object.assign(node.raws, { between: '', after: '', semicolon: false, selector: undefined })
      node.selector = node.selectors.map((selector) => tighten(squeeze(selector))).join(',')
    } else if (node.type === 'atrule') {
      Object.assign(node.raws, { afterName: /^["(]/.test(node.params) || node.params === '' ? '' : ' ', between: '', after: '', semicolon: false, params: undefined })
      node.params = squeeze(node.params)
    }
  })
}

const outsideQuotes = (text: string, change: (part: string) => string): string =>
  text.replace(/("[^"]*"|'[^']*')|([^"']+)/g, (_, quoted?: string, plain?: string) => quoted ?? change(plain ?? ''))

const squeeze = (text: string): string => outsideQuotes(text, (part) => part.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')).trim()

/** Combinators need no space around them; the plus of `:nth-child(2n + 1)` is left alone, since it stands in brackets. */
const tighten = (selector: string): string =>
  selector.includes('(') || selector.includes('[') ? selector : selector.replace(/\s*([>+~])\s*/g, '$1')
