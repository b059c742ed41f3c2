import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { openStates } from '@/lib/editorial/model'
import { BeginEdition } from '@/lib/editorial/schemas'
import { findContent, findEdition, findEditionIn, insertEdition } from '@/lib/editorial/store'

/**
 * A new edition to write in: from what is live, from an older edition that is wanted back, or, where a language has none yet,
 * from the Swedish that is live now. It says the same as the Swedish that its beginning did, until a translator says otherwise:
 * a slip mended in an old translation makes it no newer.
 */
export const beginEdition = command({
  permission: 'edition.begin',
  input: BeginEdition,
  async load(tx, { contentId, locale }) {
    const content = await findContent(tx, contentId)
    return content && { ...content, locale }
  },
  async run({ tx, input, subject: { id: contentId, locale } }) {
    if (await findEditionIn(tx, contentId, locale, openStates)) return refuse('editionInWork')
    const wanted = input.from === null ? null : await findEdition(tx, input.from)
    if (input.from !== null && (wanted?.contentId !== contentId || wanted.locale !== locale || !wanted.whole)) return refuse('notFound')
    const start = wanted ?? await findEditionIn(tx, contentId, locale, ['published']) ?? await findEditionIn(tx, contentId, locale, ['withdrawn'])
      ?? (locale === 'sv' ? null : await findEditionIn(tx, contentId, 'sv', ['published']))
    if (!start) return refuse('notFound')
    const begun = await insertEdition(tx, {
      id: input.editionId, contentId, locale, body: start.body, source: start.source, sourceEditionId: start.locale === locale ? start.sourceEditionId : start.id,
    })
    return begun ? ok({ id: input.editionId }) : refuse('editionInWork')
  },
  audit: ({ value }) => event('edition.begun', null, { editionId: value.id }),
})
