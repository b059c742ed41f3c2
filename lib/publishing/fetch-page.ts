/** Asks the application for pages and stylesheets, over 127.0.0.1 only. */
import { setTimeout as pause } from 'node:timers/promises'

/** A page that takes longer than this will not be ready for a visitor either. */
const patience = 30_000

/**
 * Next sends what is ready first and the rest later, for a script of its own to put in place; on a busy machine one page
 * in a thousand came in such pieces. To readers without script it sends whole pages, and it knows them by this name
 * (`htmlLimitedBots` in Next's documentation).
 */
export const asReaderWithoutScript = 'Vidare-publisher (as Bingbot)'

async function ask(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience), headers: { 'accept': 'text/html, text/css', 'user-agent': asReaderWithoutScript } })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`The application answered ${answer.status} at ${new URL(url).pathname}.`)
  return text
}

/** Asks once more after half a second: the application may be changing processes. */
async function askTwice(url: string): Promise<string> {
  try {
    return await ask(url)
  } catch {
    await pause(500)
    return ask(url)
  }
}

export const fetchPage = (web: string, from: string): Promise<string> => askTwice(`${web}${from}`)

/** Reads stylesheets of one publication, each once, and joins them in the page's order. */
export function stylesheetsFrom(web: string): (addresses: string[]) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  const read = (address: string) => {
    if (!address.startsWith('/') || address.startsWith('//')) throw new Error(`The page loads a stylesheet from elsewhere: ${address}`)
    const asked = known.get(address) ?? askTwice(`${web}${address}`)
    known.set(address, asked)
    return asked
  }
  return async (addresses) => (await Promise.all(addresses.map(read))).join('\n')
}

/** A file of a picture; null when the application has none by that name. */
export async function fetchFile(web: string, from: string): Promise<Buffer | null> {
  const answer = await fetch(`${web}${from}`, { redirect: 'manual', signal: AbortSignal.timeout(patience) })
  const isPicture = (answer.headers.get('content-type') ?? '').startsWith('image/')
  return answer.status === 200 && isPicture ? Buffer.from(await answer.arrayBuffer()) : null
}
