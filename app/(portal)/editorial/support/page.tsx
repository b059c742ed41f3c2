import { Table } from '@/components/ui/table'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { countyNames } from '@/lib/directory/county-names'
import { editorialHome } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { readUseByCounty } from '@/lib/knowledge/use/read'
import { knowledgePath } from '@/lib/routes'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('supportUse')('figures.title'))

/** How many units have read and use each text of the library, by county. */
export default async function SupportFiguresPage() {
  const actor = await requireActor()
  const texts = shown(await readUseByCounty({ actor, now: systemNow() }, {}))
  const t = portalText('supportUse')
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <h1>{t('figures.title')}</h1>
      <p className="lead">{t('figures.lead')}</p>
      <Table folds caption={t('figures.title')} head={[{ label: t('figures.text') }, { label: t('figures.units'), numeric: true }, { label: t('figures.counties') }]}
        rows={texts.map(({ slug, title, units, counties }) => ({
          key: slug,
          cells: [
            <a key="t" href={knowledgePath(slug)}>{title}</a>, String(units),
            counties.length === 0 ? t('figures.none') : counties.map(({ code, units: count }) => t('figures.county', { county: code === null ? t('figures.national') : countyNames.get(code) ?? code, units: count })).join(', '),
          ],
        }))} />
    </PortalPage>
  )
}
