/**
 * Cases as a jurist writes them, three lines each and an empty line between:
 *
 *   Skolan misstänker att en 14-åring far illa.
 *   from=school&to=socialServices&aim=childProtection&age=under15&done=1
 *   stängd: villkor saknas, SoL 19 kap. 1 §
 *
 * What happens; the question as the guide's address tells it; what the rule answers, and of a closed one why and by which paragraph.
 */
import { reasonCodes, standings, type GroundCase } from '@/lib/grounds/cases'
import { questionFrom } from '@/lib/grounds/guide'
import grounds from '@/messages/sv/grounds.json'

/** A case without the wording that it tries. */
export type OwnCase = Omit<GroundCase, 'ground' | 'version' | 'on'>

const endOf = ({ is, why, whyLaw }: OwnCase): string => `${grounds.is[is]}${why === null ? '' : `: ${grounds.because[why]}`}${whyLaw === null ? '' : `, ${whyLaw}`}`

export const printCases = (cases: readonly OwnCase[]): string => cases.map((one) => [one.says, one.ask, endOf(one)].join('\n')).join('\n\n')

function readEnd(line: string): Pick<OwnCase, 'is' | 'why' | 'whyLaw'> | null {
  const [, said, because, law] = /^([^:,]+?)(?:: *([^,]+?))?(?:, *(.+))?$/.exec(line.trim()) ?? []
  const is = standings.find((standing) => grounds.is[standing] === said)
  const why = because === undefined ? null : reasonCodes.find((code) => grounds.because[code] === because)
  if (is === undefined || why === undefined || (is !== 'closed' && (because ?? law) !== undefined)) return null
  return { is, why, whyLaw: law ?? null }
}

/**
 * Null: not three lines, no question of the guide, or an answer in other words.
 * @param law the paragraph of the rule, which a case is about unless another one closes it
 * @param on a day when the rule holds
 */
export function readCases(typed: string, law: string, on: string): OwnCase[] | null {
  const cases = typed.split(/\n\s*\n/).filter((block) => block.trim() !== '').map((block): OwnCase | null => {
    const [says = '', address = '', last = '', ...more] = block.trim().split('\n').map((line) => line.trim())
    const ask = address.replace(/^.*\?/, '').replace(/#.*$/, '')
    const { from, to } = questionFrom(new URLSearchParams(ask), on)
    const end = readEnd(last)
    return says === '' || from === undefined || to === undefined || end === null || more.length > 0 ? null : { law: end.whyLaw ?? law, says, ask, ...end }
  })
  return cases.includes(null) ? null : cases.filter((one) => one !== null)
}
