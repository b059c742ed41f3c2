import 'server-only'
import { randomUUID } from 'node:crypto'
import { event } from '@/lib/audit/events'
import { readText } from '@/lib/content/text/text-form'
import { command } from '@/lib/core/command'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { SaveEdition } from '@/lib/editorial/schemas'
import { findEdition, insertAside, updateText, type EditionRow } from '@/lib/editorial/store'

/** `version`: of the edition as it stands now. `textId`: set aside under this id, because somebody else's text is the newer one. */
interface Saved { id: string; textId: string | null; whole: boolean; version: number }

/** A translation follows a Swedish edition of the same text that has been live. */
const isSwedishOf = ({ contentId, locale }: EditionRow, other: EditionRow | null): boolean =>
  locale !== 'sv' && other?.contentId === contentId && other.locale === 'sv' && other.publishedAt !== null

/** Who has reviewed a text is known from the steps and reviews, never typed. */
const nobodyYet = { reviewedOn: null, reviewedBy: null }

/**
 * Keeps what was written, whether or not it holds together yet: every text that reaches this verb is in the database when it has
 * answered. Whoever began from an older text, or came when it was no longer written in, has theirs set aside, and is shown both.
 */
export const saveEdition = command({
  permission: 'edition.save',
  input: SaveEdition,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, input, subject: edition }): Promise<Outcome<Saved>> {
    const { version, source, minor, changeNote, follows } = input
    if (follows !== null && !isSwedishOf(edition, await findEdition(tx, follows))) return refuse('notFound')
    const read = readText(edition.type, source, nobodyYet)
    const sourceEditionId = follows ?? edition.sourceEditionId
    const isNews = source !== edition.source || minor !== edition.minor || changeNote !== edition.changeNote || sourceEditionId !== edition.sourceEditionId
    // Also from an older version: it is what stands there already, and so no other text.
    if (!isNews) return ok({ id: edition.id, textId: null, whole: edition.whole, version: edition.version })
    if (version === edition.version && await updateText(tx, edition.id, version, { source, body: read.ok ? read.body : null, minor, changeNote, sourceEditionId }))
      return ok({ id: edition.id, textId: null, whole: read.ok, version: version + 1 })
    const textId = randomUUID()
    await insertAside(tx, { id: textId, editionId: edition.id, baseVersion: version, source, minor, changeNote })
    return ok({ id: edition.id, textId, whole: read.ok, version: edition.version })
  },
  audit: ({ value }) => event('edition.saved', null, { editionId: value.id, textId: value.textId }),
})
