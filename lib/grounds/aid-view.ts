import { aimsFor } from '@/lib/grounds/guide'
import { isTold } from '@/lib/grounds/pieces'
import type { Answer, Ask, Fact, Judged, Question, Reason, Verdict } from '@/lib/grounds/model'

/** What the aid shows: the next question with its answers, or which rules fit and why the others do not. Pure. */
export interface AidView {
  question: Question
  /** Who and whom are known, so what is asked is one of these. Null: everything that matters has been answered. */
  asks: { part: 'aim' | 'initiative' | 'age'; options: string[] } | { part: 'facts'; options: Fact[] } | null
  verdict: Verdict | null
  /** Codes of grounds by what can be said of them, those of the data's order. */
  open: string[]
  maybe: string[]
  closed: { code: string; title: string; law: string; initiative: string; reasons: Reason[] }[]
}

const codes = (grounds: readonly Judged[], standings: readonly Judged['standing'][]): string[] =>
  grounds.filter(({ standing }) => standings.includes(standing)).map(({ ground }) => ground.code)

function asksOf(ask: Ask | null, { from, to }: Question, on: string): AidView['asks'] {
  if (ask === null || ask === 'from' || ask === 'to') return null
  if (typeof ask === 'object') return { part: 'facts', options: ask.facts }
  const options = { aim: from && to ? aimsFor(from, to, on) : [], initiative: ['own', 'asked'], age: ['under15', 'from15', 'from18', 'from21', 'unsure'] }
  return { part: ask, options: options[ask] }
}

/** @param on the day the law is asked about, `2026-11-26` */
export function aidView(question: Question, { ask, verdict, grounds }: Answer, on: string): AidView {
  return {
    question, verdict, asks: asksOf(ask, question, on), open: codes(grounds, ['open']), maybe: codes(grounds, ['unsure', 'unsettled']),
    closed: verdict === null ? [] : grounds.filter((each) => each.standing === 'closed' && isTold(each)).map(({ ground, reasons }) => ({
      code: ground.code, title: ground.title, law: ground.law[0] ?? '', initiative: ground.initiative, reasons,
    })),
  }
}
