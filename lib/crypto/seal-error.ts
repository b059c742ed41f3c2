/** Something sealed does not open: moved, altered, or sealed under another key. A fault or an attack, never an ordinary refusal. */
export class SealError extends Error {}

/** For `catch`: what does not open is null, and any other fault stays one. */
export function asUnopened(error: unknown): null {
  if (error instanceof SealError) return null
  throw error
}
