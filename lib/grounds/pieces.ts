/**
 * The guide's answer as names of pieces. Every word the guide can say is published once, on one page, each piece under a name; for a
 * question the front keeps the named pieces and forgets the rest. So it answers with application and database stopped, in the very
 * words that were published. Pure.
 */
import { parts, queryOf, receiversFor, reversed, aimsFor, type Part, type Shown } from '@/lib/grounds/guide'
import { outsideSecrecyAct, type Answer, type Fact, type Ground, type Judged, type Question, type Reason } from '@/lib/grounds/model'
import { allGrounds, hasUnreviewed } from '@/lib/grounds/table'
import { longDay } from '@/lib/i18n/dates'

/** A ground in its version, since two versions may stand on the page while one of them ends. */
export const nameOf = ({ code, version }: Pick<Ground, 'code' | 'version'>): string => `${code}-${version}`

/** The name of a reason among those of a ground. */
export const reasonName = (reason: Reason): string =>
  reason.code === 'secrecy' ? `secrecy-${reason.rule}` : reason.code === 'lacks' ? `lacks-${reason.anyOf.join('-')}` : reason.code

/** Rules that are reached for also where the purpose is another: then it is said that they do not fit. */
const oftenMeant = ['crimePrevention']

/** A closed ground is told of when it could have been meant: it is for these two and this purpose, and something else closes it. */
export const isTold = ({ ground, standing, reasons }: Judged): boolean =>
  standing !== 'closed' || !reasons.some(({ code }) => code === 'from' || code === 'to' || code === 'neverTold' || (code === 'aim' && !oftenMeant.includes(ground.code)))

const told = (shown: Shown): string[] => {
  const { question } = shown
  const answered = parts.flatMap((part) => (part === 'facts' || question[part] === undefined ? [] : [`has:${part}`, `said:${part}:${question[part]}`]))
  const ticked = (Object.entries(question.facts) as [Fact, string][]).flatMap(([fact, said]) => (said === 'yes' ? [`said:facts:${fact}`] : []))
  return [...answered, ...ticked, ...(ticked.length > 0 ? ['has:facts'] : [])]
}

function asked({ question, answer, part }: Shown, on: string, table: readonly Ground[]): string[] {
  if (part === null) return []
  const { from, to } = question
  const { ask } = answer
  return [
    `part:${part}`,
    ...(part === 'to' && from !== undefined ? receiversFor(from).map((receiver) => `to:${receiver}`) : []),
    ...(part === 'aim' && from !== undefined && to !== undefined ? aimsFor(from, to, on, table).map((aim) => `aim:${aim}`) : []),
    ...(ask !== null && typeof ask === 'object' ? ask.facts.map((fact) => `fact:${fact}`) : []),
  ]
}

export type PersonNote = 'witness' | 'child' | 'from15'

/**
 * What the person's protection or age makes worth saying besides the rules. No rule of consent asks how old somebody is, yet who consents
 * for a child turns on it (OSL 12 kap. 3 §): so it is said wherever consent matters and nobody has said 18 or older. From 15 somebody may
 * ask for support alone (SoL 21 kap. 1 §): said where support is what it is for.
 */
export function notesOnPerson({ from, aim, age, facts }: Question, { grounds }: Answer): PersonNote[] {
  const isChild = age === 'under15' || age === 'from15'
  const consentMatters = grounds.some(({ ground, standing, reasons }) => ground.consent === 'required'
    && (standing !== 'closed' || reasons.every((reason) => reason.code === 'lacks' && reason.anyOf.includes('consent'))))
  const mayBeChild = isChild || (consentMatters && age !== 'from18' && age !== 'from21')
  return [
    ...(facts.witness === 'yes' ? ['witness' as const] : []),
    ...(mayBeChild ? ['child' as const] : []),
    ...(mayBeChild && age !== 'under15' && from === 'socialServices' && (aim === 'support' || aim === 'childProtection') ? ['from15' as const] : []),
  ]
}

/** What is worth saying besides the rules. */
function notes({ question, answer }: Shown): string[] {
  const { to, aim, age } = question
  const open = answer.grounds.filter(({ standing }) => standing === 'open')
  return [
    ...(to === 'countyBoard' || to === 'socialstyrelsen' ? [`note:neverTold:${to}`] : []),
    ...notesOnPerson(question, answer).map((note) => `note:${note}`),
    ...(age === 'unsure' && aim === 'childProtection' && to === 'socialServices' ? ['note:ageUnsure'] : []),
    ...(open.some(({ ground }) => ground.reservation) && to === 'privateProvider' ? ['note:reservation'] : []),
    ...(aim === 'contact' || aim === 'placement' ? ['note:hiddenAddress'] : []),
  ]
}

function rules({ question, answer }: Shown): string[] {
  const shown = answer.grounds.filter(isTold)
  const groups = { open: ['open'], maybe: ['unsure', 'unsettled'], closed: ['closed'] } as const
  return Object.entries(groups).flatMap(([group, standings]) => {
    const judged = shown.filter(({ standing }) => (standings as readonly string[]).includes(standing))
    return judged.length === 0 ? [] : [group, ...judged.flatMap(({ ground, standing, reasons, wants }) => [
      `${group}:${nameOf(ground)}`,
      ...(standing === 'unsettled' ? [`doubt:${nameOf(ground)}`] : []),
      ...(standing === 'unsure' ? [`wants:${nameOf(ground)}`, ...wants.map((want) => `want:${nameOf(ground)}:${want}`)] : []),
      ...reasons.map((reason) => `why:${nameOf(ground)}:${reasonName(reason)}`),
    ])]
  }).concat(question.from === undefined ? [] : [`first:${question.from}`])
}

/** The pieces to keep for what is shown, and what is written into them. */
export function piecesOf(shown: Shown, on: string, table: readonly Ground[] = allGrounds): { keep: Set<string>; values: Record<string, string> } {
  const { question, answer, part } = shown
  const keep = new Set([...told(shown), ...asked(shown, on, table)])
  const other = reversed(question)
  const duty = dutyWhenAsked(shown)
  if (part === null) for (const piece of [
    'answer', `verdict:${answer.verdict}`, ...notes(shown), ...rules(shown), question.initiative === 'asked' ? 'ask:asked' : 'ask:own',
    ...(answer.verdict === 'mayNot' || answer.verdict === 'depends' ? ['ask:no'] : []), ...(other ? ['reverse'] : []),
    ...(duty === null ? [] : [`duty:${duty}`]), ...(isUnderSecrecyAct(question) ? ['underSecrecyAct'] : []), ...(hasUnreviewed(answer.grounds.map(({ ground }) => ground)) ? ['notReviewed'] : []),
  ]) keep.add(piece)
  const change = (before: Part) => queryOf(question, before)
  return {
    keep,
    values: {
      FROM: question.from ?? '', TO: question.to ?? '', AIM: question.aim ?? '', INITIATIVE: question.initiative ?? '', AGE: question.age ?? '',
      CHANGEFROM: change('from'), CHANGETO: change('to'), CHANGEAIM: change('aim'), CHANGEINITIATIVE: change('initiative'), CHANGEAGE: change('age'), CHANGEFACTS: change('facts'),
      REVERSE: other ? new URLSearchParams(other).toString() : '', STEP: String(stepOf(shown)), DAY: longDay(on, 'sv'),
    },
  }
}

/** Whether duties between authorities (OSL 6 kap. 5 and 7 §§) are the sender's: not those of who keeps silent by another act. */
const isUnderSecrecyAct = ({ from }: Question): boolean => from !== undefined && !outsideSecrecyAct.includes(from)

/**
 * An open rule that says may becomes a duty when another authority has asked (OSL 6 kap. 5 §): part of the answer to whoever was asked,
 * something to know for whoever has not said who took the first step. Null: no rule says may, they tell of their own accord, or are under another act.
 */
export function dutyWhenAsked({ question, answer }: Pick<Shown, 'question' | 'answer'>): 'asked' | 'ifAsked' | null {
  if (answer.verdict !== 'may' || !isUnderSecrecyAct(question) || question.initiative === 'own') return null
  return question.initiative === 'asked' ? 'asked' : 'ifAsked'
}

/** The number of the question that is asked, from one. */
const stepOf = ({ question }: Shown): number => parts.filter((part) => part !== 'facts' && question[part] !== undefined).length + 1
