import type { ReactNode } from 'react'
import { parts, type Part } from '@/lib/grounds/guide'
import { ageGroups, aims, facts, initiatives, receivers, senders } from '@/lib/grounds/model'
import { guidePath } from '@/lib/grounds/paths'
import { words } from './words'

const options = {
  from: senders.map((value) => ({ value, label: words(`from.${value}`), piece: null })),
  to: receivers.map((value) => ({ value, label: words(`to.${value}`), piece: `to:${value}` })),
  aim: aims.map((value) => ({ value, label: words(`aim.${value}`), piece: `aim:${value}` })),
  initiative: initiatives.map((value) => ({ value, label: words(`initiative.${value}`), piece: null })),
  age: ([...ageGroups, 'unsure'] as const).map((value) => ({ value, label: words(`age.${value}`), piece: null })),
}

/** A line under a question whose answers do not explain it; whom and how old need none. */
const helps: Partial<Record<Part, string>> = { from: words('helps.from'), aim: words('helps.aim'), initiative: words('helps.initiative'), facts: words('helps.facts') }

/** What was answered before, sent along: the address holds the whole question. The front writes in the values. */
function Before({ part }: { part: Part }) {
  return parts.slice(0, parts.indexOf(part)).map((each) => (
    <input key={each} type="hidden" name={each} value={`%%${each.toUpperCase()}%%`} data-piece={`has:${each}`} />
  ))
}

/** One question of the guide. Each answer is a button, so that a tap is an answer and no script is needed. `first`: the page it begins on, and whether a jurist has read every rule. */
export function GuideForm({ part, said, first = null }: { part: Part; said?: ReactNode; first?: 'reviewed' | 'unreviewed' | null }) {
  return (
    <form className="wrap" method="get" action={guidePath} data-piece={first ? undefined : `part:${part}`}>
      {!first && <p className="count-up">{words('step', { number: '%%STEP%%' })}</p>}
      <h1>{first ? words('heading') : words(`questions.${part}`)}</h1>
      {first ? <><p className="lead">{words('lead')}</p><h2>{words('questions.from')}</h2></> : helps[part] && <p>{helps[part]}</p>}
      {said}
      {!first && <Before part={part} />}
      {part === 'facts' ? <Ticks /> : (
        <ul className="post answers-short">
          {options[part].map(({ value, label, piece }) => (
            <li key={value} data-piece={piece ?? undefined}>
              <button className={value === 'unsure' ? 'arm unsure' : 'arm'} name={part} value={value}><b>{label}</b></button>
            </li>
          ))}
        </ul>
      )}
      {first && <p className="small">{words('inAddress')} {first === 'unreviewed' && words('notReviewedLong')} {words('human')}</p>}
      <p className="sos"><span>{words('danger')} <a href="tel:112">{words('dangerCall')}</a></span></p>
    </form>
  )
}

function Ticks() {
  return (
    <>
      <input type="hidden" name="done" value="1" />
      <fieldset className="ticks">
        <legend className="hide">{words('questions.facts')}</legend>
        {facts.map((fact) => (
          <label className="tick" key={fact} data-piece={`fact:${fact}`}><input type="checkbox" name={fact} value="1" /> <span>{words(`fact.${fact}`)}</span></label>
        ))}
        <label className="tick unsure"><input type="checkbox" name="unsure" value="1" /> <span>{words('unsure')}</span></label>
      </fieldset>
      <button className="btn">{words('next')}</button>
    </>
  )
}

/** What has been answered, each with the way back to change it: what comes after it is asked again. */
export function Said() {
  const values = { from: senders, to: receivers, aim: aims, initiative: initiatives, age: [...ageGroups, 'unsure'] as const }
  return (
    <dl className="asked-of-law said-so-far">
      {(Object.keys(values) as (keyof typeof values)[]).map((part) => (
        <div key={part} data-piece={`has:${part}`}>
          <dt>{words(`short.${part}`)}</dt>
          <dd>
            {options[part].map(({ value, label }) => <span key={value} data-piece={`said:${part}:${value}`}>{label}</span>)}{' '}
            <a href={`${guidePath}?%%CHANGE${part.toUpperCase()}%%`}>{words('change')}<span className="hide"> {words(`questions.${part}`)}</span></a>
          </dd>
        </div>
      ))}
      <div data-piece="has:facts">
        <dt>{words('short.facts')}</dt>
        <dd>
          <ul>{facts.map((fact) => <li key={fact} data-piece={`said:facts:${fact}`}>{words(`fact.${fact}`)}</li>)}</ul>
          <a href={`${guidePath}?%%CHANGEFACTS%%`}>{words('change')}<span className="hide"> {words('questions.facts')}</span></a>
        </dd>
      </div>
    </dl>
  )
}
