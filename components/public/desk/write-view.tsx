import { police } from '@/components/public/national-numbers'
import { PhoneLink } from '@/components/ui/phone-link'
import { abouts, ages, languages, regions, type Language } from '@/lib/enquiries/model'
import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { DeskFaults, type DeskFault } from './faults'
import { NotKept } from './not-kept'
import { SealLine, SealWords } from './seal-words'
import { StepLine } from './step-line'
import { WordsField, wordsFaults } from './words-field'

const faults = [...wordsFaults, 'soon', 'old', 'forged', 'foreign', 'used', 'unsealed', 'lost', 'too-large', 'full'] as const satisfies readonly DeskFault[]

/** Each language by its own name, which whoever reads it knows. */
const ownNames: Record<Exclude<Language, 'other'>, string> = {
  sv: 'Svenska', en: 'English', ar: 'العربية', so: 'Soomaali', ti: 'ትግርኛ', fa: 'فارسی، دری', ku: 'Kurdî، کوردی', bs: 'Bosanski, hrvatski, srpski', sq: 'Shqip', tr: 'Türkçe', ru: 'Русский', es: 'Español',
}

/**
 * The form for a first message. Everything that one must know before the first letter is told beside it: who reads, what a police
 * officer must pass on (polislagen 9 §), when the social services must be told (SoL 19 kap. 1 §), and whom to call instead.
 */
export function WriteView({ locale }: { locale: Locale }) {
  const t = translator(locale, 'desk')
  const c = translator(locale, 'contact')
  return (
    <div className="wrap desk">
      <div className="intro">
        <StepLine locale={locale} number={1} />
        <h1>{t('write.heading')}</h1>
        <p className="lead">{t('write.lead')}</p>
        <p className="now"><span>{t('urgent')}</span> <a href="tel:112">{c('dangerCall')}</a></p>
        <ul className="keep">
          <li>{t('write.who')}</li>
          <li>{t('write.what')}</li>
          <li>{t('write.duty')} <b>{t('write.dutyNot')}</b></li>
          <li><b>{t('write.child')}</b> {t('write.childDuty')} <a href={publicPath('under18', locale)}>{t('write.childLink')}</a></li>
          <li>{t('write.time')} <PhoneLink phone={police} size="inline" />. {t('write.others')} <a href={publicPath('wholeCountry', locale)}>{t('write.othersLink')}</a></li>
        </ul>
      </div>
      <form className="sheet" method="post" action={publicPath('contactWrite', locale)} autoComplete="off" noValidate>
        <DeskFaults t={t} faults={faults} />
        <input type="hidden" name="token" value="%%TOKEN%%" />
        <Radios name="about" legend={t('write.about')} options={abouts.map((value) => ({ value, label: t(`write.abouts.${value}`) }))} />
        <Radios name="age" legend={t('write.age')} options={ages.map((value) => ({ value, label: t(`write.ages.${value}`) }))} />
        <div className="field">
          <label htmlFor="region">{t('write.region')}</label>
          <p className="hint" id="region-hint">{t('write.regionHint')}</p>
          <select className="input" id="region" name="region" aria-describedby="region-hint">
            {(['unsaid', ...regions] as const).map((value) => <option key={value} value={value}>{t(`write.regions.${value}`)}</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor="language">{t('write.language')}</label>
          <select className="input" id="language" name="language">
            <option value="page">{t('write.languagePage')}</option>
            {languages.map((value) => (value === 'other' ? <option key={value} value={value}>{t('write.languageOther')}</option> : <option key={value} value={value} lang={value}>{ownNames[value]}</option>))}
          </select>
        </div>
        <WordsField t={t} label={t('write.text')} hint={t('write.textHint')} rows={8} kept="%%TEXT%%" />
        <div className="row">
          <button className="btn">{t('write.submit')}</button>
          <button className="btn quiet" type="reset">{t('write.reset')}</button>
        </div>
        <p className="small">{t('write.after')}</p>
        <SealLine t={t} what="write" />
        <p className="small">{t('write.have')} <a href={publicPath('contactOpen', locale)}>{t('write.haveLink')}</a></p>
        <NotKept />
      </form>
      <SealWords t={t} />
    </div>
  )
}

function Radios({ name, legend, options }: { name: string; legend: string; options: { value: string; label: string }[] }) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="choices two">
        {options.map(({ value, label }) => <label className="choice" key={value}><input type="radio" name={name} value={value} /><span>{label}</span></label>)}
      </div>
    </fieldset>
  )
}
