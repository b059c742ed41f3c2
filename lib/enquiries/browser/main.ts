/**
 * The script of the desk's pages: takes each form that is sent there, seals what was written or derives what finds a thread, and shows what the
 * site answers in place of the page, so that neither a text nor a code ever leaves the browser open. Everything that it holds is
 * gone with the page. Where it cannot do its work it says so, and the next press goes the way of a page without script.
 */
import { derive } from '@/lib/enquiries/browser/derive'
import { fieldsOf, mainOf, replace, sentence, show, showFaults, tellWhere, whileWorking, type Fields } from '@/lib/enquiries/browser/page'
import { canSeal, drawCode, openMessage, openThread, sealMore, sealThread } from '@/lib/enquiries/browser/thread'
import { digitsAt, readCode, readPart, spelled, wordAt, type Code } from '@/lib/enquiries/code/code'
import { readText } from '@/lib/enquiries/desk/text'
import { asField } from '@/lib/enquiries/seal/sealed'

/** A first message on its way. `sealed` begins when its words are shown, and is what every press sends: so it arrives once. */
interface Draft { page: HTMLElement; fields: Fields; text: string; code: Code; sealed: Promise<Fields> | null }

let draft: Draft | null = null
/** Derived from the code that was shown. */
let codeSecret: Uint8Array | null = null
/** What was sealed last in an opened thread, and of what: the same pressed again is the same message. */
let last: { of: string; sealed: string } | null = null
/** What stands written, by field, until it has arrived: no answer of the site has it. */
const typed = new Map<string, string>()
/** The page of the words stands in the browser's history, after the page of the text. */
let hasWords = false
let isBusy = false
let isOff = false

/** The site could not be reached, or answered with something else than a page of the desk. Nothing on the page is changed by it. */
class Unreached extends Error {}

async function send(fields: Fields): Promise<void> {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('main textarea')) typed.set(field.id, field.value)
  const answer = await fetch(location.pathname, { method: 'POST', body: new URLSearchParams(fields), cache: 'no-store', credentials: 'omit', redirect: 'error' })
    .then((response) => response.text()).catch(() => { throw new Unreached() })
  const page = new DOMParser().parseFromString(answer, 'text/html')
  const main = mainOf(page)
  if (!main?.querySelector('[class*=desk]')) throw new Unreached()
  const isDone = main.querySelector('[role=status]') !== null || main.querySelector('form') === null
  if (isDone && fields['sealed'] !== undefined) typed.delete(fields['as'] === 'identity' ? 'name' : 'text')
  await fill(main)
  show(page, main)
}

/** Into an answered page, what only this browser has: the words, what was sealed for them, and what stands written. */
async function fill(main: HTMLElement): Promise<void> {
  tellWhere('browser', main)
  if (main.querySelector('form') === null) { draft = null; typed.clear() }
  const key = main.querySelector<HTMLInputElement>('[name=keyId][data-for]')
  if (key && draft) {
    const { code, text: own } = draft
    main.querySelectorAll('.code-words li').forEach((row, at) => {
      const [word, digits] = row.children
      if (word && digits) [word.textContent, digits.textContent] = [wordAt(code[at] ?? 0), digitsAt(code[at] ?? 0)]
    })
    draft.sealed = sealThread(code, own, { id: key.value, recipient: key.dataset['for'] ?? '' })
    // Looked at when it is sent; until then a failure is nobody's.
    draft.sealed.catch(() => undefined)
  }
  const told = main.querySelector<HTMLElement>('.told')
  if (told) { typed.delete('code'); await open(told) }
  for (const [id, value] of typed) {
    const field = main.querySelector<HTMLTextAreaElement>(`textarea#${id}`)
    if (!field || field.value !== '' || value === '') continue
    field.value = value
    field.closest('details')?.setAttribute('open', '')
  }
}

async function open(told: HTMLElement): Promise<void> {
  const secret = codeSecret ? await openThread(codeSecret, told.dataset['key'] ?? '').catch(() => null) : null
  for (const message of told.querySelectorAll<HTMLElement>('[data-sealed]'))
    message.textContent = secret ? await openMessage(secret, message.dataset['sealed'] ?? '').catch(() => sentence('unreadable')) : sentence('unreadable')
}

/** A text that may be sent; otherwise the form says what to mend. */
function checked(form: HTMLFormElement): string | null {
  const field = form.querySelector('textarea')
  const read = readText(field?.value ?? '')
  if (read.ok) return read.text
  showFaults(form, [{ word: read.fault, field: field?.id ?? '' }])
  return null
}

/** The form of a first message: its words are drawn here, and the site is asked for the page that they are shown on. */
async function writeFirst(form: HTMLFormElement, { text: _, ...fields }: Fields): Promise<void> {
  const [text, page] = [checked(form), mainOf(document)]
  if (text === null || !page) return
  draft = { page, fields, text, code: drawCode(), sealed: null }
  await send({ ...fields, words: 'own' })
  history.replaceState('text', '')
  history.pushState('words', '')
  hasWords = true
}

/**
 * The browser's own Back leads from the words to the text, as it does without script, and not out of the page with all that was
 * written. What stands in its history is the name of the step, at the address that stands there already.
 */
function goBack({ state }: PopStateEvent): void {
  if (state !== 'text' || !hasWords) return
  hasWords = false
  if (draft) replace(draft.page)
  // It was sent meanwhile: what belongs there now is an empty form.
  else location.reload()
}

/** Two of the words, asked back; then it is sent. */
async function confirm(form: HTMLFormElement, { back, w1 = '', w2 = '' }: Fields): Promise<void> {
  if (!draft?.sealed) return
  const { page, fields, code, sealed } = draft
  if (back !== undefined) { replace(page); return }
  const placeOf = (id: string) => Number(/\d+/.exec(form.querySelector(`label[for=${id}]`)?.textContent ?? '')?.[0]) - 1
  if (readPart(w1) !== code[placeOf('w1')] || readPart(w2) !== code[placeOf('w2')]) { showFaults(form, [{ word: 'pair', field: 'w1' }]); return }
  await whileWorking(form, async () => send({ ...fields, ...await sealed }))
}

/** The code stays here; what is derived from it finds the thread, and does not open it. */
async function openCode(form: HTMLFormElement, { code = '' }: Fields): Promise<void> {
  const read = readCode(code.slice(0, 1_000))
  if (!read.ok) {
    const { unknown } = read
    showFaults(form, [{ field: 'code', ...(unknown.length > 0 ? { word: 'unknown', more: unknown.slice(0, 8).map((word) => word.slice(0, 30)).join(', ') } : { word: 'count' }) }])
    return
  }
  await whileWorking(form, async () => {
    const { lookup, secret } = await derive(spelled(read.code))
    codeSecret = secret
    await send({ lookup: asField(lookup) })
  })
}

async function writeMore(form: HTMLFormElement, { text: _, ...fields }: Fields): Promise<void> {
  const text = checked(form)
  if (text === null) return
  const of = JSON.stringify([fields['token'], fields['as'], text])
  if (last?.of !== of) last = { of, sealed: await sealMore(document.querySelector<HTMLElement>('.told')?.dataset['for'] ?? '', text) }
  await send({ ...fields, sealed: last.sealed })
}

/** What is done with a form, by what stands in it. */
function stepOf(form: HTMLFormElement): (form: HTMLFormElement, fields: Fields) => Promise<void> {
  const has = (selector: string) => form.querySelector(selector) !== null
  if (has('textarea[name=code]')) return openCode
  if (has('[name=w1]')) return confirm
  if (has('textarea[name=text]')) return has('[name=visit]') ? writeMore : writeFirst
  return (_, fields) => send(fields)
}

/** Nothing was sent. What was written stands where it was, and what to do now is said there. */
function tell(form: HTMLFormElement, error: unknown): void {
  const isUnreached = error instanceof Unreached
  // The words of a message that could not be sealed were never anybody's: its text is shown again, to be sent as without script.
  const page = draft && form.querySelector('[name=w1]') && !isUnreached ? draft.page : null
  if (page) replace(page)
  const at = page?.querySelector('form') ?? form
  showFaults(at, [{ word: isUnreached ? 'unreached' : 'failed', field: at.querySelector('textarea, input:not([type=hidden])')?.id ?? '' }])
  if (isUnreached || at.querySelector('[name=visit]')) return
  isOff = true
  tellWhere('server')
}

function begin(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (isOff || !(form instanceof HTMLFormElement) || form.method !== 'post' || new URL(form.action).pathname !== location.pathname) return
    event.preventDefault()
    if (isBusy) return
    isBusy = true
    stepOf(form)(form, fieldsOf(form, event.submitter)).catch((error: unknown) => { tell(form, error) }).finally(() => { isBusy = false })
  })
  addEventListener('popstate', goBack)
  tellWhere('browser')
}

// Promised only by a browser that has just done it.
canSeal().then((can) => { if (can) begin() }).catch(() => undefined)
