import './media.css'
import { randomUUID } from 'node:crypto'
import { PictureFiles } from '@/components/content/picture-block'
import { QuestionForm } from '@/components/forms/question-form'
import { fileQuestion, wordQuestions } from '@/components/media/picture-questions'
import { Empty } from '@/components/ui/empty'
import type { FormState } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { portalBase } from '@/lib/media/model'
import { onePicturePath } from '@/lib/media/paths'
import type { LibraryView } from '@/lib/media/read'
import errors from '@/messages/sv/errors.json'

interface Props { view: LibraryView; first: FormState; add: (before: FormState, form: FormData) => Promise<FormState> }

/** Every picture that the site's texts can show, and a form for one more. */
export function LibraryPage({ view: { pictures, mayAdd }, first, add }: Props) {
  const t = portalText('media')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {pictures.length === 0 ? <Empty heading={t('empty')}>{mayAdd && t('emptyLead')}</Empty> : (
        <ul className="library">
          {pictures.map((picture) => (
            <li key={picture.id}>
              <PictureFiles picture={picture} base={portalBase} alt="" sizes="20rem" />
              <div className="about">
                <a href={onePicturePath(picture.id)}>{picture.alt || t('decoration')}</a>
                <span className="small">{picture.credit}</span>
                <span className="small">{t('uses', { count: picture.uses })}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <section className="panel mt-6" aria-labelledby="add">
          <h2 id="add">{t('add')}</h2>
          <p>{t('addLead')}</p>
          <QuestionForm action={add} first={first} errors={errors} named submit={t('addSubmit')} hidden={{ mediaId: randomUUID() }} questions={[fileQuestion(), ...wordQuestions(null)]} />
        </section>
      )}
    </>
  )
}
