import 'server-only'
import { Logger } from 'graphile-worker'
import { systemNow } from '@/lib/core/clock'

/**
 * Every field that a line of our log can have, with the only form its value can take. A field that is not here does not
 * compile, and one that gets past the compiler is left out at run time (`refused` says how many): what is not on the list
 * could be what somebody has written, or somebody's address.
 */
const shapes = {
  drafts: /^\d+$/,
  links: /^\d+$/,
  threads: /^\d+$/,
  editions: /^\d+$/,
  notices: /^\d+$/,
  requests: /^\d+$/,
  /** Mails to staff: sent, given up because nobody should have them, still to be tried, and given up for good. */
  sent: /^\d+$/,
  dropped: /^\d+$/,
  waiting: /^\d+$/,
  dead: /^\d+$/,
  pages: /^\d+$/,
  encoded: /^\d+$/,
  milliseconds: /^\d+$/,
  /** Random, one per request; the same in nginx's line, ours and PostgreSQL's. */
  trace: /^[0-9a-f]{32}$/,
  /** The pattern of an address, `/portal/cases/[caseFileId]`: never an address. */
  route: /^\/(?:[a-z-]+|\[[A-Za-z.]+\]|\([a-z]+\)|\/)*$/,
  /** Next's own number of a fault, the one that the page of the fault shows. */
  digest: /^\d{1,20}$/,
} as const satisfies Record<string, RegExp>

type Field = keyof typeof shapes
export type Facts = Partial<Record<Field, number | string>>

const isField = (name: string): name is Field => Object.hasOwn(shapes, name)

/** The facts that may be written, and how many may not. */
function allowed(facts: Facts): Record<string, number | string> {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined)
  const kept = entries.filter(([name, value]) => isField(name) && ['number', 'string'].includes(typeof value) && shapes[name].test(String(value)))
  const refused = entries.length - kept.length
  return { ...Object.fromEntries(kept), ...(refused > 0 ? { refused } : {}) }
}

/** Parts and events are words of our own; anything longer or with other signs has been put together from something else. */
const word = (text: string): string => (/^[A-Za-z][A-Za-z0-9_ -]{0,60}$/.test(text) ? text : 'unspeakable')

const write = (level: 'info' | 'fault', part: string, event: string, facts: Record<string, unknown>) => {
  process.stdout.write(`${JSON.stringify({ at: new Date(systemNow()).toISOString(), level, part: word(part), event: word(event), ...facts })}\n`)
}

/**
 * The log of our own processes: one JSON object a line. What happened and how often, never who: no address, no
 * query, no form field and no database value (database errors carry values in their message; only the code is kept).
 */
export const log = {
  info: (part: string, event: string, facts: Facts = {}): void => { write('info', part, event, allowed(facts)) },

  fault(part: string, event: string, error: unknown, facts: Facts = {}): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const name = error instanceof Error ? error.name : typeof error
    // Where in our own code it happened; the message itself may quote data and stays out.
    const stack = error instanceof Error ? error.stack?.split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 6).join('|') : undefined
    write('fault', part, event, { ...allowed(facts), error: [name, code].filter(Boolean).join(' '), stack })
  },

  /** The queue library's messages, reduced to warnings and errors without their texts. */
  forQueue: (part: string): Logger => new Logger(() => (level) => {
    if (level === 'error' || level === 'warning') write('fault', part, `queue ${level}`, {})
  }),
}
