import { groundsFor } from '@/lib/grounds/evaluate'
import { ageGroups, aims, facts, initiatives, neverTold, receivers, saidOfFact, senders, type Answer, type Ground, type Judged, type Question } from '@/lib/grounds/model'
import { firstSheets, groundsOn } from '@/lib/grounds/table'

/** The same numbers for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Any question that can be put, with a part missing now and then. */
function randomQuestion(roll: () => number): Question {
  const pick = <Value>(values: readonly Value[]): Value | undefined => (roll() < 0.9 ? values[Math.floor(roll() * values.length)] : undefined)
  const [from, to, aim, initiative, age] = [pick(senders), pick(receivers), pick(aims), pick(initiatives), pick([...ageGroups, 'unsure'] as const)]
  return {
    ...(from && { from }), ...(to && { to }), ...(aim && { aim }), ...(initiative && { initiative }), ...(age && { age }),
    facts: Object.fromEntries(facts.flatMap((fact) => { const said = pick(saidOfFact); return said ? [[fact, said]] : [] })),
  }
}

const days = ['2025-03-31', '2025-04-01', '2025-12-01', '2026-11-26', '2028-01-01']
const cites = new Set(firstSheets.map(({ cite }) => cite))

/** All of an answer but the words of the rules. */
const shortly = ({ ask, verdict, grounds }: Answer) =>
  JSON.stringify([ask, verdict, grounds.map(({ ground, standing, reasons, wants }) => [ground.code, ground.version, standing, reasons, wants])])

const isConsent = ({ code }: Ground) => code.startsWith('consent')

/** What of the law an open rule breaks, in words written from the statutes and not from the rule's own data. Null: nothing. */
function breaks({ ground, standing, reasons, wants }: Judged, { from, to, aim, initiative, age, facts: said }: Question, on: string): string | null {
  if ((reasons.length > 0) !== (standing === 'closed')) return 'closed without a reason'
  if (reasons.some(({ law }) => !cites.has(law))) return 'closed by a paragraph without a page'
  if (standing === 'unsure' && wants.length === 0) return 'in doubt about nothing'
  if (standing !== 'open' && standing !== 'unsettled') return null
  const fromCare = from === 'healthCare'
  const fromSocial = from === 'socialServices' || from === 'youthCare'
  const faults: [string, boolean][] = [
    ['outside its scope', !from || !to || !aim || !ground.from.includes(from) || !ground.to.includes(to) || !ground.purposes.includes(aim)],
    ['by the other’s initiative', ground.initiative !== 'any' && ground.initiative !== initiative],
    ['not in force', ground.validFrom > on || (ground.validUntil !== null && on > ground.validUntil)],
    ['to länsstyrelsen or Socialstyrelsen', to !== undefined && neverTold.includes(to)],
    ['consent that nobody gave', isConsent(ground) && said.consent !== 'yes'],
    ['consent about others, or over 18 kap. (12:2)', isConsent(ground) && (said.aboutOthers === 'yes' || said.investigation === 'yes')],
    ['10:15 a over 18 kap., from health care, or with private providers', ground.code === 'crimePrevention' && (said.investigation === 'yes' || fromCare || from === 'privateProvider' || to === 'privateProvider')],
    ['10:15 a before 1 December 2025', ground.code === 'crimePrevention' && on < '2025-12-01'],
    ['10:27 from socialtjänst or health care', ground.code === 'generalClause' && (fromSocial || fromCare)],
    ['10:18 a at 21 or without something concrete', ground.code === 'youngAtRisk' && (said.concreteRisk !== 'yes' || age === undefined || age === 'from21' || age === 'unsure')],
    ['concern for an adult', ground.code === 'childConcern' && age !== 'under15' && age !== 'from15'],
    ['lag 2025:170 5–6 §§ over 25:1 or 26:1', (ground.code === 'municipalDuty' || ground.code === 'listedDuty') && (fromSocial || fromCare)],
    ['may tell of a bevisperson', said.witness === 'yes' && ground.effect === 'may'],
  ]
  return faults.find(([, isSo]) => isSo)?.[0] ?? null
}

/** How many answers somebody gives who is asked one thing after another. */
function answersNeeded(question: Question, on: string): number {
  const otherwise = { from: 'police', to: 'socialServices', aim: 'support', initiative: 'own', age: 'unsure' }
  const known: Question = { facts: {} }
  let given = 0
  for (let next = groundsFor(known, on).ask; next !== null && given < 10; next = groundsFor(known, on).ask, given++) {
    if (typeof next === 'object') for (const fact of next.facts) known.facts[fact] = question.facts[fact] ?? 'no'
    else Object.assign(known, { [next]: question[next] ?? otherwise[next] })
  }
  return given
}

/** As many questions by lot; the same for the same seed. */
export function questionsByLot(count: number, seed: number): Question[] {
  const roll = dice(seed)
  return Array.from({ length: count }, () => randomQuestion(roll))
}

/** Questions by lot against the law: how many rules opened, what was broken (to read), and how many answers the longest took. */
export function tryByLot(count: number, seed: number): { opened: number; broken: unknown[]; mostAsked: number } {
  const roll = dice(seed)
  const broken: unknown[] = []
  let opened = 0
  let mostAsked = 0
  for (let at = 0; at < count; at++) {
    const question = randomQuestion(roll)
    const on = days[at % days.length] ?? '2026-11-26'
    const answer = groundsFor(question, on)
    if ((answer.ask === null) !== (answer.verdict !== null) || answer.grounds.length !== groundsOn(on).length) broken.push(['not whole', question, on])
    if (shortly(groundsFor(structuredClone(question), on)) !== shortly(answer)) broken.push(['not the same twice', question, on])
    for (const judged of answer.grounds) {
      const fault = breaks(judged, question, on)
      if (fault !== null) broken.push([fault, judged.ground.code, question, on])
      if (judged.standing === 'open') opened++
    }
    if (at % 5 === 0) mostAsked = Math.max(mostAsked, answersNeeded(question, on))
  }
  return { opened, broken, mostAsked }
}
