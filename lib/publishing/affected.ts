/** Which pages a changed text stands on; everything else is as it was. */
import type { ContentType } from '@/lib/content/model'
import { guideKey, isGuideNode, secrecyKey } from '@/lib/publishing/addresses'
import {
  comingPath, documentPages, easyReadIds, easyReadPages, englishSegment, existsIn, knowledgePath, locales, measurePath, paragraphPath, publicPath, type Locale, type PageId,
} from '@/lib/routes'
import { measureSlugs } from '@/lib/measures/facts'
import { pageOf } from '@/lib/news/model'
import { knowledgeSlugs } from '@/lib/knowledge/slugs'

export interface ChangedText { type: ContentType | 'ground'; slug: string; locale: Locale }

const pathsIn = (pages: readonly PageId[], locale: Locale): string[] => pages.filter((page) => existsIn(page, locale)).map((page) => publicPath(page, locale))

/** Every measure's page names the others, and each entry the measures it is about. */
const measures = [...pathsIn(['measures', 'whoDoesWhat'], 'sv'), ...measureSlugs.map(measurePath), ...knowledgeSlugs.map(knowledgePath)]

function pathsOf({ type, slug, locale }: ChangedText, sheets: readonly string[]): string[] {
  switch (type) {
    case 'ground': return [publicPath('secrecyGuide', 'sv'), secrecyKey, ...sheets.map(paragraphPath)]
    // A withdrawn page may lead to it by its title.
    case 'page': return pathsIn(documentPages, locale)
    case 'easy-read': return pathsIn(easyReadIds.filter((page) => englishSegment(easyReadPages[page]) === slug), locale)
    case 'guide': return isGuideNode(slug) ? [guideKey(slug, locale)] : []
    case 'measure': return measures
    case 'news': case 'event': return [publicPath(pageOf[type], locale), ...locales.map((each) => comingPath(pageOf[type], slug, each))]
    case 'knowledge': return [publicPath('knowledge', 'sv'), knowledgePath(slug)]
  }
}

/**
 * Paths and keys of the pages (`Target.path`) that may look otherwise when these texts have changed.
 * @param sheets slugs of the paragraphs that have a sheet now
 */
export const affectedPaths = (changed: readonly ChangedText[], sheets: readonly string[]): ReadonlySet<string> => new Set(changed.flatMap((each) => pathsOf(each, sheets)))
