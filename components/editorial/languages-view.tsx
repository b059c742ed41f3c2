import './editorial.css'
import { randomUUID } from 'node:crypto'
import type { LanguageActions } from '@/components/editorial/actions'
import { momentIn } from '@/components/editorial/days'
import { QuestionForm } from '@/components/forms/question-form'
import { Notice } from '@/components/ui/notice'
import { contentPath } from '@/lib/editorial/paths'
import type { LocalesView } from '@/lib/editorial/locales/read'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'

/** Each language that can be opened: whether it is, who decided it, what is left to read, and the forms. */
export function LanguagesView({ view, actions }: { view: LocalesView; actions: LanguageActions }) {
  const t = portalText('editorial')
  return (
    <div className="edition">
      {view.lines.map(({ locale, open, decided, gaps, mayOpen, mayClose }) => {
        const name = t(`language.${locale}`)
        const form = { first: untouched, errors, hidden: { openingId: randomUUID(), locale } }
        return (
          <section key={locale} aria-labelledby={`in-${locale}`}>
            <h2 id={`in-${locale}`}>{name.charAt(0).toUpperCase() + name.slice(1)}</h2>
            <Notice kind={open ? 'done' : 'know'}>
              {t(open ? 'languages.open' : 'languages.closed')}. {decided ? `${t('languages.decided', { who: decided.who ?? t('edition.someone'), authority: decided.authority, when: momentIn(decided.at) })}.` : t('languages.never')}
              {decided?.note != null && ` ${decided.note}`}
            </Notice>
            {open && gaps.some(({ gap }) => gap !== 'notRead') && <p>{t('languages.openAgain')}</p>}
            {gaps.length > 0 && (
              <details className="more" open={!open}>
                <summary>{t('languages.gaps')}</summary>
                {gaps.map(({ gap, texts }) => (
                  <div key={gap}>
                    <h3>{t(`languages.gap.${gap}`)} <span className="count">{texts.length}</span></h3>
                    <ul>{texts.map(({ contentId, title }) => <li key={contentId}><a href={`${contentPath(contentId)}#in-${locale}`}>{title}</a></li>)}</ul>
                  </div>
                ))}
              </details>
            )}
            {mayOpen && (
              <>
                <p>{t('languages.openLead')}</p>
                <QuestionForm {...form} action={actions.open} questions={[]} submit={t('languages.openSubmit')} quiet={open} prefix={`open-${locale}-`} />
              </>
            )}
            {mayClose && (
              <details className="more">
                <summary>{t('languages.close')}</summary>
                <p>{t('languages.closeLead')}</p>
                <QuestionForm {...form} action={actions.close} questions={[{ kind: 'text', name: 'note', label: t('languages.closeNote'), rows: 2 }]} submit={t('languages.closeSubmit')} prefix={`close-${locale}-`} />
              </details>
            )}
          </section>
        )
      })}
    </div>
  )
}
