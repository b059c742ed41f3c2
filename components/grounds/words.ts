import { swedishText } from '@/lib/i18n/swedish-messages'
import type { RuleView } from '@/lib/grounds/aid-view'
import type { Need, Reason } from '@/lib/grounds/model'

/** The words of the guide, of the sheets and of the aid in the portal. */
export const words = swedishText('secrecy')

/** Why a rule is closed, as a sentence. Scope reasons have none: such a rule is not told of. */
export function reasonInWords(reason: Reason, initiative: string): string {
  switch (reason.code) {
    case 'secrecy': return words('reason.secrecy', { rule: words(`rule.${reason.rule}`) })
    case 'lacks': return words('reason.lacks', { what: anyOf(reason.anyOf) })
    case 'initiative': return initiative === 'asked' ? words('reason.initiativeAsked') : words('reason.initiativeOwn')
    case 'others': return words('reason.others')
    case 'witness': return words('reason.witness')
    case 'aim': case 'from': case 'to': case 'neverTold': return words('reason.aim')
  }
}

/** What can be said of a rule that does not simply open: why it is closed and by which paragraph, what would settle it, or where the law is unclear. */
export function standingInWords({ standing, reasons, wants, doubt, law, initiative }: Omit<RuleView, 'code' | 'title'>): string {
  if (standing === 'closed') return reasons.map((reason) => `${reasonInWords(reason, initiative)}${reason.law === law ? '' : ` (${reason.law})`}`).join(' ')
  return [...(doubt === null ? [] : [doubt]), ...(wants.length === 0 ? [] : [`${words('rules.wants')} ${wants.map((want) => words(`need.${want}`)).join(', ')}.`])].join(' ')
}

const anyOf = (needs: readonly Need[]): string => needs.map((need) => words(`need.${need}`)).join(` ${words('or')} `)
