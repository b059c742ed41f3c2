import 'server-only'
import { query } from '@/lib/core/query'
import { ok, refuse } from '@/lib/core/result'
import { beginExchange } from '@/lib/editorial/exchange/begin'
import { writeTable } from '@/lib/editorial/exchange/csv'
import { WriteFile } from '@/lib/editorial/exchange/schemas'
import { writeXliff } from '@/lib/editorial/exchange/xliff'
import { findEdition } from '@/lib/editorial/store'
import { portalText } from '@/lib/i18n/portal-messages'

const kinds = { xliff: { ending: 'xlf', type: 'application/xliff+xml; charset=utf-8' }, csv: { ending: 'csv', type: 'text/csv; charset=utf-8' } } as const

/** A translation as a file for those who translate with tools of their own. */
export const writeExchangeFile = query({
  permission: 'content.view',
  input: WriteFile,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, input: { format }, subject }) {
    const begun = await beginExchange(tx, subject, null)
    if (!begun) return refuse('notFound')
    const { ending, type } = kinds[format]
    const { exchange } = begun
    return ok({ name: `${exchange.name.replaceAll('.', '-')}.${ending}`, type, content: format === 'csv' ? writeTable(exchange) : writeXliff(exchange, portalText('editorial')('exchange.note')) })
  },
  audit: 'showsNoPerson',
})

/** What the page of it says: how much there is, and how much of it is translated. */
export const readExchange = query({
  permission: 'edition.save',
  input: WriteFile.pick({ editionId: true }),
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, subject: edition }) {
    const begun = await beginExchange(tx, edition, null)
    if (!begun) return refuse('notFound')
    const { units } = begun.exchange
    return ok({ id: edition.id, n: edition.n, locale: edition.locale, title: edition.body.title, pieces: units.length, translated: units.filter(({ target }) => target !== '').length })
  },
  audit: 'showsNoPerson',
})
