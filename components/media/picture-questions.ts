import type { Question } from '@/components/forms/question-form'
import { portalText } from '@/lib/i18n/portal-messages'
import { focals, type Picture } from '@/lib/media/model'

/** The file of a picture. */
export function fileQuestion(): Question {
  const t = portalText('media')
  return { kind: 'file', name: 'picture', label: t('picture'), hint: t('pictureHint'), accept: 'image/jpeg,image/png,image/webp,image/avif' }
}

/** What is said of a picture; as it is now, where there is one. */
export function wordQuestions(now: Pick<Picture, 'alt' | 'caption' | 'credit' | 'focal'> | null): Question[] {
  const t = portalText('media')
  return [
    { kind: 'radio', name: 'says', label: t('says'), options: [{ value: 'something', label: t('something') }, { value: 'nothing', label: t('nothing') }], value: now === null ? [] : [now.alt === '' ? 'nothing' : 'something'] },
    { kind: 'text', name: 'alt', label: t('alt'), hint: t('altHint'), rows: 2, value: now?.alt ?? '' },
    { kind: 'text', name: 'caption', label: t('caption'), hint: t('captionHint'), value: now?.caption ?? '' },
    { kind: 'text', name: 'credit', label: t('credit'), hint: t('creditHint'), value: now?.credit ?? '' },
    { kind: 'select', name: 'focal', label: t('focal'), options: focals.map((value) => ({ value, label: t(`focals.${value}`) })), value: now?.focal ?? 'whole' },
  ]
}
