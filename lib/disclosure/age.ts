/** How old a person is as far as a ground asks: a child or not, on a day, or not known. Pure. */
import Personnummer from 'personnummer'
import { Temporal } from 'temporal-polyfill'
import type { AgeGroup } from '@/lib/grounds/model'

export const ageAnswers = ['yes', 'no', 'unknown'] as const
/** "Är personen under 18?", asked when the file does not say. "Vet inte" is an answer. */
export type AgeAnswer = (typeof ageAnswers)[number]

/** What the file says, and what was answered when it says nothing. */
export interface Age {
  /** The eighteenth birthday, `2026-11-26`, when the personal number is known. */
  adultFrom: string | null
  birthYear: number | null
  said: AgeAnswer | null
}

const adultAt = 18

/** What a file's own words say; a coordination number holds the day plus sixty. */
export function ageFrom({ personalNumber, birthYear }: { personalNumber: string | null; birthYear: string | null }): Pick<Age, 'adultFrom' | 'birthYear'> {
  if (personalNumber !== null && Personnummer.valid(personalNumber.replace(/\s/g, ''))) {
    const { fullYear, month, day } = Personnummer.parse(personalNumber.replace(/\s/g, ''))
    const date = Temporal.PlainDate.from({ year: Number(fullYear), month: Number(month), day: Number(day) > 60 ? Number(day) - 60 : Number(day) })
    return { adultFrom: date.add({ years: adultAt }).toString(), birthYear: date.year }
  }
  return { adultFrom: null, birthYear: birthYear === null ? null : Number(birthYear) }
}

/**
 * Is somebody younger than so many years on a day (`2026-11-26`)? By the day with a personal number; with a year alone it is not
 * known in the year of that birthday, since it may have been or not. The file goes before an answer. Null: not known.
 */
export function isUnder({ adultFrom, birthYear, said }: Age, years: number, day: string): boolean | null {
  if (adultFrom !== null) return day < Temporal.PlainDate.from(adultFrom).add({ years: years - adultAt }).toString()
  if (birthYear !== null) {
    const turns = Temporal.PlainDate.from(day).year - birthYear
    if (turns !== years) return turns < years
  }
  // "Under 18" says nothing of fifteen, and "inte under 18" nothing of twenty-one.
  if (said === 'yes' && years >= adultAt) return true
  return said === 'no' && years <= adultAt ? false : null
}

/** What the answer to the aid, by groups, says of the same question. */
export const isChildIn = (group: AgeGroup | 'unsure'): AgeAnswer =>
  (group === 'unsure' ? 'unknown' : group === 'under15' || group === 'from15' ? 'yes' : 'no')

export const isChildOn = (age: Age, day: string): boolean | null => isUnder(age, adultAt, day)

/** The group the grounds ask about (15, 18, 21 years); null: an edge is in doubt. */
export function ageGroupOn(age: Age, day: string): AgeGroup | null {
  for (const [years, group] of [[15, 'under15'], [18, 'from15'], [21, 'from18']] as const) {
    const under = isUnder(age, years, day)
    if (under === null) return null
    if (under) return group
  }
  return 'from21'
}
