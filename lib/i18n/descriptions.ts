import ar from '@/messages/ar/descriptions.json'
import en from '@/messages/en/descriptions.json'
import sv from '@/messages/sv/descriptions.json'
import type { Locale, PageId } from '@/lib/routes'

/**
 * What a search engine shows under the title of a page: as neutral as the title, because it is read over the same shoulder.
 * Only of pages that may be found; those that hold a form alone have none.
 */
export const descriptions: Record<Locale, Partial<Record<PageId, string>>> = { sv, en, ar }
