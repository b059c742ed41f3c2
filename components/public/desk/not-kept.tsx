/**
 * Keeps the browser from writing down what a form sends. Chromium keeps the body of a sent form in the file it restores tabs from, where
 * it can be read after the browser is closed, unless the form holds a password (blink::PageState::RemovePasswordData). This is none: it
 * has no name, so it is never sent, nobody meets it, and by its `autocomplete` no browser offers to save it.
 */
export function NotKept() {
  return <input type="password" hidden autoComplete="one-time-code" defaultValue="-" />
}
