import { fault, ok, type Outcome } from '@/lib/core/result'
import type { MediaWords } from '@/lib/media/store'

interface Typed { says: 'something' | 'nothing'; alt: string | null; caption: string | null; credit: string; focal: string }

/** What was typed of a picture: one that says something is described, and one that does not is not, on purpose. */
export function wordsOf({ says, alt, ...rest }: Typed): Outcome<MediaWords> {
  if (says === 'something' && alt === null) return fault('alt', 'required')
  if (says === 'nothing' && alt !== null) return fault('alt', 'decorationSaysNothing')
  return ok({ ...rest, alt: alt ?? '', decorative: says === 'nothing' })
}
