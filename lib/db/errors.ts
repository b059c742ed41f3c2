import 'server-only'
import { z } from 'zod'

const coded = z.object({ code: z.string() })

/** Prisma P2002: a row with this key is already there. */
export const isDuplicate = (error: unknown): boolean => coded.safeParse(error).data?.code === 'P2002'

/** Prisma P2034: two transactions waited for each other, and PostgreSQL ended this one. */
export const isCollision = (error: unknown): boolean => coded.safeParse(error).data?.code === 'P2034'

/** Prisma: not reached, timed out, closed, no free connection, no transaction in time, too many connections. */
const awayCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
const awayKinds = new Set(['SocketTimeout', 'ConnectionClosed', 'DatabaseNotReachable', 'TooManyConnections'])
/**
 * PostgreSQL's appendix A: connection exceptions (08), out of disk, memory or connections (53), going down, starting or
 * cancelled for taking too long (57), a lock that was not to be had (55P03), a failing disk (58).
 */
const awayStates = /^(08...|53...|57...|58...|55P03)$/
/** What pg throws without a code: its pool gave up waiting, or the server went away. */
const awayWords = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/
const fromDriver = z.object({ meta: z.object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string(), originalCode: z.string().optional() }) }) }) })

/**
 * Whether the database was away, too slow or too full: no fault of what was asked, and worth asking again. What was asked may
 * have been done when the connection broke just then; verbs with a form key are safe to send again.
 */
export function isOutage(error: unknown): boolean {
  const cause = fromDriver.safeParse(error).data?.meta.driverAdapterError.cause
  return awayCodes.has(coded.safeParse(error).data?.code ?? '') || awayKinds.has(cause?.kind ?? '') || awayStates.test(cause?.originalCode ?? '')
    || awayStates.test(coded.safeParse(error).data?.code ?? '') || (error instanceof Error && awayWords.test(error.message))
}
