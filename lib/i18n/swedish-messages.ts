import { createTranslator } from 'use-intl/core'
import figures from '@/messages/sv/figures.json'
import knowledge from '@/messages/sv/knowledge.json'
import measures from '@/messages/sv/measures.json'
import secrecy from '@/messages/sv/secrecy.json'

/**
 * Labels of the public pages that exist in Swedish only. Kept apart from those of `messages.ts`, which every language must
 * have: a label nobody can meet would be translated for nothing. A page that gets a second language moves its labels there.
 */
const swedishMessages = { figures, knowledge, measures, secrecy }
type SwedishMessages = typeof swedishMessages
type SwedishNamespace = keyof SwedishMessages

/** The labels of one namespace: `swedishText('figures')('scale', { max: 200 })`. A broken label is a bug and throws. */
export const swedishText = <N extends SwedishNamespace>(namespace: N) =>
  createTranslator({ locale: 'sv', messages: swedishMessages, namespace, onError: (error) => { throw error } })
