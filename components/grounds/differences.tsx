import './differences.css'
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

/** What differs between two wordings, part by part, one above the other where there is no room beside. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const t = portalText('grounds')
  const side = (label: string, part: Difference['part'], said: readonly string[]) => (
    <div>
      <p className="small"><b>{label}</b></p>
      {said.length === 0 ? <p>{t('none')}</p> : said.map((line) => <p key={line}>{inWords(part, line)}</p>)}
    </div>
  )
  return (
    <>
      {differences.map(({ part, before, after }) => (
        <section className="mt-4" key={part}>
          <h3>{t(`part.${part}`)}</h3>
          <div className="sides">{side(t('before'), part, before)}{side(t('after'), part, after)}</div>
        </section>
      ))}
    </>
  )
}
