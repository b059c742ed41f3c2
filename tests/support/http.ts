import { publicPath, type Locale } from '@/lib/routes'
import { site } from './site'

/** Fetches a public address as it stands, without following where it leads. */
export const get = (path: string) => fetch(new URL(path, site.url), { redirect: 'manual' })

/** Sends the finder's form with what a visitor typed, as a browser without JavaScript does. */
export const ask = (typed: string, locale: Locale = 'sv') =>
  fetch(new URL(publicPath('findSupport', locale), site.url), {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ place: typed }),
  })

/** Values of one attribute on all elements of a kind. Published HTML is our own, so a pattern reads it well enough. */
export const attributes = (html: string, element: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(`<${element}\\b[^>]*?\\s${attribute}="([^"]*)"`, 'g'))].map(([, value]) => (value ?? '').replaceAll('&amp;', '&'))
