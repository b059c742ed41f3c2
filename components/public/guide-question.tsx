import { Sign } from '@/components/ui/sign'
import { answersOf, firstQuestion, mostQuestions, questionBefore, type QuestionId } from '@/lib/guide/flow'
import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { GoalCorner } from './drawings'

const helps = { danger: 'dangerHelp', who: 'whoHelp', aboutMe: 'aboutHelp', aboutChild: 'aboutHelp', aboutOther: 'aboutHelp' } as const satisfies Record<QuestionId, string>

/** How many questions come before this one. */
const before = (question: QuestionId): number => { const previous = questionBefore(question); return previous ? before(previous) + 1 : 0 }

/**
 * One question: each answer is a button of one form, so that a tap is an answer and no script is needed. The form says
 * only where one stands; what was pressed before is nowhere.
 */
export function GuideQuestion({ question, locale }: { question: QuestionId; locale: Locale }) {
  const t = translator(locale, 'guide')
  const c = translator(locale, 'contact')
  const previous = questionBefore(question)
  const number = before(question) + 1
  return (
    <div className="top guide">
      <GoalCorner />
      <form className="wrap" method="post" action={publicPath('guide', locale)}>
        <p className="count-up">
          {Array.from({ length: mostQuestions }, (_, at) => <Sign key={at} name={at + 1 < number ? 'there' : at + 1 === number ? 'open' : 'notYet'} />)}
          <span>{t('step', { number, most: mostQuestions })}</span>
        </p>
        <h1>{t(question)}</h1>
        <p className="lead">{t(helps[question])}</p>
        <input type="hidden" name="at" value={question} />
        <ul className="post">
          {answersOf(question).map(([answer]) => (
            <li key={answer}>
              <button className={answer === 'yes' ? 'arm second' : answer === 'unsure' ? 'arm unsure' : 'arm'} name="answer" value={answer}>
                <b>{t(`answers.${answer}`)}</b>
              </button>
            </li>
          ))}
        </ul>
        {previous && <button className="btn quiet" name="to" value={previous}>{t('back')}</button>}
        {question === firstQuestion && <p>{t('lead')} {t('promise')}</p>}
        <p className="sos"><span>{c('danger')} <a href="tel:112">{c('dangerCall')}</a></span></p>
        <p>{t('skip')} <a href={publicPath('wholeCountry', locale)}>{t('skipLink')}</a></p>
      </form>
    </div>
  )
}
