import { QuestionForm } from '@/components/forms/question-form'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { untouched } from '@/lib/forms/form-state'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { supportUsePath } from '@/lib/knowledge/use/paths'
import { readUse } from '@/lib/knowledge/use/read'
import { publicPath } from '@/lib/routes'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { confirm } from './actions'

export const metadata = titled(portalText('supportUse')('title'))

/** What one's own units have read and use. */
export default async function SupportUsePage() {
  const actor = await requireActor()
  const units = shown(await readUse({ actor, now: systemNow() }, {}))
  const t = portalText('supportUse')
  const day = (at: number) => longDay(dayOf(at), 'sv')
  return (
    <PortalPage actor={actor} current={supportUsePath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <p><a href={publicPath('knowledge', 'sv')}>{t('library')}</a></p>
      {units.map(({ id, name, texts }) => (
        <QuestionForm key={id} action={confirm} first={untouched} hidden={{ unitId: id }} errors={errors} submit={t('submit')} prefix={id} questions={[{
          kind: 'checkbox', name: 'slugs', label: t('unit', { unit: name }), value: texts.filter(({ confirmed }) => confirmed !== null).map(({ slug }) => slug),
          options: texts.map(({ slug, title, confirmed, changedSince }) => ({
            value: slug, label: title,
            ...(confirmed && { help: changedSince ? t('changedSince', { day: day(confirmed.at) }) : t('confirmed', { by: confirmed.by, day: day(confirmed.at) }) }),
          })),
        }]} />
      ))}
    </PortalPage>
  )
}
