import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { QuestionForm, type Question } from '@/components/forms/question-form'
import type { FileAccessView } from '@/lib/access/file'
import { chosenEndReasons, conflictKinds, levelReasons, personReasons } from '@/lib/access/model'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { ask, askLower, declare, end, giveUp, raise } from '@/app/(portal)/portal/access/actions'

interface Section { key: string; heading: string; lead: string; form: ReactNode }

/** What this reader may do about who opens the file, in the order of what is wished most. */
export function accessForms(view: FileAccessView): Section[] {
  const t = portalText('access')
  const level = portalText('cases')
  const common = { first: untouched, errors }
  const people = (name: string, label: string, options: { accountId: string; name: string }[]): Question =>
    ({ kind: 'select', name, label, options: [{ value: '', label: t('choose') }, ...options.map((one) => ({ value: one.accountId, label: one.name }))] })
  const sections: (Section | null)[] = [
    view.mayAsk ? {
      key: 'ask', heading: t('file.ask'), lead: view.nameable.length === 0 ? t('file.nobodyToAsk') : t('file.askLead'),
      form: view.nameable.length === 0 ? null : <QuestionForm {...common} action={ask} hidden={{ caseFileId: view.id, requestId: randomUUID() }} submit={t('file.askSubmit')} prefix="ask-" questions={[
        people('accountId', t('file.colleague'), view.nameable),
        { kind: 'radio', name: 'reason', label: t('file.why'), options: personReasons.map((value) => ({ value, label: t(`personReason.${value}`) })) },
      ]} />,
    } : null,
    view.endable.length > 0 ? {
      key: 'end', heading: t('file.end'), lead: t('file.endLead'),
      form: <QuestionForm {...common} action={end} hidden={{ caseFileId: view.id }} submit={t('file.endSubmit')} quiet prefix="end-" questions={[
        { kind: 'select', name: 'accessId', label: t('file.who'), options: view.endable.map(({ accessId, name, isUnit }) => ({ value: accessId, label: isUnit ? t('file.everyoneIn', { unit: name }) : name })) },
        { kind: 'radio', name: 'reason', label: t('file.endReason'), options: chosenEndReasons.map((value) => ({ value, label: t(`file.endReasons.${value}`) })) },
      ]} />,
    } : null,
    view.giveUp && {
      key: 'giveUp', heading: t('file.giveUp'), lead: view.giveUp.mustHandTo ? t('file.handToLead') : t('file.giveUpLead'),
      form: <QuestionForm {...common} action={giveUp} hidden={{ caseFileId: view.id }} submit={t('file.giveUpSubmit')} quiet prefix="give-"
        questions={view.giveUp.mustHandTo ? [people('handTo', t('file.handTo'), view.nameable)] : []} />,
    },
    view.raisable.length > 0 ? {
      key: 'raise', heading: t('file.raise'), lead: t('file.raiseLead'),
      form: <QuestionForm {...common} action={raise} hidden={{ caseFileId: view.id, version: String(view.version) }} submit={t('file.raiseSubmit')} quiet prefix="raise-" questions={[
        { kind: 'radio', name: 'protection', label: t('file.raiseTo'), options: view.raisable.map((value) => ({ value, label: level(`protection.${value}`) })) },
      ]} />,
    } : null,
    view.lowerable.length > 0 ? {
      key: 'lower', heading: t('file.lower'), lead: t('file.lowerLead'),
      form: <QuestionForm {...common} action={askLower} hidden={{ caseFileId: view.id, requestId: randomUUID() }} submit={t('file.lowerSubmit')} quiet prefix="lower-" questions={[
        { kind: 'radio', name: 'protection', label: t('file.lowerTo'), options: view.lowerable.map((value) => ({ value, label: level(`protection.${value}`) })) },
        { kind: 'radio', name: 'reason', label: t('file.why'), options: levelReasons.map((value) => ({ value, label: t(`levelReason.${value}`) })) },
      ]} />,
    } : null,
    {
      key: 'conflict', heading: t('file.conflict'), lead: t('file.conflictLead'),
      form: <QuestionForm {...common} action={declare} hidden={{ conflictId: randomUUID(), number: view.number }} submit={t('file.conflictSubmit')} quiet prefix="conflict-" questions={[
        { kind: 'radio', name: 'kind', label: t('conflict.kind'), options: conflictKinds.map((value) => ({ value, label: t(`conflict.ownKinds.${value}`) })) },
      ]} />,
    },
  ]
  return sections.filter((section) => section !== null)
}
