import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { DeskFaults } from './faults'
import { NotKept } from './not-kept'
import { SealWords } from './seal-words'
import { StepLine } from './step-line'

const ways = ['paper', 'print', 'copy', 'remember'] as const

/**
 * The eight words, shown once, and two of them asked back before anything is sent: whoever loses a code has lost the answer. Printed,
 * only the words come out, with nothing that says where they are from.
 */
export function CodeView({ locale }: { locale: Locale }) {
  const t = translator(locale, 'desk')
  const asked = [['w1', '%%FIRST%%', '%%W1%%'], ['w2', '%%SECOND%%', '%%W2%%']] as const
  return (
    <div className="wrap desk-code">
      <StepLine locale={locale} number={2} />
      <h1>{t('code.heading')}</h1>
      <p className="lead">{t('code.lead')}</p>
      <div className="halves">
        <div>
          <h2 className="hide">{t('code.words')}</h2>
          <ol className="code-words" translate="no" dir="ltr">
            <li data-each="word"><b lang="sv">%%WORD%%</b> <span>%%DIGITS%%</span></li>
          </ol>
          <p className="small mt-4">{t('code.either')} <span data-when="server">{t('code.here')}</span><span data-when="browser">{t('code.there')}</span></p>
        </div>
        <form className="sheet" method="post" action={publicPath('contactWrite', locale)} autoComplete="off" noValidate>
          <DeskFaults t={t} faults={['pair']} />
          <h2>{t('code.confirm')}</h2>
          <p>{t('code.confirmHow')}</p>
          <input type="hidden" name="draft" value="%%DRAFT%%" data-when="server" />
          <input type="hidden" name="keyId" value="%%KEYID%%" data-for="%%KEY%%" data-when="browser" />
          <div className="pairs">
            {asked.map(([name, place, typed]) => (
              <div className="field" key={name}>
                <label htmlFor={name}>{t('code.word')} {place}</label>
                <input className="input" type="text" id={name} name={name} defaultValue={typed} dir="ltr" autoCapitalize="none" spellCheck={false} autoComplete="off" />
              </div>
            ))}
          </div>
          <div className="row">
            <button className="btn">{t('code.submit')}</button>
            <button className="btn quiet" name="back" value="yes">{t('code.back')}</button>
          </div>
          <NotKept />
        </form>
        <div>
          <h2>{t('code.save')}</h2>
          <ul className="keep">
            {ways.map((way) => <li key={way}><b>{t(`code.${way}`)}</b> {t(`code.${way}How`)}</li>)}
          </ul>
        </div>
        <p>{t('code.later')}</p>
      </div>
      <SealWords t={t} />
    </div>
  )
}
