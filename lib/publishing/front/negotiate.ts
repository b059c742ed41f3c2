import { encodings, type Encoding } from '@/lib/publishing/encode'

/**
 * Which of our encodings a client gets (RFC 9110 section 12.5.3): the one it weighs highest, brotli before gzip when it
 * does not care. A client that refuses everything still gets the page as it stands: a phone number beats a status 406.
 */
export function negotiate(accept: string | undefined): Encoding {
  if (!accept) return 'identity'
  const weights = new Map<string, number>()
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim())
    const q = parameters.find((word) => word.startsWith('q='))
    const weight = q === undefined ? 1 : Number(q.slice(2))
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight >= 0 && weight <= 1 ? weight : 0)
  }
  const weigh = (encoding: Encoding) =>
    weights.get(encoding) ?? (encoding === 'identity' ? (weights.get('*') === 0 ? 0 : 0.001) : (weights.get('*') ?? 0))
  const best = encodings.reduce((one, other) => (weigh(other) > weigh(one) ? other : one))
  return weigh(best) > 0 ? best : 'identity'
}
