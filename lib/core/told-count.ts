/** The largest number of waiting things that is counted out for somebody; more than that is told as more, and not counted. */
export const mostTold = 99

/** `7`, `99+`. */
export const toldCount = (count: number): string => (count > mostTold ? `${mostTold}+` : String(count))
