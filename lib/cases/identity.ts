import Personnummer from 'personnummer'

/** A name that can be looked up again has a letter in it; signs alone fold to nothing, also those that only look like letters (ͺ). */
export const hasLetter = (typed: string): boolean => /\p{L}/u.test(typed.normalize('NFKD'))

/** A personal or coordination number that exists by its form and check digit, however it is spaced. */
export const isPersonalNumber = (typed: string): boolean => Personnummer.valid(typed.replace(/\s/g, ''))
