import { direction, existsIn, knowledgePath, locales, measurePath, municipalityPath, nextKnowledgePath, nextMeasurePath, nextPath, pageIds, publicPath } from '@/lib/routes'

/** Every public address in every language, and the folder in `app/(public)/[locale]` that renders it. */
export function routesTable(): string {
  const pages = pageIds.map((page) => [page, ...locales.map((locale) => (existsIn(page, locale) ? publicPath(page, locale) : null)), nextPath(page, 'sv')])
  const kommun = ['kommun page', ...locales.map((locale) => municipalityPath('{slug}', locale)), `${nextPath('findSupport', 'sv')}/{slug}`]
  const facts = [
    ['measure page', measurePath('{slug}'), null, null, nextMeasurePath('{slug}')],
    ['knowledge entry', knowledgePath('{slug}'), null, null, nextKnowledgePath('{slug}')],
  ]
  const rows = [...pages, kommun, ...facts].map(([name, ...paths]) => `| ${name} | ${paths.map((path) => (path === null ? '–' : `\`${path}\``)).join(' | ')} |`)
  const head = ['page', ...locales.map((locale) => `${locale} (${direction[locale]})`), 'inside Next, Swedish']
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n')
}
