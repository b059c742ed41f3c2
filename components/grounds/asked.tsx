import './asked.css'
import type { Fact, Question } from '@/lib/grounds/model'
import { words } from './words'

/** A question to the law in words: who, whom, what for, and what was said to be so. */
export function AskedOfTheLaw({ question }: { question: Question }) {
  const { from, to, aim, initiative, age, facts } = question
  const so = (Object.entries(facts) as [Fact, string][]).filter(([, said]) => said === 'yes').map(([fact]) => words(`fact.${fact}`))
  const lines = [
    ['from', from && words(`from.${from}`)], ['to', to && words(`to.${to}`)], ['aim', aim && words(`aim.${aim}`)],
    ['initiative', initiative && words(`initiative.${initiative}`)], ['age', age && words(`age.${age}`)], ['facts', so.length > 0 ? so.join('. ') : undefined],
  ] as const
  return (
    <dl className="asked-of-law">
      {lines.map(([part, said]) => said !== undefined && <div key={part}><dt>{words(`short.${part}`)}</dt><dd>{said}</dd></div>)}
    </dl>
  )
}
