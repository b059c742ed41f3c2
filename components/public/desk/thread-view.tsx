import { police } from '@/components/public/national-numbers'
import { Notice } from '@/components/ui/notice'
import { PhoneLink } from '@/components/ui/phone-link'
import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { DeskFaults, FieldFaults, type DeskFault } from './faults'
import { NotKept } from './not-kept'
import { SealWords } from './seal-words'
import { WordsField, wordsFaults } from './words-field'

const faults = [...wordsFaults, 'soon', 'old', 'forged', 'unsealed'] as const satisfies readonly DeskFault[]
const done = ['written', 'named', 'kept'] as const

/** An opened thread: what was said, more to say, until when it is there, and who one is if one wants to say it. */
export function ThreadView({ locale }: { locale: Locale }) {
  const t = translator(locale, 'desk')
  const action = publicPath('contactOpen', locale)
  const visit = <input type="hidden" name="visit" value="%%VISIT%%" />
  return (
    <div className="wrap desk-thread">
      <h1>{t('thread.heading')}</h1>
      <DeskFaults t={t} faults={faults} />
      <DeskFaults t={t} faults={faults} field="name" prefix="name-" />
      {done.map((what) => <div key={what} role="status" data-when={what}><Notice kind="done">{t(`thread.${what}`)}</Notice></div>)}
      <div data-when="not-kept"><Notice kind="know">{t('thread.not-kept')}</Notice></div>
      {(['waits', 'claimed', 'waits-more', 'answered', 'closed'] as const).map((state) => <p key={state} className="lead" data-when={state}>{t(`thread.${state}`)}</p>)}
      <ol className="told" data-for="%%RECIPIENT%%" data-key="%%FORCODE%%">
        <li data-each="message">
          <p className="small"><b data-when="visitor">{t('thread.you')}</b><b data-when="staff">{t('thread.they')}</b> %%AT%%</p>
          <p className="words" dir="auto" data-sealed="%%SEALED%%" data-when="readable">%%TEXT%%</p>
          <p data-when="unreadable">{t('seal.unreadable')}</p>
        </li>
      </ol>
      <form className="sheet" method="post" action={action} autoComplete="off" noValidate>
        <h2>{t('thread.more')}</h2>
        {visit}
        <input type="hidden" name="token" value="%%TOKEN%%" />
        <WordsField t={t} label={t('thread.text')} hint={t('thread.textHint')} rows={6} kept="%%KEPT%%" />
        <div className="row"><button className="btn" name="do" value="write">{t('thread.submit')}</button></div>
        <NotKept />
      </form>
      <section>
        <h2>{t('thread.erased')}</h2>
        <p>{t('thread.erasedOn')} <b>%%DAY%%</b>. {t('thread.clock')}</p>
        <form method="post" action={action} data-when="may-keep">{visit}<input type="hidden" name="extensions" value="%%EXTENSIONS%%" /><button className="btn quiet mt-4" name="do" value="keep">{t('thread.keep')} %%LONGER%%</button><NotKept /></form>
      </section>
      <details data-open="name-faults name-kept">
        <summary>{t('thread.name')}</summary>
        <p>{t('thread.nameWhy')}</p>
        <form method="post" action={action} autoComplete="off" noValidate>
          {visit}
          <input type="hidden" name="token" value="%%TOKEN%%" />
          <input type="hidden" name="as" value="identity" />
          <div className="field">
            <label htmlFor="name">{t('thread.nameText')}</label>
            <FieldFaults id="name-text-faults" t={t} faults={wordsFaults} prefix="name-" />
            <textarea className="input" id="name" name="text" rows={4} dir="auto" spellCheck={false} defaultValue="%%KEPTNAME%%" aria-describedby="name-text-faults" />
          </div>
          <button className="btn quiet mt-4" name="do" value="write">{t('thread.nameSubmit')}</button>
          <NotKept />
        </form>
      </details>
      <details>
        <summary>{t('thread.end')}</summary>
        <p>{t('thread.endWhy')} <b>%%ENDED%%</b>.</p>
        <form method="post" action={action}>{visit}<button className="btn danger mt-4" name="do" value="end">{t('thread.endSure')}</button><NotKept /></form>
      </details>
      <p>{t('wait.call')} <PhoneLink phone={police} size="inline" />.</p>
      <p>{t('thread.done')}</p>
      <SealWords t={t} />
    </div>
  )
}
