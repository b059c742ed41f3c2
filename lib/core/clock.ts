/**
 * The one place that asks the machine what time it is. Everything below `app/` takes `now` as an argument,
 * so that a Sunday at 02.00 can be tested on a Tuesday.
 * @returns epoch milliseconds
 */
export const systemNow = (): number => Date.now()
