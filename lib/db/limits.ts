import type { Login } from '@/lib/env'

/**
 * How long anything may take that the database is asked for while a person waits: whatever is wrong, the answer is there
 * within five seconds, and nobody queues behind it. Milliseconds. Tried with a slow, a stopped and a full database in
 * tests/integration/db/limits.test.ts.
 */
interface Limits {
  /** For a free connection, or a new one. A full pool refuses after this instead of growing a queue. */
  connect: number
  /** One statement, by PostgreSQL itself. */
  statement: number
  /** Waiting for a row that somebody else holds. */
  lock: number
  /** A transaction that does nothing: its process has been stopped or has forgotten it. */
  idle: number
  /** A connection in use on which nothing comes: a server that hangs, or a network that is gone. PostgreSQL itself says nothing then. */
  silence: number
  /** One transaction with everything in it. */
  transaction: number
  /** Connections per process. Cores × 4 is where PostgreSQL stops getting faster (measured on two cores). */
  connections: number
}

/** Portal, sign-in and directory: somebody waits. */
export const waiting: Limits = { connect: 3_000, statement: 1_500, lock: 1_000, idle: 5_000, silence: 2_000, transaction: 2_000, connections: 8 }

/** Jobs: nobody waits, and a long list takes its time. */
const unhurried: Limits = { connect: 5_000, statement: 60_000, lock: 10_000, idle: 60_000, silence: 90_000, transaction: 60_000, connections: 4 }

let takesTime = false

/** What `work` asks for in this process nobody waits for before a screen: laying the demonstration's world, on however slow a machine. */
export async function unhurriedly<Value>(work: () => Promise<Value>): Promise<Value> {
  takesTime = true
  try {
    return await work()
  } finally {
    takesTime = false
  }
}

export const limitsFor = (login: Login): Limits => (takesTime || login === 'worker' || login === 'owner' ? unhurried : waiting)
