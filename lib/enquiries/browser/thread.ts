/** A thread in the visitor's browser, without a word about pages: what is sealed, and what is opened, by the lines that the server uses. */
import { derive } from '@/lib/enquiries/browser/derive'
import { newCode, spelled, type Code } from '@/lib/enquiries/code/code'
import { newKeyPair, openBytes, openText, recipientOf, sealBytes, sealText } from '@/lib/enquiries/seal/age'
import { asField, fromField } from '@/lib/enquiries/seal/sealed'

/** The contact point's key that is sealed for now. */
export interface StaffKey { id: string; recipient: string }

/** A code drawn here. Nobody else has it. */
export const drawCode = (): Code => newCode((below) => {
  // Drawn again above the last whole multiple, so that no word comes oftener than another.
  const most = 2 ** 32 - (2 ** 32 % below)
  for (;;) {
    const [drawn = most] = crypto.getRandomValues(new Uint32Array(1))
    if (drawn < most) return drawn % below
  }
})

/** A first message as the form sends it: all of it sealed, and the value that finds it. */
export async function sealThread(code: Code, text: string, key: StaffKey): Promise<Record<'sealed' | 'lookup' | 'recipient' | 'forCode' | 'forStaff' | 'keyId', string>> {
  const [derived, thread] = await Promise.all([derive(spelled(code)), newKeyPair()])
  const [forCode, forStaff, sealed] = await Promise.all([sealBytes(await recipientOf(derived.secret), thread.secret), sealBytes(key.recipient, thread.secret), sealText(thread.recipient, text)])
  return { sealed: asField(sealed), lookup: asField(derived.lookup), recipient: thread.recipient, forCode: asField(forCode), forStaff: asField(forStaff), keyId: key.id }
}

/** One more message, sealed for the thread. */
export const sealMore = async (recipient: string, text: string): Promise<string> => asField(await sealText(recipient, text))

/** What opens a thread's messages. @param forCode as the page has it @throws SealError when the code is not the one it was sealed for */
export async function openThread(codeSecret: Uint8Array, forCode: string): Promise<Uint8Array> {
  return openBytes(codeSecret, fromField(forCode) ?? new Uint8Array())
}

/** @throws SealError when it was altered, or sealed for another thread */
export async function openMessage(secret: Uint8Array, sealed: string): Promise<string> {
  return openText(secret, fromField(sealed) ?? new Uint8Array())
}

/** Whether this browser can, found out by doing it once: an old one lacks a part, and which one is all the same. */
export async function canSeal(): Promise<boolean> {
  if (!('adoptedStyleSheets' in document) || !('replaceSync' in CSSStyleSheet.prototype)) return false
  const { secret, recipient } = await newKeyPair()
  return await openText(secret, await sealText(recipient, 'å')) === 'å'
}
