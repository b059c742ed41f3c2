import { z } from 'zod'
import { withdrawReasons } from '@/lib/content/model'
import { reviewOutcomes } from '@/lib/editorial/model'
import { day, id, oneOf, optionalDay, optionalText, text, ticked, version } from '@/lib/forms/fields'
import { comingTypes } from '@/lib/news/model'
import { documentPages, locales, type Locale } from '@/lib/routes'

export const NoFilter = z.strictObject({})
export const OneContent = z.strictObject({ contentId: id })
export const OneEdition = z.strictObject({ editionId: id })
export const OneText = z.strictObject({ textId: id })

/** A piece of news or an event, by the short title that becomes its address. */
export const BeginContent = z.strictObject({ contentId: id, editionId: id, type: oneOf(comingTypes), title: text(40) })

/** `from`: the edition whose text it begins with; empty for what is live. */
export const BeginEdition = z.strictObject({ editionId: id, contentId: id, locale: oneOf(locales), from: optionalText(36).pipe(id.nullable()) })

const openable = ['en', 'ar'] as const satisfies readonly Locale[]
export const OpenLocale = z.strictObject({ openingId: id, locale: oneOf(openable) })
export const CloseLocale = z.strictObject({ openingId: id, locale: oneOf(openable), note: optionalText(500) })

/** As much as the database takes; spaces and empty lines at the ends are cut off. */
const mostCharacters = 60_000
/** `follows`: the Swedish edition that the translation now says the same as; empty: as before. The first version is 1. */
export const SaveEdition = z.strictObject({
  editionId: id, version: version.pipe(z.int().min(1, 'unknown')), source: text(mostCharacters), minor: ticked, changeNote: optionalText(500), follows: optionalText(36).pipe(id.nullable()),
})

/** `version` is that of the edition which the page showed: nobody decides on a text they have not seen. */
export const Step = z.strictObject({ editionId: id, version })
export const AnswerEdition = z.strictObject({ editionId: id, version, answer: oneOf(['approve', 'askForChanges']), words: optionalText(1_000) })
export const PublishAtOnce = z.strictObject({ editionId: id, version, words: text(1_000) })
export const Schedule = z.strictObject({ editionId: id, version, publishOn: day, publishTime: text(5).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'notTime')) })
export const Withdraw = z.strictObject({ editionId: id, version, reason: oneOf(withdrawReasons), goTo: oneOf(['none', ...documentPages]) })
export const JudgeAtOnce = z.strictObject({ editionId: id, version, words: optionalText(1_000) })
export const ReviewContent = z.strictObject({ reviewId: id, editionId: id, outcome: oneOf(reviewOutcomes), note: optionalText(1_000), months: oneOf(['1', '3', '6', '12']) })
/** `keeperId` empty: nobody. */
export const AssignKeeper = z.strictObject({ contentId: id, locale: oneOf(locales), version, keeperId: optionalText(36).pipe(id.nullable()), keepBy: optionalDay })
