import { aimsFor } from '@/lib/grounds/guide'
import { dutyWhenAsked, isTold, notesOnPerson, type PersonNote } from '@/lib/grounds/pieces'
import type { Answer, Ask, Fact, Ground, Judged, Question, Verdict } from '@/lib/grounds/model'
import { allGrounds } from '@/lib/grounds/table'

/** One rule with what can be said of it, as the guide says it. */
export interface RuleView extends Pick<Judged, 'standing' | 'reasons' | 'wants'> {
  code: string
  title: string
  law: string
  initiative: string
  /** Of an unsettled one: where the law is unclear, and who is asked. */
  doubt: string | null
}

/** What the aid shows: the next question with its answers, or which rules fit and why the others do not. Pure. */
export interface AidView {
  question: Question
  /** Who and whom are known, so what is asked is one of these. Null: everything that matters has been answered. */
  asks: { part: 'aim' | 'initiative' | 'age'; options: string[] } | { part: 'facts'; options: Fact[] } | null
  verdict: Verdict | null
  notes: PersonNote[]
  /** When the receiver's asking makes a duty of a may. */
  duty: ReturnType<typeof dutyWhenAsked>
  /** Codes of grounds in the order of the data. */
  open: string[]
  maybe: RuleView[]
  closed: RuleView[]
}

export const ruleView = ({ ground, standing, reasons, wants }: Judged): RuleView => ({
  code: ground.code, title: ground.title, law: ground.law[0] ?? '', initiative: ground.initiative, standing, reasons, wants: [...new Set(wants)],
  doubt: standing === 'unsettled' ? ground.doubt?.text ?? null : null,
})

function asksOf(ask: Ask | null, { from, to }: Question, on: string, table: readonly Ground[]): AidView['asks'] {
  if (ask === null || ask === 'from' || ask === 'to') return null
  if (typeof ask === 'object') return { part: 'facts', options: ask.facts }
  const options = { aim: from && to ? aimsFor(from, to, on, table) : [], initiative: ['own', 'asked'], age: ['under15', 'from15', 'from18', 'from21', 'unsure'] }
  return { part: ask, options: options[ask] }
}

/** @param on the day the law is asked about, `2026-11-26` */
export function aidView(question: Question, answer: Answer, on: string, table: readonly Ground[] = allGrounds): AidView {
  const { ask, verdict, grounds } = answer
  return {
    question, verdict, asks: asksOf(ask, question, on, table), notes: verdict === null ? [] : notesOnPerson(question, answer), duty: dutyWhenAsked({ question, answer }),
    open: grounds.filter(({ standing }) => standing === 'open').map(({ ground }) => ground.code),
    maybe: grounds.filter(({ standing }) => standing === 'unsure' || standing === 'unsettled').map(ruleView),
    closed: verdict === null ? [] : grounds.filter((each) => each.standing === 'closed' && isTold(each)).map(ruleView),
  }
}
