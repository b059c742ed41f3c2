import { LookUpForm } from '@/components/cases/look-up-form'
import { QuestionForm } from '@/components/forms/question-form'
import { unitInWords } from '@/components/referrals/words'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/session'
import { fileNumber } from '@/lib/cases/file-number'
import { purposes } from '@/lib/cases/schemas'
import { systemNow } from '@/lib/core/clock'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { readJoin } from '@/lib/referrals/join'
import { referralPath, referralsPath } from '@/lib/referrals/paths'
import cases from '@/messages/sv/cases.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { join, lookToJoin } from '@/app/(portal)/portal/referrals/actions'

export const metadata = titled(portalText('referrals')('join.title'))

interface Props {
  params: Promise<{ referralId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Looks for the file that the unit has already, exactly and with a purpose, and receives the referral there. */
export default async function JoinPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const now = systemNow()
  const view = shown(await readJoin({ actor, now }, { referralId: (await params).referralId }))
  const { file } = await searchParams
  const chosen = typeof file === 'string' ? shown(await fileNumber({ actor, now }, { caseFileId: file })) : null
  const t = portalText('referrals')
  return (
    <PortalPage actor={actor} current={referralsPath}>
      <p className="small"><a href={referralPath(view.id)}>{t('referral.from', { number: view.number, unit: unitInWords(view.from) })}</a></p>
      <h1>{t('join.title')}</h1>
      {!view.isOpen && <Notice kind="know">{t('join.over')}</Notice>}
      {view.isOpen && chosen && (
        <section className="decision" aria-labelledby="chosen">
          <h2 id="chosen">{t('join.chosen', { number: chosen.number })}</h2>
          <p>{t('join.chosenLead')}</p>
          <QuestionForm action={join} first={untouched} hidden={{ referralId: view.id, caseFileId: chosen.id }} questions={[]} submit={t('join.submit')} errors={errors} />
        </section>
      )}
      {view.isOpen && (
        <section aria-labelledby="look">
          <h2 id="look">{chosen ? t('join.other') : cases.lookUp.heading}</h2>
          <p>{t('join.lead')}</p>
          <LookUpForm action={lookToJoin.bind(null, view.id)} first={{ ...untouched, values: { purpose: 'referral' }, found: null }} purposes={purposes} text={cases.lookUp} errors={errors} />
        </section>
      )}
    </PortalPage>
  )
}
