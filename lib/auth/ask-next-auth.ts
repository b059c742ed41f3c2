import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type AuthOptions } from 'next-auth'

export interface Step {
  method: 'GET' | 'POST'
  /** Path below /api/auth, e.g. `['callback', 'identity']`. */
  path: [action: 'signin' | 'callback', provider: string]
  query: Record<string, string>
  body: Record<string, string>
  cookies: Record<string, string>
}

export interface Reply { location: string | null; setCookie: string[] }

/**
 * Lets next-auth take one step and tells where it wants the browser to go. We call it with what it reads of a request
 * instead of giving it `/api/auth/*`: so only two of its steps exist on the network (begin and come back); its pages,
 * its session endpoint and its sign-out by cookie do not.
 */
export async function askNextAuth({ method, path, query, body, cookies }: Step, options: AuthOptions): Promise<Reply> {
  const reply: Reply = { location: null, setCookie: [] }
  const headers = new Map<string, string | string[]>()
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => { headers.set(name.toLowerCase(), value); return response },
    end: () => undefined, json: () => undefined, send: () => undefined,
  }
  const request = { method, query: { ...query, nextauth: path }, body, cookies, headers: {} }
  // next-auth reads exactly these members of what Next's older API routes give it.
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options)
  const location = headers.get('location')
  if (typeof location === 'string') reply.location = location
  reply.setCookie = [headers.get('set-cookie') ?? []].flat()
  return reply
}
