import { Fragment } from 'react'
import { PhoneLink } from '@/components/ui/phone-link'
import type { Inline } from '@/lib/content/model'
import { direction, publicPath, type Locale } from '@/lib/routes'

/** Runs of text: strong words, links to our own pages, numbers that dial. */
export function InlineText({ runs, locale }: { runs: Inline[]; locale: Locale }) {
  return runs.map((run, index) => <Fragment key={index}>{one(run, locale)}</Fragment>)
}

function one(run: Inline, locale: Locale) {
  if (typeof run === 'string') return run
  if ('strong' in run) return <b>{run.strong}</b>
  if ('foreign' in run) return <span lang={run.lang} dir={direction[run.lang]}>{run.foreign}</span>
  if ('page' in run) return <a href={publicPath(run.page, locale)}>{run.text}</a>
  if ('site' in run) return <a href={run.site} rel="noreferrer">{run.text}</a>
  return <PhoneLink phone={run} size="inline" />
}
