/** Addresses of other sites in a text: links in its words, and the sources of its facts. Pure. */

const isAddress = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\//.test(value)

/** Every address in a stored text, whatever its shape, each once. */
export function addressesIn(body: unknown): string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) { value.forEach(walk); return }
    if (typeof value !== 'object' || value === null) return
    for (const [name, part] of Object.entries(value)) if ((name === 'site' || name === 'url') && isAddress(part)) found.add(part); else walk(part)
  }
  walk(body)
  return [...found]
}
