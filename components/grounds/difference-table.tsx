import { Table } from '@/components/ui/table'
import type { Difference } from '@/lib/grounds/diff'
import { portalText } from '@/lib/i18n/portal-messages'
import grounds from '@/messages/sv/grounds.json'
import secrecy from '@/messages/sv/secrecy.json'

const yesOrNo = { true: grounds.yes, false: grounds.no }
/** The words of the codes that a part can hold. */
const codes: Partial<Record<Difference['part'], Record<string, string>>> = {
  effect: grounds.effect, from: secrecy.from, to: secrecy.to, purposes: secrecy.aim, initiative: { ...secrecy.initiative, any: grounds.write.anyInitiative }, decidedBy: grounds.decidedBy,
  lifts: { ...secrecy.rule, all: grounds.write.liftsAll }, except: secrecy.rule, ownOnly: yesOrNo, reservation: yesOrNo, consent: grounds.consent, needs: secrecy.need,
}

/** A line of a part as it is read: a group of conditions holds by any one of them. */
function inWords(part: Difference['part'], line: string): string {
  const known = codes[part]
  const word = (code: string): string => known?.[code] ?? code
  return part === 'needs' ? line.split(' ').map(word).join(` ${secrecy.or} `) : word(line)
}

/** What differs between two wordings, part by part. */
export function DifferenceTable({ caption, differences }: { caption: string; differences: readonly Difference[] }) {
  const t = portalText('grounds')
  const lines = (part: Difference['part'], said: readonly string[]) => (said.length === 0 ? t('none') : <ul>{said.map((line) => <li key={line}>{inWords(part, line)}</li>)}</ul>)
  return (
    <Table caption={caption} head={[{ label: t('what') }, { label: t('before') }, { label: t('after') }]}
      rows={differences.map(({ part, before, after }) => ({ key: part, cells: [t(`part.${part}`), lines(part, before), lines(part, after)] }))} />
  )
}
