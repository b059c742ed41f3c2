/** What readers of a text say of one passage of it. Pure. */

interface Reply { id: string; words: string; writtenBy: string; writtenAt: number }

export interface Comment {
  id: string
  editionId: string
  /** Number of the edition it was written for: an earlier one's that nobody has seen to goes with the text. */
  n: number
  /** The passage as it stood; null: of the text as a whole, by an outside reader. */
  passage: string | null
  words: string
  /** Null: an outside reader with a link. */
  writtenBy: string | null
  writtenAt: number
  handledBy: string | null
  handledAt: number | null
  replies: Reply[]
}

/** A passage, counted from 1, and what is said of it; `since`: the passage has changed since somebody said it. */
export interface CommentedPassage<Said> { at: number; text: string; comments: { said: Said; since: boolean }[] }
