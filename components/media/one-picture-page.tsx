import '@/components/editorial/editorial.css'
import './media.css'
import { PictureFiles } from '@/components/content/picture-block'
import type { PictureActions } from '@/components/editorial/actions'
import { momentIn } from '@/components/editorial/days'
import { QuestionForm } from '@/components/forms/question-form'
import { fileQuestion, wordQuestions } from '@/components/media/picture-questions'
import { editionPath } from '@/lib/editorial/paths'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { portalBase } from '@/lib/media/model'
import { mediaPath } from '@/lib/media/paths'
import type { PictureView } from '@/lib/media/read'
import errors from '@/messages/sv/errors.json'

interface Props { view: PictureView; first: FormState; actions: PictureActions }

/** One picture: how it looks, which texts show it, and what can be done with it. */
export function OnePicturePage({ view, first, actions }: Props) {
  const [t, e] = [portalText('media'), portalText('editorial')]
  const hidden = { mediaId: view.id, version: String(view.version) }
  return (
    <>
      <p className="small"><a href={mediaPath}>{t('back')}</a></p>
      <h1>{view.alt || t('decoration')}</h1>
      <figure className="picture mt-4">
        <PictureFiles picture={view} base={portalBase} alt={view.alt} sizes="(min-width: 62rem) 38rem, 100vw" />
        <figcaption>{view.caption !== null && <>{view.caption} </>}<span className="credit">{view.credit}</span></figcaption>
      </figure>
      <p className="small mt-4">{t('size', { width: view.width, height: view.height })}. {t('madeBy', { who: view.who ?? t('someone'), when: momentIn(view.madeAt) })}</p>
      <section aria-labelledby="used">
        <h2 id="used">{t('usedIn')}</h2>
        {view.uses.length === 0 ? <p>{t('notUsed')}</p> : (
          <ul>
            {view.uses.map(({ editionId, title, locale, n, state }) => (
              <li key={editionId}><a href={editionPath(editionId)}>{t('useLine', { title, n, language: e(`language.${locale}`), state: e(`state.${state}`).toLowerCase() })}</a></li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="written">
        <h2 id="written">{t('write')}</h2>
        <p>{t('writeLead')}</p>
        <p className="written" translate="no"><code>{`@bild ${view.id}\nalt: …\ntext: …`}</code></p>
      </section>
      {view.may.change && (
        <>
          <section className="panel mt-6" aria-labelledby="change">
            <h2 id="change">{t('change')}</h2>
            <QuestionForm action={actions.change} first={first} errors={errors} named submit={t('changeSubmit')} hidden={hidden} questions={wordQuestions(view)} />
          </section>
          <details className="more">
            <summary>{t('replace')}</summary>
            <p>{t('replaceLead')}</p>
            <QuestionForm action={actions.replace} first={untouched} errors={errors} submit={t('replaceSubmit')} quiet prefix="replace-" hidden={hidden} questions={[fileQuestion()]} />
          </details>
        </>
      )}
      {view.may.takeOut && (
        <details className="more">
          <summary>{t('takeOut')}</summary>
          {view.uses.length > 0 ? <p>{t('stays')}</p> : (
            <><p>{t('takeOutLead')}</p><QuestionForm action={actions.takeOut} first={untouched} errors={errors} questions={[]} submit={t('takeOutSubmit')} quiet prefix="take-out-" hidden={hidden} /></>
          )}
        </details>
      )}
    </>
  )
}
