/** How old a person is as far as a ground asks: a child or not, on a day, or not known. Pure. */
import Personnummer from 'personnummer'
import { Temporal } from 'temporal-polyfill'

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
 * Is this a child on the day (`2026-11-26`)? By the day with a personal number; with a year alone the eighteenth year is not
 * known, since the birthday may have been or not. The file goes before an answer. Null: not known.
 */
export function isChildOn({ adultFrom, birthYear, said }: Age, day: string): boolean | null {
  if (adultFrom !== null) return day < adultFrom
  if (birthYear !== null) {
    const turns = Temporal.PlainDate.from(day).year - birthYear
    if (turns !== adultAt) return turns < adultAt
  }
  return said === 'yes' ? true : said === 'no' ? false : null
}
