import { randomUUID } from 'node:crypto'
import { QuestionForm, type Question } from '@/components/forms/question-form'
import type { EnquiryView } from '@/lib/enquiries/read'
import { openingReasons, referredTos, urgencies } from '@/lib/enquiries/model'
import { enquiryPath, identityPath } from '@/lib/enquiries/paths'
import { isReviewed, templateKeys } from '@/lib/enquiries/templates'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { atInWords } from '@/components/referrals/words'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { answer, ask, claim, close, decide, note, weigh, withdraw } from '@/app/(portal)/portal/enquiries/actions'

/** Taking a thread on, and answering. Each form stands by itself and works without script. */
export function AnswerForms({ view, first, template }: { view: EnquiryView; first: FormState; template: string | null }) {
  const t = portalText('enquiries')
  const hidden = { enquiryId: view.id }
  return (
    <>
      {view.may.claim && (
        <section aria-labelledby="claim">
          <h2 id="claim" className="hide">{t(view.claimedBy === null ? 'one.claim' : 'one.takeOver')}</h2>
          <p>{view.claimedBy === null ? t('one.unclaimed') : t('one.claimedBy', { name: view.claimedBy })}</p>
          <QuestionForm action={claim} first={untouched} hidden={hidden} questions={[]} submit={t(view.claimedBy === null ? 'one.claim' : 'one.takeOver')} errors={errors} prefix="claim-" />
        </section>
      )}
      {view.may.answer && (
        <section aria-labelledby="answer">
          <h2 id="answer">{t('one.answer')}</h2>
          <p>{t('one.templates')} {templateKeys.some((key) => !isReviewed(key)) && t('one.unreviewed')}</p>
          <nav className="row" aria-label={t('one.templates')}>
            {templateKeys.map((key) => <a className="btn quiet" key={key} href={`${enquiryPath(view.id)}?template=${key}#answer`}>{t(`one.template.${key}`)}</a>)}
          </nav>
          <QuestionForm action={answer} first={first} hidden={{ ...hidden, version: String(view.version), messageId: randomUUID() }} submit={t('one.send')} errors={errors} prefix="answer-" questions={[
            { kind: 'text', name: 'words', label: t('one.words'), hint: t('one.wordsHint'), rows: 8, ...(template === null ? {} : { value: template }) },
            { kind: 'checkbox', name: 'isSure', label: t('one.sure'), options: [{ value: 'yes', label: t('one.sureLabel') }] },
          ]} />
        </section>
      )}
    </>
  )
}

/** What stands beside the thread: how urgent it is, a note for colleagues, and leading on. */
export function SideForms({ view }: { view: EnquiryView }) {
  const t = portalText('enquiries')
  const hidden = { enquiryId: view.id }
  const step = view.opinionWanted === null ? 'ask' as const : 'give' as const
  const opinion: Question = { kind: 'checkbox', name: 'opinion', label: t('one.opinion'), options: [{ value: step, label: t(`one.opinions.${step}`) }] }
  return (
    <>
      <section aria-labelledby="weigh">
        <h2 id="weigh" className="hide">{t('one.weigh')}</h2>
        <QuestionForm action={weigh} first={untouched} hidden={hidden} submit={t('one.saveWeigh')} quiet errors={errors} prefix="weigh-"
          questions={[{ kind: 'radio', name: 'urgency', label: t('one.weigh'), options: urgencies.map((value) => ({ value, label: t(`urgency.${value}`) })), value: [view.urgency] }]} />
      </section>
      <section aria-labelledby="note">
        <h2 id="note">{t('one.note2')}</h2>
        <QuestionForm action={note} first={untouched} hidden={{ ...hidden, messageId: randomUUID() }} submit={t('one.saveNote')} quiet errors={errors} prefix="note-"
          questions={[
            { kind: 'text', name: 'words', label: t('one.noteWords'), hint: t('one.noteHint'), rows: 4 },
            ...(view.opinionWanted?.isOwn ? [] : [opinion]),
          ]} />
      </section>
      {view.may.close && (
        <section aria-labelledby="close">
          <h2 id="close">{t('one.close')}</h2>
          <QuestionForm action={close} first={untouched} hidden={{ ...hidden, version: String(view.version) }} submit={t('one.saveClose')} quiet errors={errors} prefix="close-"
            questions={[{ kind: 'radio', name: 'referredTo', label: t('one.closeLegend'), options: referredTos.map((value) => ({ value, label: t(`referred.${value}`) })) }]} />
        </section>
      )}
    </>
  )
}

/** Who the visitor has said they are: one asks, another answers. */
export function IdentityForms({ view, first }: { view: EnquiryView; first: FormState }) {
  const t = portalText('enquiries')
  if (!view.saysWho) return null
  return (
    <section aria-labelledby="identity">
      <h2 id="identity">{t('identity.heading')}</h2>
      <p>{t('identity.lead')}</p>
      <ul>
        {view.openings.map(({ id, reason, state, askedBy, askedAt, decidedBy, decidedAt }) => (
          <li key={id}>
            {t('identity.line', { name: askedBy, at: atInWords(askedAt), reason: t(`identity.reasons.${reason}`) })} <b>{t(`identity.state.${state}`)}.</b>
            {decidedBy !== null && decidedAt !== null && <> {t('identity.decided', { name: decidedBy, at: atInWords(decidedAt) })}</>}
          </li>
        ))}
      </ul>
      {view.identityOpenUntil !== null && <p><a className="btn quiet" href={identityPath(view.id)}>{t('identity.read')}</a></p>}
      {view.asked === null && view.identityOpenUntil === null && (
        <QuestionForm action={ask} first={untouched} hidden={{ enquiryId: view.id, openingId: randomUUID() }} submit={t('identity.ask')} quiet errors={errors} prefix="ask-"
          questions={[{ kind: 'radio', name: 'reason', label: t('identity.reason'), options: openingReasons.map((value) => ({ value, label: t(`identity.reasons.${value}`) })) }]} />
      )}
      {view.asked !== null && !view.asked.isOwn && (
        <QuestionForm action={decide} first={first} hidden={{ openingId: view.asked.id }} submit={t('identity.answer')} errors={errors} prefix="decide-"
          questions={[{ kind: 'radio', name: 'answer', label: t('identity.legend'), options: (['approve', 'refuse'] as const).map((value) => ({ value, label: t(`identity.${value}`) })) }]} />
      )}
      {view.asked?.isOwn && <QuestionForm action={withdraw} first={untouched} hidden={{ openingId: view.asked.id }} submit={t('identity.withdraw')} questions={[]} quiet errors={errors} prefix="withdraw-" />}
    </section>
  )
}
