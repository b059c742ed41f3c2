/** What is written is saved while it is written. No page and no clock in here: tried against a server that loses answers. */
import type { QuietRefusal } from '@/lib/forms/quiet-form'

export type SaveAnswer =
  | { kind: 'saved'; version: number }
  /** It met a newer text of somebody else's, and lies beside it. */
  | { kind: 'aside'; textId: string }
  | { kind: 'refused'; why: QuietRefusal }

export type SaveState = { kind: 'clean' | 'unsaved' | 'saving' } | Exclude<SaveAnswer, { kind: 'saved' }>

interface Parts<Draft> {
  /** The version that the page showed. */
  version: number
  /** As the server has it. */
  saved: Draft
  read(): Draft
  /** Rejects when nothing was heard: then it may have been saved or not. */
  send(version: number, draft: Draft): Promise<SaveAnswer>
  /** Runs `work` after a while, and gives back how to call that off. */
  later(work: () => void, ms: number): () => void
  tell(state: SaveState, version: number): void
}

/** A pause in the writing, and the longest that anything waits for one. Milliseconds. */
const pauseMs = 3_000
const longestMs = 20_000
const againMs = 10_000

/**
 * One request at a time, always with the newest text. When no answer came, the very same text is sent once more first: the server
 * knows it again and answers with the version that it became, so that one's own text is never met as somebody else's.
 */
export class Autosave<Draft> {
  version: number
  private saved: string
  private unsure: Draft | null = null
  /** Why the latest try did not get there, until one does. */
  private failed: SaveState | null = null
  private sending: Promise<void> | null = null
  private pause: (() => void) | null = null
  private longest: (() => void) | null = null

  constructor(private readonly parts: Parts<Draft>) {
    this.version = parts.version
    this.saved = JSON.stringify(parts.saved)
  }

  /** Whether something is written that the server has not said it has. */
  get isDirty(): boolean {
    return this.unsure !== null || JSON.stringify(this.parts.read()) !== this.saved
  }

  get isSending(): boolean {
    return this.sending !== null
  }

  /** Something was written: it is saved at the next pause, and at the latest after a while. */
  typed(): void {
    if (!this.isDirty || this.sending) return
    this.parts.tell(this.failed ?? { kind: 'unsaved' }, this.version)
    this.longest ??= this.parts.later(() => { void this.flush() }, longestMs)
    this.pauseFor(pauseMs)
  }

  /** Saves what there is to save now. */
  async flush(): Promise<void> {
    while (this.sending) await this.sending
    this.callOff()
    if (!this.isDirty) return
    this.sending = this.once().finally(() => { this.sending = null })
    await this.sending
  }

  /** The form itself is sent now: nothing more by this way, once what is under way has come through. */
  async stop(): Promise<void> {
    while (this.sending) await this.sending
    this.callOff()
  }

  private pauseFor(ms: number): void {
    this.pause?.()
    this.pause = this.parts.later(() => { void this.flush() }, ms)
  }

  private callOff(): void {
    this.pause?.()
    this.longest?.()
    this.pause = this.longest = null
  }

  private async once(): Promise<void> {
    const draft = this.unsure ?? this.parts.read()
    this.parts.tell(this.failed ?? { kind: 'saving' }, this.version)
    const answer = await this.parts.send(this.version, draft).catch(() => null)
    if (answer === null) this.unsure = draft
    else if (answer.kind !== 'refused') {
      this.unsure = null
      this.saved = JSON.stringify(draft)
      if (answer.kind === 'saved') this.version = answer.version
    }
    this.failed = answer === null ? { kind: 'refused', why: 'away' } : answer.kind === 'saved' ? null : answer
    this.parts.tell(this.failed ?? { kind: this.isDirty ? 'unsaved' : 'clean' }, this.version)
    // What was written meanwhile, or what did not get there. Signed out or refused, it waits for whoever writes.
    const waits = this.failed?.kind === 'refused' && this.failed.why !== 'away'
    if (this.isDirty && !waits) this.pauseFor(this.failed ? againMs : pauseMs)
  }
}
