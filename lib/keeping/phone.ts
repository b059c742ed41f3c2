/**
 * A Swedish number as people write it, as a telephone dials it: `040-628 04 00` → `+46406280400`, `114 14` → `11414`.
 * Null: no number.
 */
export function dialOf(shown: string): string | null {
  const bare = shown.replace(/[\s\u00a0\u202f()-]/g, '')
  if (/^\+[1-9]\d{6,14}$/.test(bare)) return bare
  if (/^0[1-9]\d{6,9}$/.test(bare)) return `+46${bare.slice(1)}`
  return /^[1-9]\d{2,5}$/.test(bare) ? bare : null
}
