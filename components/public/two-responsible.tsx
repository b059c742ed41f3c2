import type { ReactNode } from 'react'
import { Boxes } from '@/components/ui/boxes'
import { PhoneLink } from '@/components/ui/phone-link'
import type { Contact, MunicipalityPage } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'

/** Polisen and socialtjänsten side by side: what each is there for, and how to reach them. One no is not the other's. */
export function TwoResponsible({ page, locale }: { page: MunicipalityPage; locale: Locale }) {
  const t = translator(locale, 'municipality')
  const c = translator(locale, 'contact')
  const contactOf = (kind: 'policeCoordination' | 'socialServices') => page.ladder.find((rung) => rung.kind === kind)?.contact
  const box = (heading: string, text: string, contact: Contact | null | undefined): { heading: string; body: ReactNode } => ({
    heading,
    body: (
      <>
        <p>{text}</p>
        <p>{contact?.phone ? <>{c('call')} <PhoneLink phone={contact.phone} size="inline" /></> : t('socialMissing')}</p>
      </>
    ),
  })
  return (
    <section className="sides" aria-labelledby="sides">
      <h2 id="sides">{t('twoResponsible')}</h2>
      <Boxes level="h3" items={[
        box(t('police2'), t('police2Text'), contactOf('policeCoordination')),
        box(t('social2'), t('social2Text'), contactOf('socialServices')),
      ]} />
    </section>
  )
}
