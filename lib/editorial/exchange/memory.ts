import type { Document } from '@/lib/content/model'
import type { Unit } from '@/lib/editorial/exchange/model'
import { piecesOf } from '@/lib/editorial/exchange/units'

/**
 * The pieces of the Swedish with what the translation says of each now. A piece counts as translated when the Swedish that the
 * translation follows has it too, and says the same there. A translation that is laid out in another way than the Swedish it
 * follows has no pieces that can be told to belong together.
 * @param followed the Swedish that the translation follows; the same as `swedish` when it is up to date
 */
export function unitsOf(swedish: Document, followed: Document, translation: Document): Unit[] {
  const [was, is] = [piecesOf(followed), piecesOf(translation)]
  const isAlike = was.length === is.length && was.every(({ id }, at) => is[at]?.id === id)
  const known = new Map(isAlike ? was.flatMap((piece, at) => {
    const other = is[at]
    if (!other) return []
    const target = piece.kind === 'sound' ? other.sound : other.text === piece.text ? '' : other.text
    // One sentence may stand in two places, and be translated in two ways: the same place is asked first.
    return [[`${piece.id} ${piece.text}`, target], [`${piece.kind} ${piece.text}`, target]] as const
  }) : [])
  return piecesOf(swedish).map(({ id, kind, text }) => ({ id, source: text, target: known.get(`${id} ${text}`) ?? known.get(`${kind} ${text}`) ?? '', hasSigns: kind === 'runs' }))
}
