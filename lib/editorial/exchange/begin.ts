import 'server-only'
import { document, type Document } from '@/lib/content/model'
import type { Exchange } from '@/lib/editorial/exchange/model'
import { unitsOf } from '@/lib/editorial/exchange/memory'
import { findEdition, findEditionIn, findEditionNumber, type EditionRow } from '@/lib/editorial/store'

type Tx = Parameters<typeof findEdition>[0]

/** Kinds whose content is a document; what is for professionals has Swedish alone. */
export const isExchanged = ({ type, locale }: Pick<EditionRow, 'type' | 'locale'>): boolean => locale !== 'sv' && type !== 'measure' && type !== 'knowledge'

/** Documents of every kind have these; what a kind has besides goes along. */
const bodyOf = ({ body }: EditionRow): Document => document.loose().parse(body) as Document

export interface Begun { swedish: Document; exchange: Exchange; translation: Document }

/**
 * A translation beside the Swedish it is to say the same as.
 * @param n number of a Swedish edition that has been live; null: the one that is
 * @returns null when there is none, or this is no translation of a document
 */
export async function beginExchange(tx: Tx, edition: EditionRow, n: number | null): Promise<Begun | null> {
  if (!isExchanged(edition)) return null
  const swedish = n === null ? await findEditionIn(tx, edition.contentId, 'sv', ['published']) : await findEditionNumber(tx, edition.contentId, 'sv', n)
  if (!swedish || swedish.publishedAt === null) return null
  const followed = edition.sourceEditionId === null ? null : await findEdition(tx, edition.sourceEditionId)
  const { type, slug, locale } = edition
  return {
    swedish: bodyOf(swedish), translation: bodyOf(edition),
    exchange: { name: `${type}.${slug}.${locale}.${swedish.n}`, locale, units: unitsOf(bodyOf(swedish), bodyOf(followed ?? swedish), bodyOf(edition)) },
  }
}
