import 'server-only'
import { Logger } from 'graphile-worker'
import { systemNow } from '@/lib/core/clock'

/** Numbers and fixed words only. There is no place here for anything a person has written, and nobody's address. */
type Facts = Record<string, number | boolean>

const write = (level: 'info' | 'fault', part: string, event: string, facts: Facts | { error: string; stack?: string }) => {
  process.stdout.write(`${JSON.stringify({ at: new Date(systemNow()).toISOString(), level, part, event, ...facts })}\n`)
}

/**
 * The log of our own processes: one JSON object a line. What happened and how often, never who: no address, no
 * query, no form field and no database value (database errors carry values in their message; only the code is kept).
 */
export const log = {
  info: (part: string, event: string, facts: Facts = {}): void => { write('info', part, event, facts) },

  fault(part: string, event: string, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const name = error instanceof Error ? error.name : typeof error
    // Where in our own code it happened; the message itself may quote data and stays out.
    const stack = error instanceof Error ? error.stack?.split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 6).join('|') : undefined
    write('fault', part, event, { error: [name, code].filter(Boolean).join(' '), stack })
  },

  /** The queue library's messages, reduced to warnings and errors without their texts. */
  forQueue: (part: string): Logger => new Logger(() => (level) => {
    if (level === 'error' || level === 'warning') write('fault', part, `queue ${level}`, {})
  }),
}
