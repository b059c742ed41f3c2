import type { Question } from '@/components/forms/question-form'
import type { FormState } from '@/lib/forms/form-state'
import { needFields, weighFields } from '@/lib/grounds/keeping/schemas'
import { aims, deciders, effects, initiatives, needs, receivers, secrecyRules, senders } from '@/lib/grounds/model'
import { portalText } from '@/lib/i18n/portal-messages'
import { words } from './words'

const textIn = (fields: FormState['values']) => (name: string, label: string, hint?: string, rows?: number): Question => {
  const value = fields[name]
  return { kind: 'text', name, label, value: typeof value === 'string' ? value : '', ...(hint !== undefined && { hint }), ...(rows !== undefined && { rows }) }
}

/** The form of an ending: when, why, and what the rule then answers no more. */
export function endingQuestions(fields: FormState['values']): Question[] {
  const t = portalText('grounds')
  const line = textIn(fields)
  return [line('lastDay', t('write.lastDay'), t('write.lastDayHint')), line('note', t('write.endNote'), t('write.noteHint'), 3), line('cases', t('write.endCases'), t('write.endCasesHint'), 12)]
}

/** The form of a sheet. `isNew`: its paragraph is asked for, and the statute where there is none by that name. */
export function sheetQuestions(fields: FormState['values'], isNew: boolean): Question[] {
  const t = portalText('grounds')
  const line = textIn(fields)
  return [
    ...(isNew ? [line('cite', t('write.cite'), t('write.citeHint'))] : []),
    line('heading', t('heading')), line('says', t('write.says'), t('write.saysHint'), 6), line('since', t('write.since'), t('write.sinceHint')), line('amendedBy', t('write.amendedBy'), t('write.amendedByHint')),
    line('validFrom', t('write.sheetFrom'), t('write.validFromHint')), line('note', t(isNew ? 'write.newNote' : 'write.note'), t('write.noteHint'), 3),
    ...(isNew ? [line('statuteName', t('write.statuteName'), t('write.statuteHint')), line('statuteSfs', t('write.statuteSfs')), line('statuteUrl', t('write.statuteUrl'))] : []),
  ]
}

/** The form of a wording, in the order a jurist reads a paragraph: from when, what it says, for whom, what it opens, what it demands, what is weighed, what tries it. */
export function wordingQuestions(fields: FormState['values'], isNew: boolean): Question[] {
  const t = portalText('grounds')
  const chosen = (name: string) => { const value = fields[name]; return value === undefined ? [] : typeof value === 'string' ? [value] : value }
  const label = (name: Parameters<typeof t>[0]) => t(name)
  const line = textIn(fields)
  const radio = (name: string, says: string, options: { value: string; label: string }[]): Question => ({ kind: 'radio', name, label: says, options, value: chosen(name) })
  const ticks = (name: string, says: string, options: { value: string; label: string }[], folded = true): Question =>
    ({ kind: 'checkbox', name, label: says, options, value: chosen(name).filter((one) => one !== ''), folded })
  const rules = secrecyRules.map((value) => ({ value, label: words(`rule.${value}`) }))
  const from = senders.map((value) => ({ value, label: words(`from.${value}`) }))
  const purposes = aims.map((value) => ({ value, label: words(`aim.${value}`) }))
  return [
    line('validFrom', label('write.validFrom'), label('write.validFromHint')), line('validUntil', label('write.validUntil'), label('write.validUntilHint')),
    line('note', label(isNew ? 'write.newNote' : 'write.note'), label('write.noteHint'), 3),
    line('title', label('part.title')), line('describes', label('part.describes'), undefined, 3), line('law', label('part.law'), label('write.lawHint'), 3),
    radio('effect', label('part.effect'), effects.map((value) => ({ value, label: t(`effect.${value}`) }))),
    ticks('from', label('part.from'), from), ticks('to', label('part.to'), receivers.map((value) => ({ value, label: words(`to.${value}`) }))), ticks('purposes', label('part.purposes'), purposes),
    radio('initiative', label('part.initiative'), [...initiatives.map((value) => ({ value, label: words(`initiative.${value}`) })), { value: 'any', label: t('write.anyInitiative') }]),
    radio('liftsAll', label('part.lifts'), [{ value: 'all', label: t('write.liftsAll') }, { value: 'these', label: t('write.liftsThese') }]),
    ticks('lifts', label('write.lifts'), rules), ticks('except', label('write.except'), rules), line('exceptLaw', label('part.exceptLaw')),
    ...needFields.map((name, at) => ticks(name, t('write.need', { n: at + 1 }), needs.map((value) => ({ value, label: words(`need.${value}`) })))),
    ticks('ownOnly', label('part.ownOnly'), [{ value: 'yes', label: t('yes') }], false), ticks('reservation', label('part.reservation'), [{ value: 'yes', label: t('yes') }], false),
    ...weighFields.map((name, at) => line(name, t('write.weigh', { n: at + 1 }))),
    line('limits', label('part.limits'), label('write.limitsHint'), 5),
    line('doubtText', label('part.doubt'), label('write.doubtHint'), 3), ticks('doubtFrom', label('write.doubtFrom'), from), ticks('doubtPurposes', label('write.doubtPurposes'), purposes),
    radio('decidedBy', label('part.decidedBy'), deciders.map((value) => ({ value, label: t(`decidedBy.${value}`) }))),
    line('sourceName', label('part.source')), line('sourceUrl', label('write.sourceUrl')), line('sourceOn', label('write.sourceOn')), line('reviewedBy', label('part.reviewedBy'), label('write.reviewedByHint')),
    line('cases', label('tries'), label('write.casesHint'), 20),
  ]
}
