import type { ContentType } from '@/lib/content/model'

/** Pages that somebody's safety hangs on: whom to turn to, and how to do it unseen. */
const safetyPages: readonly string[] = ['want-to-leave', 'relative', 'under-18', 'how-it-works', 'contact', 'card-to-show', 'safe-browsing', 'privacy']

/**
 * The safety set: what must be right before anybody is led to a language, with every answer to the guided questions. The database
 * has the same (`portal.is_safety_text`, migration 0034).
 */
export const isSafetyText = (type: ContentType, slug: string): boolean => type === 'guide' || (type === 'page' && safetyPages.includes(slug))
