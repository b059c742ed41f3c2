/**
 * `groundsFor`: which grounds are open, which closed and why, and what must still be asked. Total: every question, however little
 * is known, has an answer. No hidden defaults: what a ground needs and nobody has said is asked for, and "vet inte" is an answer
 * that leaves a ground neither open nor closed.
 */
import {
  facts, hindrances, neverTold, secrecyRules, type AgeGroup, type Answer, type Ask, type Fact, type Ground, type Judged, type Need, type Question, type Reason, type SecrecyRule, type Sender, type Verdict,
} from '@/lib/grounds/model'
import { allGrounds, groundsOn } from '@/lib/grounds/table'

/** The rule that lies over what a sender knows about a person, before anything else is known. */
export const baseRule = {
  socialServices: 'osl-26-1', youthCare: 'osl-26-1', police: 'osl-35-1', prisonAndProbation: 'osl-35-15', healthCare: 'osl-25-1', school: 'osl-23-2',
  independentSchool: 'private-school', privateProvider: 'sol-17-11', otherMunicipal: 'osl-other', listedAuthority: 'osl-other',
} as const satisfies Record<Sender, SecrecyRule>

/** The rule that comes over data besides the sender's own when a hindrance holds, and the senders that can have it. */
const hinderingRules: Partial<Record<Fact, { rule: SecrecyRule; from: readonly Sender[] | 'any' }>> = {
  investigation: { rule: 'osl-18-1', from: 'any' },
  criminalRecord: { rule: 'osl-35-3', from: ['police', 'prisonAndProbation'] },
  schoolHealth: { rule: 'osl-25-1', from: ['school'] },
  counselling: { rule: 'osl-26-3', from: ['socialServices'] },
}

type Truth = 'yes' | 'no' | 'unsure' | 'unasked'

const under18: readonly AgeGroup[] = ['under15', 'from15']

/** Is it so? Age is known by its group. */
export function truthOf(need: Need, { age, facts: said }: Question): Truth {
  if (need !== 'under18' && need !== 'under21') return said[need] ?? 'unasked'
  if (age === undefined) return 'unasked'
  if (age === 'unsure') return 'unsure'
  return under18.includes(age) || (need === 'under21' && age === 'from18') ? 'yes' : 'no'
}

const lifted = (ground: Ground, rule: SecrecyRule): boolean => (ground.lifts === 'all' ? !ground.except.includes(rule) : ground.lifts.includes(rule))

/** Whether a rule reaches what a sender ordinarily holds about a person: 10:27 is no rule for socialtjänst, whomever it names. */
export const reachesWhatIsHeldBy = (ground: Ground, from: Sender): boolean => ground.from.includes(from) && lifted(ground, baseRule[from])

const forWitness: Reason = { code: 'witness', law: 'OSL 18 kap. 7 §' }
const forOthers: Reason = { code: 'others', law: 'OSL 12 kap. 2 §' }
const keepsSecret = (ground: Ground, rule: SecrecyRule): Reason => ({ code: 'secrecy', rule, law: ground.exceptLaw ?? ground.law[0] ?? '' })

/** Everything that can close a ground for those it is for, so that each reason has its words before anybody asks. */
export function closingsOf(ground: Ground): Reason[] {
  const law = ground.law[0] ?? ''
  return [
    { code: 'aim', law },
    ...(ground.initiative === 'any' ? [] : [{ code: 'initiative', law } as const]),
    ...(ground.ownOnly ? [forOthers] : []),
    ...(ground.effect === 'may' ? [forWitness] : []),
    ...secrecyRules.filter((rule) => !lifted(ground, rule)).map((rule) => keepsSecret(ground, rule)),
    ...ground.needs.map((anyOf) => ({ code: 'lacks', law, anyOf } as const)),
  ]
}

/** What is wrong with a ground for a question (closes it), what nobody has said (asked for) and what is not known (left open). */
interface Findings { reasons: Reason[]; asks: Set<Exclude<Ask, { facts: Fact[] }> | Fact>; wants: Judged['wants'] }

function scopeOf(ground: Ground, { from, to, aim, initiative }: Question, law: string, { reasons, asks }: Findings): void {
  if (from === undefined) asks.add('from')
  else if (!ground.from.includes(from)) reasons.push({ code: 'from', law })
  if (to === undefined) asks.add('to')
  else if (neverTold.includes(to)) reasons.push({ code: 'neverTold', law: 'OSL 8 kap. 1 §' })
  else if (!ground.to.includes(to)) reasons.push({ code: 'to', law })
  if (aim === undefined) asks.add('aim')
  else if (!ground.purposes.includes(aim)) reasons.push({ code: 'aim', law })
  if (ground.initiative !== 'any') {
    if (initiative === undefined) asks.add('initiative')
    else if (ground.initiative !== initiative) reasons.push({ code: 'initiative', law })
  }
}

function secrecyOf(ground: Ground, { from, facts: said }: Question, { reasons, asks, wants }: Findings): void {
  const closes = (rule: SecrecyRule): Reason => keepsSecret(ground, rule)
  if (from !== undefined && !lifted(ground, baseRule[from])) reasons.push(closes(baseRule[from]))
  for (const hindrance of hindrances) {
    const over = hinderingRules[hindrance]
    // What may be told of somebody in the police's protection of persons is not told here; a duty is a duty all the same.
    const matters = hindrance === 'witness' ? ground.effect === 'may' : hindrance === 'aboutOthers' ? ground.ownOnly
      : over !== undefined && (over.from === 'any' || (from !== undefined && over.from.includes(from))) && !lifted(ground, over.rule)
    if (!matters) continue
    const truth = said[hindrance]
    if (truth === undefined) asks.add(hindrance)
    else if (truth === 'unsure') wants.push(hindrance)
    else if (truth === 'yes')
      reasons.push(hindrance === 'witness' ? forWitness : hindrance === 'aboutOthers' ? forOthers : closes(over?.rule ?? 'osl-18-1'))
  }
}

function needsOf(ground: Ground, question: Question, law: string, { reasons, asks, wants }: Findings): void {
  for (const group of ground.needs) {
    const truths = group.map((need) => [need, truthOf(need, question)] as const)
    if (truths.some(([, truth]) => truth === 'yes')) continue
    const unasked = truths.filter(([, truth]) => truth === 'unasked')
    const unsure = truths.filter(([, truth]) => truth === 'unsure')
    if (unasked.length > 0) for (const [need] of unasked) asks.add(need === 'under18' || need === 'under21' ? 'age' : need)
    else if (unsure.length > 0) wants.push(...unsure.map(([need]) => need))
    else reasons.push({ code: 'lacks', law, anyOf: group })
  }
}

/** Nothing to ask. */
const none: Findings['asks'] = new Set()

function judge(ground: Ground, question: Question): Judged & { asks: Findings['asks'] } {
  const found: Findings = { reasons: [], asks: new Set(), wants: [] }
  const law = ground.law[0] ?? ''
  scopeOf(ground, question, law, found)
  // A rule for somebody else is not told of, so nothing more about it is asked.
  if (found.reasons.some(({ code }) => code === 'from' || code === 'to' || code === 'neverTold')) return { ground, standing: 'closed', reasons: found.reasons, wants: [], asks: none }
  secrecyOf(ground, question, found)
  needsOf(ground, question, law, found)
  const { reasons, asks, wants } = found
  if (reasons.length > 0) return { ground, standing: 'closed', reasons, wants: [], asks: none }
  if (asks.size > 0) return { ground, standing: 'unasked', reasons, wants, asks }
  if (wants.length > 0) return { ground, standing: 'unsure', reasons, wants, asks }
  const { from, aim } = question
  const doubtful = ground.doubt !== null && from !== undefined && aim !== undefined && ground.doubt.from.includes(from) && ground.doubt.purposes.includes(aim)
  return { ground, standing: doubtful ? 'unsettled' : 'open', reasons, wants, asks }
}

/** The next thing to ask: one at a time and in the order a person tells a case; facts together, since each is a tick. */
function nextAsk(asks: ReadonlySet<Exclude<Ask, { facts: Fact[] }> | Fact>): Ask | null {
  for (const part of ['from', 'to', 'aim', 'initiative', 'age'] as const) if (asks.has(part)) return part
  const asked = facts.filter((fact) => asks.has(fact))
  return asked.length > 0 ? { facts: asked } : null
}

function verdictOf(grounds: readonly Judged[]): Verdict {
  const open = grounds.filter(({ standing }) => standing === 'open')
  if (open.some(({ ground }) => ground.effect === 'must')) return 'must'
  if (open.length > 0) return 'may'
  return grounds.some(({ standing }) => standing === 'unsure' || standing === 'unsettled') ? 'depends' : 'mayNot'
}

/**
 * @param on the day the law is asked about, `2026-11-26`
 * @param table the grounds to ask; the maintained ones unless a draft is tried out
 */
export function groundsFor(question: Question, on: string, table: readonly Ground[] = allGrounds): Answer {
  const judged = groundsOn(on, table).map((ground) => judge(ground, question))
  const wanted: Findings['asks'] = new Set()
  for (const { asks } of judged) for (const each of asks) wanted.add(each)
  const ask = nextAsk(wanted)
  const grounds = judged.map(({ ground, standing, reasons, wants }) => ({ ground, standing, reasons, wants }))
  return { ask, verdict: ask === null ? verdictOf(grounds) : null, grounds }
}
