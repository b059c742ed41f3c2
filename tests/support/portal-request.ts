import http from 'node:http'

/** `policy`: the header that only proxy.ts gives. `headers`: all of them, as they came. */
export interface Reply { status: number; location: string; body: string; policy: string | undefined; headers: string }

/** @param portal its address as the browser has it; @param port where it is really asked, on this machine */
export interface PortalAddress { portal: URL; port: string; agent: http.Agent }

/** Asks for a page, or sends a form as a browser without scripts does. Follows nothing. */
export async function askAt({ portal, port, agent }: PortalAddress, path: string, cookie: string | undefined, form?: FormData): Promise<Reply> {
  const sent = form && new Response(form)
  const body = sent && Buffer.from(await sent.arrayBuffer())
  const headers = {
    host: portal.host,
    ...(cookie === undefined ? {} : { cookie }),
    ...(sent && body ? { origin: portal.origin, 'content-type': sent.headers.get('content-type') ?? '', 'content-length': String(body.length) } : {}),
  }
  return new Promise((resolve, reject) => {
    http.request({ host: portal.hostname, port, path, agent, headers, method: body ? 'POST' : 'GET' }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { location = '', 'content-security-policy': policy } = answer.headers
        resolve({ status: answer.statusCode ?? 0, location: location.replace(portal.origin, ''), body: Buffer.concat(parts).toString(), policy: policy?.toString(), headers: answer.rawHeaders.join('\n') })
      })
    }).on('error', reject).end(body)
  })
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** What the forms of a page send besides what a person answers: hidden names and values, one list per form. Our own HTML, so a pattern reads it. */
export const hiddenOf = (html: string): [name: string, value: string][][] =>
  [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [
    unescaped(/ name="([^"]*)"/.exec(input)?.[1] ?? ''), unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? ''),
  ]))

/** The forms of a page that lead to the action of this id, as their hidden fields. */
export const formsFor = (id: string, html: string): [name: string, value: string][][] =>
  hiddenOf(html).filter((fields) => fields.some(([name, text]) => name === `$ACTION_ID_${id}` || (/^\$ACTION_\d+:0$/.test(name) && text.includes(id))))
