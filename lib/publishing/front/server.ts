/** The small front as a web server: limits, hosts, and who answers what. Knows no database and keeps nothing about anyone. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { deskAt } from '@/lib/publishing/addresses'
import { answerAtDesk, type DeskOptions } from '@/lib/publishing/front/desk'
import type { Answer, Ask } from '@/lib/publishing/front/exchange'
import { foreignForm, isForeignForm } from '@/lib/publishing/front/foreign-form'
import { forward, forwardUpgrade, isForwarded } from '@/lib/publishing/front/forward'
import { refusalHeaders } from '@/lib/publishing/front/headers'
import { reportPasser } from '@/lib/publishing/front/report'
import { notice, pathOf, queryAt, serve, type Site } from '@/lib/publishing/front/serve'
import { sendReportPath } from '@/lib/routes'

export interface FrontOptions {
  site: Site
  /** Asked for what is made for each visitor of the contact point. */
  desk: DeskOptions
  webPort: number
  /** Origin of the portal, without a slash at its end: only its own pages send forms to it. */
  portalUrl: string
  /** Live mode: each host answers only for its own paths (decisions 7). Null in demo, where one address has both. */
  hosts: { public: string; portal: string } | null
  /** `npm run dev`: public pages come from here instead of from a release. */
  live?: (ask: Ask) => Promise<Answer | 'forward'>
  onError?: (kind: string) => void
}

/** Milliseconds a visitor has to send a form. */
const formPatience = 10_000

/** A server that is not listening yet. Close it with `close()` and `closeAllConnections()`. */
export function createFront(options: FrontOptions): http.Server {
  const { site, webPort, live, onError = () => undefined } = options
  const passReport = reportPasser({ live: site.live, webPort, clock: site.clock })
  const server = http.createServer({
    maxHeaderSize: 16 * 1024,
    // A client that sends its headers a byte at a time holds a connection for this long and no longer.
    headersTimeout: 10_000,
    // The portal takes files of 10 MB over slow lines.
    requestTimeout: 300_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 2_000,
  }, (request, response) => {
    handle(request, response, options, passReport).catch(() => {
      onError('bug')
      if (response.headersSent) response.destroy()
      else send(request, response, { status: 500, headers: refusalHeaders(site.live), body: Buffer.from('Något gick fel.\n') })
    })
  })
  server.maxConnections = 4_000
  server.maxRequestsPerSocket = 1_000
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    onError('unreadable request')
    if (!socket.writable || error.code === 'ECONNRESET') { socket.destroy(); return }
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\nreferrer-policy: no-referrer\r\nx-content-type-options: nosniff\r\n\r\n`)
  })
  if (live) server.on('upgrade', (request, socket, head) => { forwardUpgrade(request, socket as Socket, head, webPort) })
  return server
}

async function handle(request: IncomingMessage, response: ServerResponse, options: FrontOptions, passReport: ReturnType<typeof reportPasser>): Promise<void> {
  const { site, desk, webPort, portalUrl, hosts, live, onError = () => undefined } = options
  const path = pathOf(request.url ?? '')
  if (path === null) {
    send(request, response, { status: 400, headers: refusalHeaders(site.live), body: Buffer.from('Adressen går inte att läsa.\n') })
    return
  }
  const ask: Ask = {
    method: request.method ?? 'GET', path, query: queryAt(path, request.url ?? ''), acceptEncoding: request.headers['accept-encoding'],
    body: (limit) => readBody(request, limit),
  }
  const forwarded = isForwarded(path, site.live)
  if (hosts && hostOf(request) !== (forwarded ? hosts.portal : hosts.public)) {
    send(request, response, await notice('notFound', 404, ask, site))
    return
  }
  if (path === sendReportPath) {
    const passed = await passReport(ask)
    if (passed === 'away') onError('report not taken')
    send(request, response, passed === 'away' ? await notice('unavailable', 503, ask, site) : passed)
    return
  }
  const atDesk = deskAt(path)
  if (atDesk) {
    send(request, response, await answerAtDesk(ask, atDesk, visitorOf(request, hosts !== null), desk, site))
    return
  }
  const answer = forwarded ? 'forward' : await (live ?? ((each: Ask) => serve(each, site)))(ask)
  if (answer !== 'forward') {
    send(request, response, answer)
    return
  }
  if (isForeignForm(request, path, portalUrl)) {
    send(request, response, foreignForm(site.live))
    return
  }
  // The path as we read it, so that dots cannot lead the application somewhere else than we decided.
  const target = path + (/\?.*$/s.exec(request.url ?? '')?.[0] ?? '')
  if (!await forward(request, response, target, { port: webPort, live: site.live })) {
    onError('application does not answer')
    send(request, response, await notice('unavailable', 503, ask, site))
  }
}

/** nginx says from where in a header of its own, and lets no visitor say it. */
const visitorOf = (request: IncomingMessage, isBehindNginx: boolean) => ({
  address: (isBehindNginx ? [request.headers['x-network']].flat()[0] : request.socket.remoteAddress) ?? '',
  // Sent in pieces, a form says no length: then it is taken for a large one.
  length: Number(request.headers['content-length'] ?? Infinity),
  isForeign: request.headers['sec-fetch-site'] === 'cross-site',
  isHeld: isBehindNginx && request.headers['x-held'] !== undefined,
})

const hostOf = (request: IncomingMessage): string => (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '')

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The whole body, or `'tooLarge'` as soon as it is clear. A visitor who stops sending is cut off. */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'tooLarge'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('tooLarge')
  // Gone while they waited for their turn: nothing more is heard of them, not even that.
  if (request.closed) return Promise.resolve(Buffer.alloc(0))
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    const timer = setTimeout(() => { request.destroy() }, formPatience)
    const settle = (value: Buffer | 'tooLarge') => { clearTimeout(timer); resolve(value) }
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length > limit) { request.pause(); settle('tooLarge') } else parts.push(part)
    })
    request.on('end', () => { settle(Buffer.concat(parts)) })
    // The visitor is gone; whatever is answered goes nowhere.
    request.on('close', () => { settle(Buffer.concat(parts)) })
  })
}
