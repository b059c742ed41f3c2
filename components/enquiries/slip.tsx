import './enquiries.css'
import { hoursInWords } from '@/components/public/opening-line'
import { soundOf, type Sentence } from '@/components/public/sounds'
import type { Contact, MunicipalityPage, Rung } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import { direction, type Locale } from '@/lib/routes'

interface Line { key: string; heading: string; contact: Contact | null; say: string; sound: string | undefined; without: string | null }

const contactOf = (rung: Rung): Contact | null => rung.contact

/** The finder's own ladder, from the top down, as a person can carry it: whom to call, when, and what to say in Swedish. */
function linesOf(page: MunicipalityPage, locale: Locale): Line[] {
  const t = translator(locale, 'municipality')
  const inSwedish = translator('sv', 'municipality')
  const line = (rung: Rung, heading: string, sentence: Sentence, say: string, without: string | null = null): Line =>
    ({ key: rung.kind, heading, contact: contactOf(rung), say, sound: soundOf(sentence, locale, rung), without })
  return page.ladder.flatMap((rung): Line[] => {
    switch (rung.kind) {
      case 'ownProgramme': return [line(rung, t('ownProgramme', { name: page.officialName }), 'ownProgrammeSay', inSwedish('ownProgrammeSay'))]
      case 'agreement': return [line(rung, t('agreement', { municipality: rung.municipality }), 'ownProgrammeSay', inSwedish('ownProgrammeSay'))]
      case 'policeCoordination': return [line(rung, t('police', { region: rung.region }), 'policeSay', inSwedish('policeSay', { region: rung.region }))]
      case 'socialServices': return [line(rung, t('social', { officialName: page.officialName }), 'socialSay', inSwedish('socialSay'), t('socialText'))]
      // Whoever has come here has reached it already.
      case 'nationalContactPoint': return []
      case 'emergency': return [line(rung, t('emergency'), 'emergencySay', inSwedish('emergencySay'))]
    }
  })
}

/** Printed alone: numbers, hours and words, and nothing that says where the paper is from. */
export function Slip({ page, locale }: { page: MunicipalityPage; locale: Locale }) {
  const c = translator(locale, 'contact')
  return (
    <ol className="slip" lang={locale} dir={direction[locale]}>
      {linesOf(page, locale).map(({ key, heading, contact, say, sound, without }) => (
        <li key={key}>
          <h2>{heading}</h2>
          {contact?.phone ? <p className="number"><bdi>{contact.phone.shown}</bdi></p> : without && <p>{without}</p>}
          {contact && <p>{hoursInWords(contact.opening, locale)}</p>}
          <p>{c('andSay')} <b lang="sv" dir="ltr">{say}</b></p>
          {sound && <p className="small">{sound}</p>}
        </li>
      ))}
    </ol>
  )
}
