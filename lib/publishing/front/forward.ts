/** Hands portal, editorial, api and sign-in on to the application, streaming both ways. */
import { randomBytes } from 'node:crypto'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { mayBeBlank, withWords } from '@/lib/publishing/front/blank-page'
import { forwardedHeaders } from '@/lib/publishing/front/headers'

/** Hop-by-hop (RFC 9110 section 7.6.1), and what only a proxy may say: a visitor who sends it is not believed. */
const dropped = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|forwarded|x-forwarded-.*|x-real-ip|x-middleware-.*|x-request-id)$/
const hidden = new Set(['server', 'x-powered-by', 'connection', 'keep-alive', 'transfer-encoding'])

const prefixes = ['/portal', '/editorial', '/api', '/sign-in', '/fact-check', '/_next'] as const

/** Only in the demo world: pages for those who build the site. */
const demoPrefixes = ['/development'] as const

export const isForwarded = (path: string, live: boolean): boolean =>
  [...prefixes, ...(live ? [] : demoPrefixes)].some((prefix) => path === prefix || path.startsWith(`${prefix}/`))

export interface Backend { port: number; live: boolean }

/**
 * Connections rest here for less time than the application keeps them (scripts/running/site.ts): one that it is closing at
 * that very moment would cost somebody a page, and a form cannot be sent twice to make up for it.
 */
const agent = new http.Agent({ keepAlive: true, maxSockets: 64, timeout: 10_000 })
/** Milliseconds until the application must have begun to answer. */
const patience = 60_000

function requestHeaders(request: IncomingMessage, live: boolean): http.OutgoingHttpHeaders {
  const kept = Object.entries(request.headers).filter(([name]) => !dropped.test(name))
  return { ...Object.fromEntries(kept), 'x-forwarded-host': request.headers.host ?? '', 'x-forwarded-proto': live ? 'https' : 'http', 'x-request-id': randomBytes(16).toString('hex') }
}

/** @returns false when the application did not answer and nothing has been sent yet */
export function forward(request: IncomingMessage, response: ServerResponse, target: string, { port, live }: Backend): Promise<boolean> {
  return new Promise((resolve) => {
    const onward = http.request(
      { host: '127.0.0.1', port, agent, method: request.method, path: target, headers: requestHeaders(request, live), setHost: false },
      (answer) => {
        onward.setTimeout(0)
        const defaults = Object.entries(forwardedHeaders(live)).filter(([name]) => answer.headers[name] === undefined)
        const own = Object.entries(answer.headers).filter(([name]) => !hidden.has(name))
        const status = answer.statusCode ?? 502
        const headers: http.OutgoingHttpHeaders = { ...Object.fromEntries(defaults), ...Object.fromEntries(own) }
        answer.on('error', () => response.destroy())
        if (request.method !== 'HEAD' && mayBeBlank(answer)) {
          void text(answer).then((html) => {
            const body = Buffer.from(withWords(html, status, String(answer.headers['content-security-policy'] ?? '')))
            response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
          }, () => response.destroy())
        } else {
          response.writeHead(status, headers)
          answer.pipe(response)
        }
        resolve(true)
      },
    )
    onward.setTimeout(patience, () => onward.destroy())
    onward.on('error', () => {
      request.unpipe(onward)
      if (response.headersSent) response.destroy()
      resolve(response.headersSent)
    })
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
}

/** The open line that `next dev` uses to reload the browser. */
export function forwardUpgrade(request: IncomingMessage, socket: Socket, head: Buffer, port: number): void {
  const onward = http.request({ host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers })
  onward.on('upgrade', (answer, behind: Socket, first) => {
    const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`)
    socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'))
    behind.write(head)
    socket.write(first)
    behind.pipe(socket).on('error', () => behind.destroy())
    socket.pipe(behind).on('error', () => socket.destroy())
  })
  onward.on('error', () => socket.destroy())
  onward.on('response', () => socket.destroy())
  onward.end()
}
