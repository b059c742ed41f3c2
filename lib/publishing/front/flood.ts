/**
 * How many forms come from one network, counted in memory under a salt that is drawn anew each day and written nowhere: neither a log nor
 * whoever seizes the machine learns who wrote. Above the limit nobody is refused, they wait.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'

/** So many at once, and then one more each `refillMs`: a school or a prison behind one address is not shut out. */
const most = 30
const refillMs = 10_000
/** Networks that are remembered; the one not heard of for longest is forgotten. */
const mostNetworks = 20_000
const dayMs = 24 * 3_600_000

/** /24 and /48: a household has no more, and a visitor's own number is not what is counted. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return isIPv6(plain) ? plain.split(':').slice(0, 3).join(':') : plain.split('.').slice(0, 3).join('.')
}

export class Flood {
  private salt = randomBytes(32)
  private saltedAt = -Infinity
  private readonly seen = new Map<string, { left: number; at: number }>()

  constructor(private readonly clock: () => number) {}

  /** Whether one more form from this address is handed on now. */
  passes(address: string): boolean {
    const now = this.clock()
    if (now - this.saltedAt >= dayMs) {
      this.salt = randomBytes(32)
      this.saltedAt = now
      this.seen.clear()
    }
    const key = createHmac('sha256', this.salt).update(networkOf(address)).digest('base64').slice(0, 16)
    const known = this.seen.get(key) ?? { left: most, at: now }
    const gained = Math.floor((now - known.at) / refillMs)
    const left = Math.min(most, known.left + gained)
    this.seen.delete(key)
    this.seen.set(key, { left: Math.max(0, left - 1), at: known.at + gained * refillMs })
    if (this.seen.size > mostNetworks) for (const oldest of this.seen.keys()) { this.seen.delete(oldest); break }
    return left > 0
  }
}
