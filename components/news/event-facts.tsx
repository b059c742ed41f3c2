import { Notice } from '@/components/ui/notice'
import { translator } from '@/lib/i18n/translator'
import type { EventEntry } from '@/lib/news/model'
import { whenIn } from '@/lib/news/view'
import { calendarFilePath, type Locale } from '@/lib/routes'

/** When, where and for whom, and the file for one's own calendar; that it is over, when it is. */
export function EventFacts({ entry: { slug, text, occasion, isOver }, locale }: { entry: EventEntry; locale: Locale }) {
  const t = translator(locale, 'news')
  return (
    <>
      {isOver && <Notice kind="know">{t('over')}</Notice>}
      <dl className="facts">
        <div><dt>{t('when')}</dt><dd><time dateTime={occasion.starts.day}>{whenIn(occasion, locale)}</time></dd></div>
        {text.place !== undefined && <div><dt>{t('where')}</dt><dd>{text.place}</dd></div>}
        {text.online !== undefined && <div><dt>{t('onTheNet')}</dt><dd><a href={text.online} rel="noreferrer"><bdi>{new URL(text.online).hostname}</bdi></a></dd></div>}
        <div><dt>{t('for')}</dt><dd>{text.audience}</dd></div>
      </dl>
      {!isOver && <p><a className="btn quiet" href={calendarFilePath(slug, locale)} download>{t('file')}</a></p>}
    </>
  )
}
