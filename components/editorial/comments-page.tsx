import './editorial.css'
import { randomUUID } from 'node:crypto'
import type { CommentActions } from '@/components/editorial/actions'
import { momentIn } from '@/components/editorial/days'
import { QuestionForm } from '@/components/forms/question-form'
import type { CommentsView, CommentView } from '@/lib/editorial/comments/read'
import { commentsPath, editionPath } from '@/lib/editorial/paths'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { direction, type Locale } from '@/lib/routes'
import errors from '@/messages/sv/errors.json'

/** `chosen`: the passage to say something of, counted from 1. `first`: what came back with the form of it. */
interface Props { view: CommentsView; chosen: number | null; first: FormState; actions: CommentActions }

/** A text passage by passage, with what its readers say of each. */
export function CommentsPage({ view, chosen, first, actions }: Props) {
  const t = portalText('editorial')
  const shape = { lang: view.locale, dir: direction[view.locale] }
  return (
    <div className="edition">
      <p className="small"><a href={editionPath(view.id)}>{t('edit.done')}</a></p>
      <h1>{t('comments.heading', { title: view.title, n: view.n })}</h1>
      {view.mayWrite && <p className="lead">{t('comments.lead')}</p>}
      <p><b>{t('comments.open', { count: view.open })}</b></p>
      {view.ofTheWhole.length > 0 && (
        <section aria-labelledby="of-the-whole">
          <h2 id="of-the-whole">{t('factCheck.ofTheWhole')}</h2>
          <div className="grid gap-2">{view.ofTheWhole.map((comment) => <CommentCard key={comment.id} comment={comment} quotes={false} locale={view.locale} actions={actions} />)}</div>
        </section>
      )}
      {view.older.length > 0 && (
        <section aria-labelledby="older">
          <h2 id="older">{t('comments.older')}</h2>
          <p>{t('comments.olderLead')}</p>
          <div className="grid gap-2">{view.older.map((comment) => <CommentCard key={comment.id} comment={comment} quotes locale={view.locale} actions={actions} />)}</div>
        </section>
      )}
      {view.passages.length === 0 && <p>{t('comments.nothing')}</p>}
      <ol className="passages mt-6">
        {view.passages.map(({ at, text, comments }) => (
          <li key={at} id={`passage-${at}`} className={at === chosen ? 'chosen' : undefined} aria-label={t('comments.passage', { n: at })}>
            <p className="wide-text" {...shape}>{text}</p>
            {comments.map(({ said, since }) => <CommentCard key={said.id} comment={said} quotes={since} since={since} locale={view.locale} actions={actions} />)}
            {view.mayWrite && at !== chosen && <p className="small"><a href={commentsPath(view.id, at)}>{t('comments.choose', { n: at })}</a></p>}
            {view.mayWrite && at === chosen && (
              <>
                <QuestionForm action={actions.write} first={first} errors={errors} submit={t('comments.submit')} prefix="write-"
                  hidden={{ commentId: randomUUID(), editionId: view.id, version: String(view.version), passage: String(at) }}
                  questions={[{ kind: 'text', name: 'words', label: t('comments.write'), hint: t('comments.writeHint'), rows: 3 }]} />
                <p className="small"><a href={commentsPath(view.id)}>{t('comments.leave')}</a></p>
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function CommentCard({ comment, quotes, since = false, locale, actions }: { comment: CommentView; quotes: boolean; since?: boolean; locale: Locale; actions: CommentActions }) {
  const t = portalText('editorial')
  const by = (who: string | null, at: number) => t('comments.by', { who: who ?? t('edition.someone'), when: momentIn(at) })
  const { id, handled } = comment
  return (
    <div className={handled ? 'comment seen' : 'comment'}>
      <p className="small">{by(comment.isFromOutside ? t('factCheck.outsider') : comment.who, comment.at)}. {comment.fromEdition !== null && t('comments.fromEdition', { n: comment.fromEdition })} {handled ? t('comments.handled', { who: handled.who ?? t('edition.someone'), when: momentIn(handled.at) }) : <b>{t('comments.isOpen')}</b>}</p>
      {since && <p className="small">{t('comments.since')}</p>}
      {quotes && comment.passage !== null && <q lang={locale} dir={direction[locale]}>{comment.passage}</q>}
      <p className="words">{comment.words}</p>
      {comment.replies.length > 0 && <ul>{comment.replies.map((reply) => <li key={reply.id}><p className="words">{reply.words}</p><p className="small">{by(reply.who, reply.at)}</p></li>)}</ul>}
      {comment.mayHandle && <QuestionForm action={actions.handle} first={untouched} errors={errors} questions={[]} submit={t('comments.handle')} quiet prefix={`handle-${id}-`} hidden={{ commentId: id }} />}
      {comment.mayReply && (
        <details>
          <summary>{t('comments.reply')}</summary>
          <QuestionForm action={actions.reply} first={untouched} errors={errors} submit={t('comments.replySubmit')} quiet prefix={`reply-${id}-`} hidden={{ replyId: randomUUID(), commentId: id }}
            questions={[{ kind: 'text', name: 'words', label: t('comments.replyLabel'), rows: 2 }]} />
        </details>
      )}
    </div>
  )
}
