import { chanceOf } from '@/tests/bench/large/random'
import type { Role } from '@/lib/auth/model'
import municipalities from '@/prisma/data/municipalities.json'
import { factId } from '@/lib/directory/facts'

/** Who works where in a large world, before a single file is opened. Pure: the same for the same number of files. */
export interface LargeUnit {
  id: string
  authorityId: string
  name: string
  kind: 'socialServices' | 'localPolice'
  /** Share of all files, 0–1; a few units have most of them. */
  share: number
  /** Accounts that work here. */
  staff: string[]
}
export interface LargeAccount { id: string; authorityId: string; grants: { role: Role; unitId: string }[] }
export interface LargePlan {
  authorities: { id: string; kind: 'municipality' | 'police'; name: string; municipalityCode: string | null }[]
  units: LargeUnit[]
  accounts: LargeAccount[]
  /** The measured persons: works nowhere with files, in one unit, in twenty, in every unit of the largest authority. */
  measured: Record<'none' | 'one' | 'twenty' | 'all', LargeAccount>
}

/** How unequal units are (Zipf): the largest of 400 has about seven per cent of all files, the median less than a tenth of one. */
const skew = 0.95
/** One local police unit in each of so many places, all of one authority. */
const policeUnits = 110
/** A caseworker's own share of new files; a small unit has two people all the same. */
const filesPerWorker = 220

/**
 * @param files how many the world shall hold
 * @param known kommuner that have an authority already, by code
 */
export function planOf(files: number, known: ReadonlyMap<string, string> = new Map()): LargePlan {
  const police = factId('large:police')
  const authorities: LargePlan['authorities'] = [{ id: police, kind: 'police', name: 'Polismyndigheten (mätning)', municipalityCode: null }]
  const units: LargeUnit[] = []
  for (let index = 0; index < policeUnits; index += 1)
    units.push({ id: factId(`large:police:${index}`), authorityId: police, name: `Lokalpolisområde ${index + 1} (mätning)`, kind: 'localPolice', share: 0, staff: [] })
  for (const { code, name } of municipalities.municipalities) {
    const authorityId = known.get(code) ?? factId(`large:authority:${code}`)
    if (!known.has(code)) authorities.push({ id: authorityId, kind: 'municipality', name: `Socialnämnden i ${name} (mätning)`, municipalityCode: code })
    units.push({ id: factId(`large:unit:${code}`), authorityId, name: `Socialtjänsten i ${name} (mätning)`, kind: 'socialServices', share: 0, staff: [] })
  }
  share(units)
  const accounts: LargeAccount[] = []
  const hire = (name: string, authorityId: string, grants: LargeAccount['grants']) => {
    const account = { id: factId(`large:account:${name}`), authorityId, grants }
    accounts.push(account)
    return account
  }
  for (const unit of units) {
    const workers = Math.max(2, Math.round(files * unit.share / filesPerWorker))
    for (let index = 0; index < workers; index += 1)
      unit.staff.push(hire(`${unit.id}:${index}`, unit.authorityId, [{ role: index === 0 ? 'coordinator' : 'caseworker', unitId: unit.id }]).id)
  }
  const ofPolice = units.filter(({ authorityId }) => authorityId === police)
  const largest = units.reduce((most, unit) => (unit.share > most.share ? unit : most))
  const in_ = (role: Role, where: readonly LargeUnit[]) => where.map((unit) => ({ role, unitId: unit.id }))
  return {
    authorities, units, accounts,
    measured: {
      none: hire('measured:none', police, in_('logReviewer', ofPolice.slice(0, 1))),
      one: hire('measured:one', largest.authorityId, in_('caseworker', [largest])),
      twenty: hire('measured:twenty', police, in_('caseworker', ofPolice.slice(0, 20))),
      all: hire('measured:all', police, in_('manager', ofPolice)),
    },
  }
}

/** Deals the shares over the units in a shuffled order, so that large and small are spread over both kinds. */
function share(units: LargeUnit[]): void {
  const chance = chanceOf(units.length)
  const order = units.map((unit) => ({ unit, at: chance.next() })).sort((a, b) => a.at - b.at)
  const total = order.reduce((sum, _, rank) => sum + (rank + 1) ** -skew, 0)
  order.forEach(({ unit }, rank) => { unit.share = (rank + 1) ** -skew / total })
}
