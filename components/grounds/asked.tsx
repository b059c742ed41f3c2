import './asked.css'
import type { Fact, Question } from '@/lib/grounds/model'
import { words } from './words'

/** A question to the law in words: who, whom, what for, and what was said to be so. */
export function AskedOfTheLaw({ question }: { question: Question }) {
  const { from, to, aim, initiative, age, facts } = question
  const said = (answer: 'yes' | 'unsure') => {
    const those = (Object.entries(facts) as [Fact, string][]).filter(([, told]) => told === answer).map(([fact]) => words(`fact.${fact}`))
    return those.length > 0 ? those.join('. ') : undefined
  }
  const lines = [
    ['from', from && words(`from.${from}`)], ['to', to && words(`to.${to}`)], ['aim', aim && words(`aim.${aim}`)],
    ['initiative', initiative && words(`initiative.${initiative}`)], ['age', age && words(`age.${age}`)], ['facts', said('yes')], ['unsure', said('unsure')],
  ] as const
  return (
    <dl className="asked-of-law">
      {lines.map(([part, line]) => line !== undefined && <div key={part}><dt>{words(`short.${part}`)}</dt><dd>{line}</dd></div>)}
    </dl>
  )
}
