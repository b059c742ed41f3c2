import { Fragment } from 'react'
import { PhoneLink } from '@/components/ui/phone-link'
import type { Inline } from '@/lib/content/model'
import { direction, existsIn, publicPath, type Locale } from '@/lib/routes'

/** Runs of text: strong words, links to our own pages, numbers that dial. */
export function InlineText({ runs, locale }: { runs: Inline[]; locale: Locale }) {
  return runs.map((run, index) => <Fragment key={index}>{one(run, locale)}</Fragment>)
}

function one(run: Inline, locale: Locale) {
  if (typeof run === 'string') return run
  if ('strong' in run) return <b>{run.strong}</b>
  if ('foreign' in run) return <span lang={run.lang} dir={direction[run.lang]}>{run.foreign}</span>
  if ('page' in run) return <PageLink run={run} locale={locale} />
  if ('site' in run) return <a href={run.site} rel="noreferrer">{run.text}</a>
  return <PhoneLink phone={run} size="inline" />
}

/** A link to a page of ours; one that the reader's language lacks leads to the Swedish, and says so to the browser. */
function PageLink({ run, locale }: { run: Extract<Inline, { page: unknown }>; locale: Locale }) {
  return existsIn(run.page, locale)
    ? <a href={publicPath(run.page, locale)}>{run.text}</a>
    : <a href={publicPath(run.page, 'sv')} hrefLang="sv">{run.text}</a>
}
