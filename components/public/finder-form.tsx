import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'

interface Props {
  locale: Locale
  /** What the visitor wrote, given back unchanged. */
  typed?: string
  error?: string | undefined
  submitClass?: 'btn' | 'btn quiet'
}

/** Name of a kommun → POST → 303 to its page: what is written never stands in an address or a log (decisions 14). */
export function FinderForm({ locale, typed, error, submitClass = 'btn' }: Props) {
  const t = translator(locale, 'finder')
  const described = error ? { 'aria-describedby': 'place-error', 'aria-invalid': true as const } : {}
  return (
    <form method="post" action={publicPath('findSupport', locale)} className="ask" noValidate>
      <div className={error ? 'field bad' : 'field'}>
        <label htmlFor="place">{t('label')}</label>
        {error && <p className="err" id="place-error">{error}</p>}
        <input
          className="input" id="place" name="place" type="text" defaultValue={typed}
          autoComplete="off" autoCapitalize="words" spellCheck={false} enterKeyHint="go" {...described}
        />
      </div>
      <button className={submitClass}>{t('submit')}</button>
    </form>
  )
}
