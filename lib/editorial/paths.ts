import type { ExchangeFormat } from '@/lib/editorial/exchange/model'

/** Addresses of the editorial part: opaque ids, nothing else. */
export const editorialHome = '/editorial'
export const pagesPath = `${editorialHome}/pages`
export const languagesPath = `${editorialHome}/languages`
export const contentPath = (id: string): string => `${pagesPath}/${id}`
export const editionPath = (id: string): string => `${editorialHome}/editions/${id}`
export const editPath = (id: string): string => `${editionPath(id)}/edit`
/** The text passage by passage; `at`: the one that is chosen to be commented on, counted from 1. */
export const commentsPath = (id: string, at?: number): string => `${editionPath(id)}/comments${at === undefined ? '' : `?passage=${at}#passage-${at}`}`
export const exchangePath = (id: string): string => `${editionPath(id)}/exchange`
export const exchangeFilePath = (id: string, format: ExchangeFormat): string => `${exchangePath(id)}/${format}`
export const asidePath = (textId: string): string => `${editorialHome}/texts/${textId}`
export const previewPath = (locale: string, id: string): string => `${editorialHome}/preview/${locale}/${id}`
/** Where somebody outside reads an edition; `token` opens it, and stands in no log. */
export const factCheckPath = (locale: string, token: string): string => `/fact-check/${locale}/${token}`
/** Where what they say of it is sent. */
export const takeRemarkPath = '/api/fact-checks'
/** The plan for looking after the site as a document to keep. */
export const planDocumentPath = (format: 'docx' | 'pdf'): string => `${editorialHome}/plan/${format}`
