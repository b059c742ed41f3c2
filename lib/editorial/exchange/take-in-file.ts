import 'server-only'
import { event } from '@/lib/audit/events'
import type { Document } from '@/lib/content/model'
import { printText, shapeOf } from '@/lib/content/text/text-form'
import { command } from '@/lib/core/command'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { beginExchange } from '@/lib/editorial/exchange/begin'
import type { RowFault } from '@/lib/editorial/exchange/model'
import { TakeInFile } from '@/lib/editorial/exchange/schemas'
import { takeIn } from '@/lib/editorial/exchange/take-in'
import { writableStates } from '@/lib/editorial/model'
import { findEdition, insertAside } from '@/lib/editorial/store'

/** `textId`: where what was read lies, beside the text as it is; null: nothing was taken, for the reasons of `faults`. */
interface TakenInFile { editionId: string; textId: string | null; faults: RowFault[] }

/** What a translation says for itself: when it was read against its sources, and what those are called in its language. */
const ownOf = ({ checkedOn, reviewMonths, sources }: Document, { sources: swedish }: Document): Partial<Document> => ({
  ...(checkedOn === undefined ? {} : { checkedOn }), ...(reviewMonths === undefined ? {} : { reviewMonths }), ...(sources.length === swedish.length ? { sources } : {}),
})

/** The Swedish edition that the file says it was made from; null: it says none, and its rows will be told so. */
const numberIn = (file: string, name: string): number | null => {
  const [, n] = new RegExp(`\\b${name.replaceAll('.', '\\.')}\\.(\\d{1,6})\\b`).exec(file) ?? []
  return n === undefined ? null : Number(n)
}

/**
 * Reads a translation from a file and lays it beside the text as it stands: whoever sent it sees both and the difference, and saves it
 * or not. Either all of its rows are taken or none.
 */
export const takeInFile = command({
  permission: 'edition.save',
  input: TakeInFile,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, input: { textId, file }, subject: edition }): Promise<Outcome<TakenInFile>> {
    if (!writableStates.some((state) => state === edition.state)) return refuse('notOnItsWay')
    const begun = await beginExchange(tx, edition, numberIn(file, `${edition.type}.${edition.slug}.${edition.locale}`)) ?? await beginExchange(tx, edition, null)
    if (!begun) return refuse('notFound')
    const nothing = (faults: RowFault[]) => ok({ editionId: edition.id, textId: null, faults })
    const taken = takeIn(file, begun.swedish, begun.exchange)
    if (!taken.ok) return nothing(taken.faults)
    const parsed = shapeOf(edition.type).safeParse({ ...taken.body, ...ownOf(begun.translation, taken.body), reviewedOn: null, reviewedBy: null })
    if (!parsed.success) return nothing(parsed.error.issues.map(({ path }) => ({ row: 0, id: path.join('.').slice(0, 80), fault: 'badValue' })))
    const source = printText(edition.type, parsed.data)
    if (source === edition.source) return refuse('nothingNew')
    await insertAside(tx, { id: textId, editionId: edition.id, baseVersion: edition.version, source, minor: edition.minor, changeNote: edition.changeNote })
    return ok({ editionId: edition.id, textId, faults: [] })
  },
  audit: ({ value }) => event('edition.takenIn', null, { editionId: value.editionId, textId: value.textId }),
})
