/** The desk's pages as the script finds and changes them. It writes nothing but texts into them, and shows pages that the site has answered. */

/** What a visitor sees and fills in. */
export const mainOf = (page: Document): HTMLElement | null => page.querySelector('main')

/** A sentence of the page's own (`SealWords`), in its language. */
export const sentence = (word: string): string => document.querySelector(`[data-say="${word}"]`)?.textContent ?? ''

export type Fields = Record<string, string>

/** What the browser would send, with the button that was pressed, which `FormData` of some browsers leaves out. */
export function fieldsOf(form: HTMLFormElement, pressed: HTMLElement | null): Fields {
  const fields: Fields = {}
  new FormData(form).forEach((value, name) => { if (typeof value === 'string') fields[name] = value })
  const button = pressed ?? form.querySelector('button')
  if (button instanceof HTMLButtonElement && button.name !== '') fields[button.name] = button.value
  return fields
}

export interface Fault { word: string; field: string; more?: string }

/** As a page that we answered tells it (`DeskFaults`): first in the form, in focus, each leading to its field, and once more at the field. */
export function showFaults(form: HTMLFormElement, faults: readonly Fault[]): void {
  clearFaults()
  const box = element('div', { class: 'errs', role: 'alert', tabindex: '-1' }, element('h2', {}, sentence('heading')), element('p', {}, sentence('kept')),
    element('ul', {}, ...faults.map(({ word, field, more = '' }) => element('li', {}, element('a', { href: `#${field}` }, `${sentence(word)} ${more}`.trim())))))
  form.prepend(box)
  for (const { word, field } of faults) {
    const holder = document.getElementById(field)?.getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)).find((each) => each?.id.endsWith('-faults'))
    holder?.append(element('p', { class: 'err' }, sentence(word)))
  }
  box.focus()
}

function clearFaults(): void {
  for (const old of document.querySelectorAll('main .errs, main .err')) old.remove()
}

function element(name: string, attributes: Fields, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...inside)
  return made
}

/** Says that something is being worked out, for as long as it is, and lets the page show it before that begins. */
export async function whileWorking<Value>(form: HTMLFormElement, work: () => Promise<Value>): Promise<Value> {
  clearFaults()
  const told = element('p', { role: 'status', class: 'small' }, sentence('working'))
  form.append(told)
  form.setAttribute('aria-busy', 'true')
  try {
    await new Promise((resolve) => { setTimeout(resolve, 30) })
    return await work()
  } finally {
    told.remove()
    form.removeAttribute('aria-busy')
  }
}

/** Puts an answered page in place of the one that is shown, in its own style, and leads whoever reads to where it begins. */
export function show(page: Document, main: HTMLElement): void {
  const style = new CSSStyleSheet()
  style.replaceSync(page.querySelector('style')?.textContent ?? '')
  document.adoptedStyleSheets = [style]
  document.title = page.title
  replace(main)
}

/** The same with a page that was shown before. */
export function replace(main: HTMLElement): void {
  mainOf(document)?.replaceWith(main)
  const first = main.querySelector<HTMLElement>('[role=alert], [role=status]') ?? main.querySelector('h1')
  if (first && !first.hasAttribute('tabindex')) first.tabIndex = -1
  scrollTo(0, 0)
  first?.focus({ preventScroll: true })
}

/** Where the lock is, as the page tells it (`SealLine`). */
export function tellWhere(where: 'browser' | 'server', within: ParentNode = document): void {
  for (const line of within.querySelectorAll<HTMLElement>('[data-seal]')) line.hidden = line.dataset['seal'] !== where
}
