import type { Relation } from '@/lib/auth/relations'
import type { Locale } from '@/lib/routes'

/** Swedish is written by authors and publishers; a translator works on the translations. */
export const writesInTheLanguage: Relation<{ locale: Locale }> = {
  name: 'writesInTheLanguage',
  refusal: 'notPermitted',
  holds: (actor, { locale }) => locale !== 'sv' || actor.grants.some(({ role }) => role === 'author' || role === 'publisher'),
}

/** Two pairs of eyes: whoever has a word in an edition neither reads it through nor makes it public. */
export const wroteNoneOfIt: Relation<{ writers: readonly string[] }> = {
  name: 'wroteNoneOfIt',
  refusal: 'ownEdition',
  holds: (actor, { writers }) => !writers.includes(actor.accountId),
}

/** Two pairs of eyes on a rule: a wording becomes law for the portal by somebody who did not write it. */
export const readsAnothersWording: Relation<{ writers: readonly string[] }> = {
  name: 'readsAnothersWording',
  refusal: 'ownWording',
  holds: (actor, { writers }) => !writers.includes(actor.accountId),
}

/** Only those whose wording of a rule it is take it back. */
export const wroteTheWording: Relation<{ writers: readonly string[] }> = {
  name: 'wroteTheWording',
  refusal: 'notOwnWording',
  holds: (actor, { writers }) => writers.includes(actor.accountId),
}

/** Only those whose text it is take it back. */
export const wroteSomeOfIt: Relation<{ writers: readonly string[] }> = {
  name: 'wroteSomeOfIt',
  refusal: 'notOwnEdition',
  holds: (actor, { writers }) => writers.includes(actor.accountId),
}

/** What was published at once is looked into by another. */
export const didNotPublishIt: Relation<{ publishedBy: string | null }> = {
  name: 'didNotPublishIt',
  refusal: 'ownEdition',
  holds: (actor, { publishedBy }) => publishedBy !== actor.accountId,
}

/** A comment is seen to by somebody whose text it is about, or by whoever wrote it. */
export const itsTextOrWords: Relation<{ writers: readonly string[]; writtenBy: string | null }> = {
  name: 'itsTextOrWords',
  refusal: 'notYoursToHandle',
  holds: (actor, { writers, writtenBy }) => writtenBy === actor.accountId || writers.includes(actor.accountId),
}
