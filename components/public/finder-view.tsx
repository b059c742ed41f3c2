import type { ReactNode } from 'react'
import { PhoneLink } from '@/components/ui/phone-link'
import { CountyList } from './county-list'
import { FinderForm } from './finder-form'
import { GoalCorner } from './drawings'
import { police } from './national-numbers'
import type { CountyGroup } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'

interface Props {
  locale: Locale
  counties: CountyGroup[]
  heading: string
  lead?: string | undefined
  /** What the finder asks back: an error, a choice, a kind "not found". */
  answer?: ReactNode
  typed?: string
  error?: string | undefined
}

/** The finder: the question, its answer if there is one, and every kommun as plain links. */
export function FinderView({ locale, counties, heading, lead, answer, typed = '', error }: Props) {
  const t = translator(locale, 'finder')
  const c = translator(locale, 'contact')
  return (
    <>
      <div className="top">
        <GoalCorner />
        <div className="wrap">
          <h1>{heading}</h1>
          {lead && <p className="lead">{lead}</p>}
          {answer}
          <FinderForm locale={locale} typed={typed} error={error} submitClass={answer && !error ? 'btn quiet' : 'btn'} />
          <p className="sos">
            <span>{c('call')} <PhoneLink phone={police} size="inline" /></span>
            <span>{c('danger')} <a href="tel:112">{c('dangerCall')}</a></span>
          </p>
          <p>{t('promise')} <a href={publicPath('wholeCountry', locale)}>{t('wholeCountryLink')}</a></p>
          <p className="alt">
            <a href={publicPath('map', locale)}>{t('mapLink')}</a>
            <a href={publicPath('guide', locale)}>{translator(locale, 'guide')('link')}</a>
          </p>
        </div>
      </div>
      <section className="near" aria-labelledby="by-county">
        <div className="wrap">
          <h2 id="by-county">{t('byCounty')}</h2>
          <CountyList counties={counties} locale={locale} />
          <p className="small mt-3">{t('placeSource')}</p>
        </div>
      </section>
    </>
  )
}
