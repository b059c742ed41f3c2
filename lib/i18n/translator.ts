import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/routes'
import { messages, type Messages } from './messages'

type Namespace = keyof Messages

/**
 * The labels of one namespace in one language: `translator('sv', 'finder')('label')`.
 *
 * use-intl's core, which is next-intl without React, called directly: pages are told their language by their address, so there is no request state,
 * no middleware and no cookie (decisions 11), and the same call works in a page, a job and a test. A broken label is a bug:
 * it throws, instead of showing its key to a visitor.
 */
export const translator = <N extends Namespace>(locale: Locale, namespace: N) =>
  createTranslator({ locale, messages: messages[locale], namespace, onError: (error) => { throw error } })

export type Translator<N extends Namespace> = ReturnType<typeof translator<N>>
