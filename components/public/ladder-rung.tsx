import type { ReactNode } from 'react'
import { PhoneLink } from '@/components/ui/phone-link'
import { Say } from '@/components/ui/say'
import { Unknown } from '@/components/ui/unknown'
import type { Contact, MunicipalityPage, Rung } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { Checked, ContactFacts } from './contact-facts'
import { InterpreterLine } from './interpreter-line'
import { emergency } from './national-numbers'
import { OpeningNow } from './opening-line'
import { ReportButton } from './report-button'
import { soundOf } from './sounds'

/** Swedish to say when someone answers, with its sound in the reader's script where that is not Latin. */
interface Sentence { words: string; sound?: string | undefined }

interface CallProps { contact: Contact; locale: Locale; sentence: Sentence; plain?: boolean }

/** "Ring 114 14 och säg …": yellow on the first rung only, one clearing block per view. */
function Call({ contact, locale, sentence, plain }: CallProps) {
  const t = translator(locale, 'contact')
  if (!contact.phone) return null
  const call = (
    <div className={plain ? 'talk' : 'call'}>
      <PhoneLink phone={contact.phone} size="large" verb={t('call')} />
      <p>{t('andSay')}</p>
      <Say words={sentence.words} sound={sentence.sound} />
      {!plain && <InterpreterLine locale={locale} />}
      <OpeningNow opening={contact.opening} locale={locale} />
    </div>
  )
  if (plain) return call
  // Help in the same order on every page: the call, then 112, then who answers at night (WCAG 3.2.6).
  return (
    <>
      {call}
      <p className="sos">
        <span>{t('danger')} <a href="tel:112">{t('dangerCall')}</a></span>
        <a href="#night">{t('nightLink')}</a>
      </p>
    </>
  )
}

interface Props { rung: Rung; first: boolean; page: MunicipalityPage; locale: Locale; policeNumber: ReactNode }

/** One rung of the ladder as a card: what it is, how to reach it, what to say, what happens. */
export function LadderRung({ rung, first, page, locale, policeNumber }: Props) {
  const t = translator(locale, 'municipality')
  const inSwedish = translator('sv', 'municipality')
  const c = translator(locale, 'contact')

  switch (rung.kind) {
    case 'ownProgramme':
    case 'agreement': {
      const name = rung.kind === 'agreement' ? rung.municipality : page.officialName
      return (
        <Card id={rung.kind} heading={rung.contact.name ?? t(rung.kind, { name, municipality: name })}>
          <Call contact={rung.contact} locale={locale} plain={!first} sentence={{ words: inSwedish('ownProgrammeSay'), sound: soundOf('ownProgrammeSay', locale, rung) }} />
          <p>{rung.contact.description?.[locale] ?? t(rung.kind === 'agreement' ? 'agreementText' : 'ownProgrammeText', { municipality: name })}</p>
          <ContactFacts contact={rung.contact} locale={locale} />
          <Checked contact={rung.contact} locale={locale} />
          <ReportButton contact={rung.contact} locale={locale} />
        </Card>
      )
    }
    case 'policeCoordination':
      return (
        <Card id={rung.kind} heading={t('police', { region: rung.region })}>
          <Call contact={rung.contact} locale={locale} plain={!first} sentence={{ words: inSwedish('policeSay', { region: rung.region }), sound: soundOf('policeSay', locale, rung) }} />
          <p>{t('policeText', { place: page.name })}</p>
          <ContactFacts contact={rung.contact} locale={locale} after={t('policeAfter')} />
          <Checked contact={rung.contact} locale={locale} />
          <ReportButton contact={rung.contact} locale={locale} />
        </Card>
      )
    case 'socialServices':
      return (
        <Card id={rung.kind} heading={t('social', { officialName: page.officialName })}>
          <p>{t('socialText')}</p>
          {rung.contact ? (
            <>
              <Call contact={rung.contact} locale={locale} plain sentence={{ words: inSwedish('socialSay'), sound: soundOf('socialSay', locale, rung) }} />
              <ContactFacts contact={rung.contact} locale={locale} />
              <Checked contact={rung.contact} locale={locale} />
              <ReportButton contact={rung.contact} locale={locale} />
            </>
          ) : (
            <>
              <Unknown>
                <p><b>{t('socialMissing')}</b> {t.rich('socialMissingText', { place: page.name, call: () => policeNumber })}</p>
              </Unknown>
              <div className="talk">
                <p>{c('sayLater')}</p>
                <Say words={inSwedish('socialSay')} sound={soundOf('socialSay', locale, rung)} />
              </div>
            </>
          )}
          <dl className="facts">
            <div>
              <dt>{t('socialNight')}</dt>
              <dd>{rung.afterHours?.phone ? <PhoneLink phone={rung.afterHours.phone} size="inline" /> : t.rich('socialNightMissing', { sos: () => <PhoneLink phone={emergency} size="inline" /> })}</dd>
            </div>
            <div><dt>{t('socialAnonymous')}</dt><dd>{t('socialAnonymousText')}</dd></div>
            <div><dt>{t('socialReport')}</dt><dd>{t('socialReportText')}</dd></div>
            <div><dt>{t('socialChild')}</dt><dd>{t('socialChildText')}</dd></div>
            <div><dt>{t('socialMoved')}</dt><dd>{t('socialMovedText')}</dd></div>
          </dl>
        </Card>
      )
    case 'nationalContactPoint':
      return (
        <Card id={rung.kind} heading={t('national')}>
          <p>{t('nationalText')}</p>
          {rung.contact?.phone ? (
            <>
              <Call contact={rung.contact} locale={locale} plain sentence={{ words: inSwedish('socialSay'), sound: soundOf('socialSay', locale, rung) }} />
              <ContactFacts contact={rung.contact} locale={locale} />
              <Checked contact={rung.contact} locale={locale} />
              <ReportButton contact={rung.contact} locale={locale} />
            </>
          ) : (
            <Unknown><p><b>{t('nationalMissing')}</b> {t('nationalMissingText')}</p></Unknown>
          )}
        </Card>
      )
    case 'emergency':
      return (
        <Card id={rung.kind} heading={t('emergency')}>
          <Call contact={rung.contact} locale={locale} plain sentence={{ words: inSwedish('emergencySay'), sound: soundOf('emergencySay', locale, rung) }} />
          <p>{t('emergencyText')}</p>
        </Card>
      )
  }
}

function Card({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    <article className="contact" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </article>
  )
}
