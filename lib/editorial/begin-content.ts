import 'server-only'
import { event } from '@/lib/audit/events'
import { printText } from '@/lib/content/text/text-form'
import { topicWordsIn } from '@/lib/content/topic-words'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { fold } from '@/lib/directory/fold'
import { BeginContent } from '@/lib/editorial/schemas'
import { insertContent, insertEdition } from '@/lib/editorial/store'
import type { ComingType } from '@/lib/news/model'

/** What it is before anybody has written: a shape that holds together and says nothing, so that a preview has something to show. */
function beginning(type: ComingType, title: string, today: string) {
  const document = { title, heading: title, owner: '–', reviewedOn: null, reviewedBy: null, sources: [], sections: [{ blocks: [{ type: 'paragraph', text: [title] }] }] }
  return type === 'news' ? { ...document, day: today } : { ...document, starts: today, place: '–', audience: '–' }
}

/** The lines that must be filled in stand empty: a text with an empty line goes nowhere. */
const toFillIn = (source: string): string => source.replace(/: –$/gm, ': ')

/**
 * A new piece of news or event, in Swedish first. Its address is its title, once and for all; so a title that would tell somebody
 * else why one was there is refused.
 */
export const beginContent = command({
  permission: 'content.begin',
  input: BeginContent,
  load: () => Promise.resolve({}),
  async run({ tx, now, input: { contentId, editionId, type, title } }) {
    const slug = fold(title).replaceAll(' ', '-')
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return fault('title', 'unknown')
    if (topicWordsIn(`${title} ${slug}`).length > 0) return fault('title', 'tellsOutside')
    if (!await insertContent(tx, { id: contentId, type, slug })) return refuse('titleTaken')
    const body = beginning(type, title, dayOf(now))
    const begun = await insertEdition(tx, { id: editionId, contentId, locale: 'sv', body, source: toFillIn(printText(type, body)), whole: false, sourceEditionId: null })
    return begun ? ok({ contentId, editionId }) : refuse('titleTaken')
  },
  audit: ({ value }) => event('content.begun', null, { contentId: value.contentId }),
})
