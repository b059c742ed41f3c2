import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { DeskFaults, FieldFaults, type DeskFault } from './faults'
import { NotKept } from './not-kept'
import { SealLine, SealWords } from './seal-words'

const atCode = ['count', 'wrong'] as const satisfies readonly DeskFault[]
const faults = ['unknown', ...atCode, 'again', 'foreign', 'too-large', 'full'] as const satisfies readonly DeskFault[]

/** The form for the code. `kept` is what somebody was writing when their half hour ended, `keptName` who they were saying they are. */
export function OpenView({ locale }: { locale: Locale }) {
  const t = translator(locale, 'desk')
  return (
    <div className="wrap desk-short">
      <h1>{t('open.heading')}</h1>
      <p className="lead">{t('open.lead')}</p>
      <form className="sheet" method="post" action={publicPath('contactOpen', locale)} autoComplete="off" noValidate>
        <DeskFaults t={t} faults={faults} field="code" />
        <input type="hidden" name="kept" value="%%KEPT%%" />
        <input type="hidden" name="keptName" value="%%KEPTNAME%%" />
        <div className="field">
          <label htmlFor="code">{t('open.code')}</label>
          <p className="hint" id="code-hint">{t('open.codeHint')}</p>
          <FieldFaults id="code-faults" t={t} faults={atCode} />
          <textarea className="input" id="code" name="code" rows={4} dir="ltr" autoCapitalize="none" spellCheck={false} autoComplete="off" defaultValue="%%CODE%%" aria-describedby="code-hint code-faults" />
        </div>
        <div className="row"><button className="btn">{t('open.submit')}</button></div>
        <SealLine t={t} what="open" />
        <NotKept />
      </form>
      <p>{t('open.lost')} <a href={publicPath('contactWrite', locale)}>{t('open.lostLink')}</a></p>
      <SealWords t={t} />
    </div>
  )
}
