import type { FactCheckState } from '@/components/editorial/fact-check-form'
import type { FormState } from '@/lib/forms/form-state'

type Send = (before: FormState, form: FormData) => Promise<FormState>

/** The forms of the editorial part that these views hold; each page hands them in. */
export interface EditionActions {
  submit: Send
  takeBack: Send
  discard: Send
  answer: Send
  publish: Send
  schedule: Send
  callOff: Send
  publishAtOnce: Send
  judge: Send
  withdraw: Send
}
export interface LanguageActions { open: Send; close: Send }
export interface CommentActions { write: Send; reply: Send; handle: Send }
export interface FactCheckActions { make: (before: FactCheckState, form: FormData) => Promise<FactCheckState>; revoke: Send }
export interface PictureActions { change: Send; replace: Send; takeOut: Send }
export interface ContentActions { begin: Send; assign: Send; review: Send }
