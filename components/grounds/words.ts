import { swedishText } from '@/lib/i18n/swedish-messages'
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

const anyOf = (needs: readonly Need[]): string => needs.map((need) => words(`need.${need}`)).join(` ${words('or')} `)
