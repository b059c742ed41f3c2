import { translator } from '@/lib/i18n/translator'
import { existsIn, publicPath, type Locale, type PageId } from '@/lib/routes'
import { CourseMap, Land } from './drawings'
import { FinderForm } from './finder-form'
import { PoliceCall } from './police-call'

const doors = [
  { page: 'wantToLeave', className: 'arm first' },
  { page: 'relative', className: 'arm second' },
  { page: 'under18', className: 'arm' },
  { page: 'professional', className: 'arm fourth' },
] as const satisfies readonly { page: PageId; className: string }[]

const steps = [1, 2, 3, 4, 5] as const

/** The first page: one number, one sentence, three doors and the finder. */
export function StartView({ locale }: { locale: Locale }) {
  const t = translator(locale, 'start')
  const c = translator(locale, 'contact')
  const f = translator(locale, 'finder')
  return (
    <>
      <div className="hero">
        <div className="wrap">
          <h1>{t('heading')}</h1>
          <p className="lead">{t('lead')}</p>
          <PoliceCall locale={locale} />
          <p className="alt">
            <a href="tel:112"><b>{t('danger')}</b></a>
            <a href={publicPath('wholeCountry', locale)}>{t('night')}</a>
            <a href={publicPath('card', locale)}>{t('noVoice')}</a>
          </p>
        </div>
        <CourseMap />
      </div>

      <section className="find" aria-labelledby="where">
        <Land />
        <div className="wrap">
          <h2 id="where">{t('where')}</h2>
          <p className="read mt-2">{t('whereHelp')}</p>
          <FinderForm locale={locale} />
          <p>{f('promise')} <a href={publicPath('wholeCountry', locale)}>{f('wholeCountryLink')}</a></p>
        </div>
      </section>

      <section aria-labelledby="who">
        <div className="wrap two">
          <div>
            <h2 id="who">{t('who')}</h2>
            <p className="read mt-3">{t('whoHelp')}</p>
            <p className="mt-3"><a href={publicPath('guide', locale)}>{translator(locale, 'guide')('link')}</a></p>
          </div>
          <ul className="post">
            {doors.map(({ page, className }) => (
              <li key={page}>
                <a className={className} href={publicPath(page, locale)}>
                  <b>{t(page)}</b>
                  <span>{t(`${page}Help`)}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      </section>

      <section aria-labelledby="steps">
        <div className="wrap">
          <h2 id="steps" className="mb-8">{t('steps')}</h2>
          <ol className="course across">
            {steps.map((step) => (
              <li key={step} className={step === steps.length ? 'goal' : undefined}>
                <h3>{t(`step${step}`)}</h3>
                <p>{t(`step${step}Text`)}</p>
              </li>
            ))}
          </ol>
          <p className="mt-8"><a href={publicPath('process', locale)}>{t('stepsLink')}</a></p>
        </div>
      </section>

      <section className="ruled" aria-labelledby="refused">
        <div className="wrap two">
          <h2 id="refused">{t('refused')}</h2>
          <p className="lead read">{t('refusedText')}</p>
        </div>
      </section>

      <section aria-labelledby="help">
        <div className="wrap">
          <h2 id="help" className="mb-4">{t('help')}</h2>
          <p className="run">{t('helpText')}</p>
          {existsIn('measures', locale) && <p className="alt mt-4"><a href={publicPath('measures', locale)}>{t('helpLink')}</a></p>}
        </div>
      </section>

      <section className="near" aria-labelledby="know">
        <div className="wrap">
          <h2 id="know">{t('know')}</h2>
          <dl className="qa">
            <div><dt>{t('know1')}</dt><dd>{t('know1Text')}</dd></div>
            <div><dt>{t('know2')}</dt><dd>{t('know2Text')}</dd></div>
            <div><dt>{c('facts.report')}</dt><dd>{c('report.police')}</dd></div>
            <div><dt>{t('know3')}</dt><dd>{t('know3Text')} <a href={publicPath('safeBrowsing', locale)}>{t('know3Link')}</a></dd></div>
          </dl>
          {existsIn('questions', locale) && <p className="alt mt-4"><a href={publicPath('questions', locale)}>{translator(locale, 'layout')('questions')}</a></p>}
        </div>
      </section>
    </>
  )
}
