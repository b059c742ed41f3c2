/** A name that can be looked up again has a letter in it; signs alone fold to nothing. */
export const hasLetter = (typed: string): boolean => /\p{L}/u.test(typed)
