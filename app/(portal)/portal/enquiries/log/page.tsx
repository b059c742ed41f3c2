import { randomUUID } from 'node:crypto'
import { QuestionForm } from '@/components/forms/question-form'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { countQueue } from '@/lib/enquiries/list'
import { abouts, ages, loggedChannels, referredTos, regions, topics } from '@/lib/enquiries/model'
import { contactLogPath, enquiriesPath } from '@/lib/enquiries/paths'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { log } from '@/app/(portal)/portal/enquiries/actions'

export const metadata = titled(portalText('enquiries')('log.title'))

/** A call or a mail in half a minute: choices only, the likeliest chosen already. */
export default async function LogPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  // Whoever may not see the queue may not note in it either: the same answer as for what is not there.
  shown(await countQueue({ actor, now: systemNow() }, {}))
  const done = (await searchParams)['done'] === '1'
  const t = portalText('enquiries')
  return (
    <PortalPage actor={actor} current={enquiriesPath}>
      <h1>{t('log.title')}</h1>
      <p className="lead">{t('log.lead')}</p>
      {done && <div className="mt-4"><Notice kind="done">{t('log.done')}</Notice></div>}
      <QuestionForm action={log} first={await firstState(actor, contactLogPath)} hidden={{ logId: randomUUID() }} submit={t('log.submit')} errors={errors} questions={[
        { kind: 'radio', name: 'channel', label: t('log.channel'), options: loggedChannels.map((value) => ({ value, label: t(`log.channels.${value}`) })), value: ['phone'] },
        { kind: 'radio', name: 'topic', label: t('log.topic'), options: topics.map((value) => ({ value, label: t(`log.topics.${value}`) })) },
        { kind: 'radio', name: 'referredTo', label: t('log.referredTo'), options: referredTos.map((value) => ({ value, label: t(`referred.${value}`) })) },
        { kind: 'radio', name: 'about', label: t('log.about'), options: abouts.map((value) => ({ value, label: t(`about.${value}`) })), value: ['unsaid'] },
        { kind: 'radio', name: 'age', label: t('log.age'), options: ages.map((value) => ({ value, label: t(`age.${value}`) })), value: ['unsaid'] },
        { kind: 'select', name: 'region', label: t('log.region'), options: (['unsaid', ...regions] as const).map((value) => ({ value, label: t(`region.${value}`) })), value: 'unsaid' },
        { kind: 'select', name: 'locale', label: t('log.locale'), options: (['sv', 'en', 'ar', 'other'] as const).map((value) => ({ value, label: t(`locale.${value}`) })), value: 'sv' },
      ]} />
    </PortalPage>
  )
}
