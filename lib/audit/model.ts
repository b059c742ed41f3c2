/** A line of the log as a reviewer reads it: words and names, no codes and nothing of the person. */
export interface LogLine {
  id: string
  at: number
  who: string
  what: string
  /** Spoken number of the file, when the line is about one. */
  file: string | null
  shown: string
  reason: string | null
}

export interface LogPage {
  lines: LogLine[]
  /** Where the next page begins; null on the last. */
  next: string | null
  /** Whom one can choose among: everybody of the authority. */
  people: { accountId: string; name: string }[]
}
