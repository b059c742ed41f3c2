import 'server-only'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { pages, type Page } from '@/lib/auth/demo-provider/page'
import { chosen, choosePath, demoProvider, forgetAnother, type ProviderSettings } from '@/lib/auth/demo-provider/provider'

/** More than the name of a button needs. */
const largestForm = 2_000

/** The demonstration's identity provider as a web server that is not listening yet. */
export function demoProviderServer(settings: ProviderSettings): http.Server {
  const provider = demoProvider(settings)
  const show = pages(settings.people, settings.portalUrl)
  const protocol = provider.callback()
  const choose = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Recognises the browser by the cookie it was given on the way here; without it there is no sign-in to answer.
    const interaction = await provider.interactionDetails(request, response).catch(() => null)
    if (!interaction) { send(response, 400, show.lost()); return }
    if (request.method !== 'POST') {
      const wanted = new URL(request.url ?? '', settings.issuer).searchParams.get('q') ?? ''
      send(response, 200, show.choose(wanted.slice(0, 100)))
      return
    }
    const answer = chosen(settings.people, new URLSearchParams(await bodyOf(request)).get('person') ?? '')
    if (!answer) { send(response, 200, show.choose('')); return }
    await forgetAnother(provider, interaction, answer.login.accountId)
    await provider.interactionFinished(request, response, answer)
  }
  return http.createServer((request, response) => {
    const handled = request.url?.startsWith(`${choosePath}/`) ? choose(request, response) : Promise.resolve(protocol(request, response))
    handled.catch(() => { if (response.headersSent) response.destroy(); else send(response, 500, show.lost()) })
  })
}

function send(response: ServerResponse, status: number, { html, policy }: Page): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': policy, 'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex',
  })
  response.end(html)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > largestForm) return ''
  }
  return text
}
