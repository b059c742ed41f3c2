import { PhoneLink } from '@/components/ui/phone-link'
import { Sign, type SignName } from '@/components/ui/sign'
import type { MunicipalityPage, Rung } from '@/lib/directory/model'
import { longDay } from '@/lib/i18n/dates'
import { translator, type Translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { Contacts } from './contacts'
import { Corner } from './drawings'
import { LadderRung } from './ladder-rung'
import { NightAdvice } from './night-advice'
import { TwoResponsible } from './two-responsible'

interface Props { page: MunicipalityPage; locale: Locale }

/** Everything about one kommun: the ladder of contacts, and beside it where on the ladder it stands. */
export function MunicipalityView({ page, locale }: Props) {
  const t = translator(locale, 'municipality')
  const c = translator(locale, 'contact')
  const l = translator(locale, 'layout')
  const police = page.ladder.find((rung) => rung.kind === 'policeCoordination')
  const policeNumber = police?.contact?.phone ? <PhoneLink phone={police.contact.phone} size="inline" /> : null
  const around = page.helplines.filter((line) => line.opening.kind === 'always')
  const main = page.ladder.filter((rung) => rung.kind !== 'emergency')
  const emergency = page.ladder.find((rung) => rung.kind === 'emergency')
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <nav className="crumbs" aria-label={l('breadcrumb')}>
            <ol className="links">
              <li><a href={publicPath('findSupport', locale)}>{l('findSupport')}</a></li>
              <li><a href={`${publicPath('findSupport', locale)}#${page.county.slug}`} lang="sv">{page.county.name}</a></li>
            </ol>
          </nav>
          <h1 lang="sv">{page.name}</h1>
          <p className="lead">{t('lead')}</p>
        </div>
      </div>
      <div className="wrap kommun">
        <ol className="course">
          {main.map((rung, index) => (
            <li key={rung.contact?.id ?? rung.kind} className={rung.contact ? undefined : 'wait'}>
              <LadderRung rung={rung} first={index === 0} page={page} locale={locale} policeNumber={policeNumber} />
              {index === 0 && <TwoResponsible page={page} locale={locale} />}
            </li>
          ))}
          <li>
            <article className="contact" aria-labelledby="helplines">
              <h2 id="helplines">{c('helplines')}</h2>
              <h3 id="night">{c('nightHeading')}</h3>
              <NightAdvice locale={locale} />
              {around.length > 0 && <p>{c('nightText')} {listOf(around.map((line) => line.name), locale)}.</p>}
              <Contacts contacts={page.helplines} locale={locale} heading="h3" />
              <p><a href={publicPath('wholeCountry', locale)}>{c('moreLines')}</a></p>
            </article>
          </li>
          {emergency && (
            <li className="goal">
              <LadderRung rung={emergency} first={false} page={page} locale={locale} policeNumber={policeNumber} />
            </li>
          )}
        </ol>
        <Standing page={page} locale={locale} t={t} policeNumber={policeNumber} />
      </div>
    </>
  )
}

const listOf = (names: (string | null)[], locale: Locale) =>
  new Intl.ListFormat(locale).format(names.filter((name) => name !== null))

interface StandingProps extends Props { t: Translator<'municipality'>; policeNumber: React.ReactNode }

/** "Så ser det ut i …": each rung in one line, also those that are missing, so that nobody wonders what was hidden. */
function Standing({ page, locale, t, policeNumber }: StandingProps) {
  const firstIsOwn = page.ladder[0]?.kind === 'ownProgramme'
  const intro = page.hasProgramme === 'yes' ? 'standYes' : firstIsOwn ? 'standListed' : page.hasProgramme === 'no' ? 'standNo' : 'standUnknown'
  return (
    <aside className="stand" aria-labelledby="stand">
      <h2 id="stand">{t('stand', { place: page.name })}</h2>
      <p>{t(intro)}</p>
      <ul className="rungs">
        {standingOf(page, t).map(({ label, state, sign, off }) => (
          <li key={label} className={off ? 'off' : undefined}>
            <Sign name={sign} />
            <span>{label}: {sign === 'start' ? <b>{state}</b> : state}</span>
          </li>
        ))}
      </ul>
      <p className="small">{t.rich('remember', { call: () => policeNumber })}</p>
      <p className="mt-2"><a href={publicPath('findSupport', locale)}>{t('another')}</a></p>
      <p className="small mt-3">{t('reviewed', { date: longDay(page.reviewedOn, locale) })}</p>
    </aside>
  )
}

interface Line { label: string; state: string; sign: SignName; off: boolean }

function standingOf(page: MunicipalityPage, t: Translator<'municipality'>): Line[] {
  const has = (kind: Rung['kind']) => page.ladder.find((rung) => rung.kind === kind)
  const first = page.ladder[0]?.kind
  const line = (kind: Rung['kind'], label: string, missing: string): Line => {
    const contact = has(kind)?.contact
    return {
      label,
      state: contact ? (kind === first ? t('startHere') : t('exists')) : missing,
      sign: kind === first ? 'start' : contact ? 'open' : 'notYet',
      off: !contact,
    }
  }
  const region = page.policeRegion
  return [
    line('ownProgramme', t('rungOwn'), page.hasProgramme === 'no' ? t('none') : t('unknown')),
    line('agreement', t('rungAgreement'), t('noneReported')),
    { label: t('rungCounty'), state: t('rungCountyText'), sign: 'brokenOff', off: true },
    line('policeCoordination', t('rungPolice', { region }), t('notPublished')),
    line('socialServices', t('rungSocial'), t('rightButNoNumber')),
    line('nationalContactPoint', t('rungNational'), t('notPublished')),
    { label: t('rungEmergency'), state: t('always'), sign: 'there', off: false },
  ]
}
