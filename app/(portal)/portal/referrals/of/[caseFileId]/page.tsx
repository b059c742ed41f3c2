import { randomUUID } from 'node:crypto'
import { QuestionForm } from '@/components/forms/question-form'
import { ItemList } from '@/components/referrals/received-items'
import { ReferralTable } from '@/components/referrals/referral-table'
import { atInWords, unitInWords } from '@/components/referrals/words'
import { UseReceived } from '@/components/referrals/use-received'
import { Notice } from '@/components/ui/notice'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { casePath } from '@/lib/cases/paths'
import { systemNow } from '@/lib/core/clock'
import { releaseFields } from '@/lib/disclosure/model'
import { dayOf } from '@/lib/directory/days'
import { untouched } from '@/lib/forms/form-state'
import { firstState } from '@/lib/forms/kept-state'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { purposes } from '@/lib/referrals/model'
import { readReferralsOfFile } from '@/lib/referrals/of-file'
import { draftPath, referralsOfFilePath, referralsPath } from '@/lib/referrals/paths'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { begin, endConsent, take, takeIn } from '@/app/(portal)/portal/referrals/actions'

export const metadata = titled(portalText('referrals')('ofFile.title'))

/** A file's way to and from other authorities: referrals, what was received, what the person has consented to. */
export default async function FileReferralsPage({ params }: { params: Promise<{ caseFileId: string }> }) {
  const actor = await requireActor()
  const { caseFileId } = await params
  const view = shown(await readReferralsOfFile({ actor, now: systemNow() }, { caseFileId }))
  const t = portalText('referrals')
  // A consent never reaches what is about others (OSL 12:2), so it is not asked.
  const fields = releaseFields.filter((field) => field !== 'aboutOthers')
  return (
    <PortalPage actor={actor} current={referralsPath}>
      <p className="small"><a href={casePath(view.caseFileId)}>{t('ofFile.back', { number: view.number })}</a></p>
      <h1>{t('ofFile.title')}</h1>
      {view.mayRefer && (
        <>
          <p className="lead">{t('ofFile.lead')}</p>
          <QuestionForm action={begin} first={untouched} hidden={{ caseFileId: view.caseFileId, draftId: randomUUID() }} questions={[]} submit={t('ofFile.begin')} errors={errors} />
        </>
      )}
      {view.drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts">{t('ofFile.drafts')}</h2>
          <ul>{view.drafts.map(({ id, step, updatedAt }) => <li key={id}><a href={draftPath(id, step)}>{t('ofFile.draftLine', { at: atInWords(updatedAt) })}</a></li>)}</ul>
        </section>
      )}
      {view.received.map(({ referralId, from, items, sentAt, law, urgent, recalledAt }) => (
        <section className="panel mt-4" key={referralId} aria-labelledby={`got-${referralId}`}>
          <h2 id={`got-${referralId}`}>{t('ofFile.received')}</h2>
          <p>{unitInWords(from)}</p>
          {recalledAt !== null && <Notice kind="wrong">{t('referral.recalled', { at: atInWords(recalledAt) })}</Notice>}
          {urgent && <p>{t('referral.aloneThere')}</p>}
          <ItemList items={items} />
          <p className="small">{t('referral.gotHow', { at: atInWords(sentAt), law: law.join(', ') })}</p>
          {view.mayUse && <UseReceived action={takeIn} items={items} hidden={{ caseFileId: view.caseFileId, referralId, version: String(view.personVersion) }} />}
        </section>
      ))}
      <section aria-labelledby="list">
        <h2 id="list">{t('ofFile.list')}</h2>
        {view.lines.length === 0 ? <Empty heading={t('ofFile.none')}>{t('ofFile.noneLead')}</Empty> : <ReferralTable caption={t('ofFile.list')} lines={view.lines} />}
      </section>
      <section aria-labelledby="consents">
        <h2 id="consents">{t('ofFile.consents')}</h2>
        {view.consents.length === 0 && <p>{t('ofFile.noConsents')}</p>}
        <ul>
          {view.consents.map((consent) => (
            <li key={consent.id}>
              <p><b>{t(`ofFile.consentState.${consent.state}`)}.</b> {t('ofFile.consent', {
                unit: unitInWords(consent.to), purpose: t(`purpose.${consent.purpose}`), fields: consent.fields.map((field) => t(`field.${field}`)).join(', '),
                // The instant is the midnight after the last day.
                until: longDay(dayOf(consent.validUntil - 1), 'sv'),
              })}</p>
              {consent.state === 'active' && <QuestionForm action={endConsent} first={untouched} hidden={{ consentId: consent.id }} questions={[]} submit={t('ofFile.withdrawConsent')} quiet errors={errors} />}
            </li>
          ))}
        </ul>
      </section>
      {view.mayRefer && (
        <section aria-labelledby="take">
          <h2 id="take">{t('ofFile.take')}</h2>
          <p>{t('ofFile.takeLead')}</p>
          <QuestionForm action={take} first={await firstState(actor, referralsOfFilePath(view.caseFileId))} errors={errors} submit={t('ofFile.save')}
            hidden={{ caseFileId: view.caseFileId, consentId: randomUUID() }} questions={[
              { kind: 'select', name: 'toUnitId', label: t('ofFile.toUnit'), options: [{ value: '', label: t('draft.recipient.choose') }, ...view.addressees.map((unit) => ({ value: unit.unitId, label: unitInWords(unit) }))] },
              { kind: 'radio', name: 'purpose', label: t('ofFile.aim'), options: purposes.map((value) => ({ value, label: t(`purpose.${value}`) })) },
              { kind: 'checkbox', name: 'fields', label: t('ofFile.fields'), options: fields.map((value) => ({ value, label: t(`field.${value}`) })) },
              { kind: 'text', name: 'validUntil', label: t('ofFile.validUntil'), hint: t('ofFile.validUntilHint') },
            ]} />
        </section>
      )}
    </PortalPage>
  )
}
