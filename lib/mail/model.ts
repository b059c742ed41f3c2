/** A mail on its way: to whom, and the same few words for everybody. */
export interface Letter {
  /** Of the mail; the same at every try, so that a receiver that got it twice can tell. */
  id: string
  to: string
  subject: string
  text: string
  /** Epoch ms of the round, not of what there is to read. */
  at: number
}

/** `refused`: this address will never take it. `unreachable`: nobody answered, or not now. */
export type MailFault = 'refused' | 'unreachable'
type Delivery = 'sent' | MailFault

/** Where mails go. Never throws: what went wrong is one of two words, without address or text. */
export interface Mailer { deliver(letter: Letter): Promise<Delivery> }
