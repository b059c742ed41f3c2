import './editorial.css'
import { Table } from '@/components/ui/table'
import { contentPath } from '@/lib/editorial/paths'
import type { ContentLine } from '@/lib/editorial/read-plan'
import { portalText } from '@/lib/i18n/portal-messages'
import { locales, type Locale } from '@/lib/routes'

/** Every text, and how it stands in each language. */
export function ContentTable({ lines }: { lines: ContentLine[] }) {
  const t = portalText('editorial')
  const standing = (line: ContentLine, locale: Locale): string => {
    const own = line.locales.find((each) => each.locale === locale)
    if (!own) return t('list.none')
    const parts = [
      own.live ? (own.translation && own.translation !== 'inTranslation' ? t(`translation.${own.translation}`) : t('list.live')) : t('list.notLive'),
      own.open && t(`state.${own.open}`).toLowerCase(), own.late && t('list.late'),
    ]
    return parts.filter((part) => typeof part === 'string').join(', ')
  }
  return (
    <Table
      folds
      caption={t('allTexts')}
      head={[{ label: t('list.head.text') }, { label: t('list.head.type') }, ...locales.map((locale) => ({ label: t(`list.head.${locale}`) }))]}
      rows={lines.map((line) => ({
        key: line.contentId,
        cells: [<a href={contentPath(line.contentId)} key="text">{line.title}</a>, t(`type.${line.type}`), ...locales.map((locale) => standing(line, locale))],
      }))}
    />
  )
}
