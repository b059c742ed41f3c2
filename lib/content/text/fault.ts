/** What is wrong with a text as somebody typed it, and where: told line by line, so that it can be mended without guessing. */
export type TextFault = 'unknownKey' | 'twice' | 'missing' | 'notAHeading' | 'unknownBlock' | 'notInBlock' | 'unclosed' | 'badLink' | 'noContent' | 'badValue' | 'tooLong' | 'unknownPage' | 'tellsOutside'

/** `line` counts from 1; `shown` is the start of what stands there. */
export interface LocatedFault { line: number; fault: TextFault; shown: string }

/** Carries a fault out of the reader; never leaves lib/content/text. */
export class Faulty extends Error {
  constructor(readonly fault: TextFault, readonly shown: string) { super(fault) }
}
