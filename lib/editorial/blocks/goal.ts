const goal = /^(?:https:\/\/[^\s()]+|sida:[A-Za-z0-9]+|tel:\+?\d+)$/
/** What the site can lead to: its own pages, another site, a number. */
export const isGoal = (target: string): boolean => goal.test(target)

/** A goal as somebody writes it: an address with or without `https://`, a number as it is said; null when it is none. */
export function goalOf(written: string): string | null {
  const words = written.trim()
  const digits = words.replace(/^tel:/i, '').replace(/[\s-]/g, '')
  if (/^\+?\d{2,}$/.test(digits)) return `tel:${digits}`
  if (isGoal(words)) return words
  const site = `https://${words.replace(/^http:\/\//i, '')}`
  return /^https:\/\/(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/?#]|$)/u.test(site) && isGoal(site) ? site : null
}
