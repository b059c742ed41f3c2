import { Sign, type SignName } from '@/components/ui/sign'
import { swedishText } from '@/lib/i18n/swedish-messages'
import type { Part } from '@/lib/measures/model'

/** Decided = there; gives = the open ring one comes to; helps = dashed, on the way. */
const signs = { decides: 'there', gives: 'open', helps: 'notYet' } as const satisfies Record<Part, SignName>

/** What an actor does, as sign and word: "beslutar, ger". The sign is that of the first. */
export function PartWord({ parts }: { parts: Part[] }) {
  const t = swedishText('measures')
  const [first = 'helps'] = parts
  return (
    <span className="part">
      <Sign name={signs[first]} />
      <span>{parts.map((part) => t(`part.${part}`)).join(', ')}</span>
    </span>
  )
}
