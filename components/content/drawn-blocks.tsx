import { Boxes } from '@/components/ui/boxes'
import type { Block, Inline } from '@/lib/content/model'
import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { InlineText } from './inline-text'

type Of<Kind extends Block['type']> = Extract<Block, { type: Kind }>

/** Each run of text as a paragraph of its own. */
export const Paragraphs = ({ text, locale }: { text: Inline[][]; locale: Locale }) =>
  text.map((runs, index) => <p key={index}><InlineText runs={runs} locale={locale} /></p>)

/** The steps of a long way: a course with straight legs from triangle to double ring, and an ordered list to whoever cannot see it. */
export function Path({ steps, locale }: { steps: Of<'path'>['steps']; locale: Locale }) {
  const t = translator(locale, 'content')
  return (
    <ol className="course trail">
      {steps.map(({ heading, who, when, text, fork }, index) => (
        <li key={heading} className={index === 0 ? 'start' : index === steps.length - 1 ? 'goal' : undefined}>
          <h3>{heading}</h3>
          {(when || who) && (
            <dl className="mark-up">
              {when && <div><dt>{t('when')}</dt><dd>{when}</dd></div>}
              {who && <div><dt>{t('who')}</dt><dd>{who}</dd></div>}
            </dl>
          )}
          <Paragraphs text={text} locale={locale} />
          {fork && <Boxes items={fork.map((each) => ({ heading: each.heading, body: <Paragraphs text={each.text} locale={locale} /> }))} level="h4" />}
        </li>
      ))}
    </ol>
  )
}

/** Questions that open to their answer. */
export function Questions({ items, locale }: { items: Of<'questions'>['items']; locale: Locale }) {
  return (
    <div className="asked">
      {items.map(({ question, answer }) => (
        <details key={question} itemProp="mainEntity" itemScope itemType="https://schema.org/Question">
          <summary itemProp="name">{question}</summary>
          <div itemProp="acceptedAnswer" itemScope itemType="https://schema.org/Answer"><div itemProp="text"><Paragraphs text={answer} locale={locale} /></div></div>
        </details>
      ))}
    </div>
  )
}

/** Words to show instead of saying: Swedish for the one behind the counter, its meaning for the one who holds it. */
export function CardToShow({ heading, lines }: { heading: string; lines: Of<'card'>['lines'] }) {
  return (
    <section className="card-to-show">
      <h3>{heading}</h3>
      {lines.map(({ say, sound }) => (
        <div key={say}>
          <p className="shown" lang="sv">{say}</p>
          {sound && <p className="sound">{sound}</p>}
        </div>
      ))}
    </section>
  )
}

/** Where to go on, as arms of a signpost. */
export function Ways({ items, locale }: { items: Of<'ways'>['items']; locale: Locale }) {
  return (
    <ul className="post">
      {items.map(({ page, heading, text }, index) => (
        <li key={page}>
          <a className={index === 0 ? 'arm first' : 'arm'} href={publicPath(page, locale)}>
            <b>{heading}</b>
            <span>{text}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** One link for each reader to the part that is theirs. */
export function Jump({ items }: { items: Of<'jump'>['items'] }) {
  return (
    <ul className="jump">
      {items.map(({ to, text }) => <li key={to}><a href={`#${to}`}>{text}</a></li>)}
    </ul>
  )
}
