import { randomUUID } from 'node:crypto'
import { ExchangeForm } from '@/components/editorial/exchange-form'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readExchange } from '@/lib/editorial/exchange/write-file'
import { editionPath, editorialHome, exchangeFilePath } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import editorial from '@/messages/sv/editorial.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { takeIn } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('title'))

/** A translation out to a program of the translator's own, and back. */
export default async function ExchangePage({ params }: { params: Promise<{ editionId: string }> }) {
  const actor = await requireActor()
  const { editionId } = await params
  const view = shown(await readExchange({ actor, now: systemNow() }, { editionId }))
  const t = portalText('editorial')
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <p className="small"><a href={editionPath(view.id)}>{t('edit.done')}</a></p>
      <h1>{t('exchange.heading', { title: view.title, n: view.n })}</h1>
      <p className="lead">{t('exchange.lead', { language: t(`language.${view.locale}`) })}</p>
      <p>{t('exchange.standing', { translated: view.translated, pieces: view.pieces })} {view.translated === 0 && t('exchange.different')}</p>
      <p className="row mt-4">
        <a className="btn quiet" href={exchangeFilePath(view.id, 'xliff')} download>{t('exchange.xliff')}</a>
        <a className="btn quiet" href={exchangeFilePath(view.id, 'csv')} download>{t('exchange.csv')}</a>
      </p>
      <section className="panel mt-6" aria-labelledby="take-in">
        <h2 id="take-in">{t('exchange.take')}</h2>
        <ExchangeForm action={takeIn} hidden={{ editionId: view.id, textId: randomUUID() }} text={editorial.exchange} errors={errors} />
      </section>
    </PortalPage>
  )
}
