import { commentsPath } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { direction, type Locale } from '@/lib/routes'

interface Props { editionId: string; comments: { id: string; passage: string | null; words: string; isFromOutside: boolean; who: string | null }[]; locale: Locale }

/** What readers have said and nobody has seen to, above the text that is written in. */
export function OpenComments({ editionId, comments, locale }: Props) {
  const t = portalText('editorial')
  if (comments.length === 0) return null
  return (
    <section className="panel mt-4" aria-labelledby="open-comments">
      <h2 id="open-comments">{t('comments.open', { count: comments.length })}</h2>
      <ul className="grid gap-2">
        {comments.map(({ id, passage, words, isFromOutside, who }) => (
          <li className="comment" key={id}>
            {passage !== null && <q lang={locale} dir={direction[locale]}>{passage}</q>}
            <p className="words">{words}</p>
            <p className="small">{isFromOutside ? t('factCheck.outsider') : who ?? t('edition.someone')}</p>
          </li>
        ))}
      </ul>
      <p><a href={commentsPath(editionId)}>{t('comments.openLink')}</a></p>
    </section>
  )
}
