import { useEffect, useRef, useState, type RefObject } from 'react'
import { Autosave, type SaveAnswer, type SaveState } from '@/lib/editorial/autosave'

/** What the form says of a text. */
interface Draft { source: string; changeNote: string; minor: string; follows: string }

const address = '/api/editorial/save'
const formOf = (editionId: string, version: number, draft: Draft): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ editionId, version: String(version), ...draft })) form.set(name, value)
  return form
}
function draftOf(form: HTMLFormElement): Draft {
  const values = new FormData(form)
  const text = (name: string) => { const value = values.get(name); return typeof value === 'string' ? value : '' }
  return { source: text('source'), changeNote: text('changeNote'), minor: text('minor'), follows: text('follows') }
}

async function send(editionId: string, version: number, draft: Draft): Promise<SaveAnswer> {
  const answer = await fetch(address, { method: 'POST', body: formOf(editionId, version, draft) })
  // Anything else in between (a proxy, a fault of ours) has not said that it was saved.
  if (![200, 401, 403, 503].includes(answer.status)) throw new Error(String(answer.status))
  return await answer.json() as SaveAnswer
}

/**
 * Saves a form of the editorial part while it is written in. What cannot be saved any more when the page is left is sent as it goes,
 * and the browser asks first.
 * @param first as the server has it; null: this form is sent by its button alone
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, editionId: string, first: { version: number; saved: Draft } | null) {
  const [state, setState] = useState<SaveState | null>(null)
  const autosave = useRef<Autosave<Draft> | null>(null)
  const isSent = useRef(false)
  const beginning = useRef(first)
  useEffect(() => {
    const mine = form.current
    const begin = beginning.current
    if (!mine || !begin) return
    const saving = autosave.current = new Autosave<Draft>({
      ...begin,
      read: () => draftOf(mine),
      send: (base, draft) => send(editionId, base, draft),
      later: (work, ms) => { const timer = setTimeout(work, ms); return () => { clearTimeout(timer) } },
      tell: (told, version) => {
        setState(told)
        const field = mine.elements.namedItem('version')
        if (field instanceof HTMLInputElement) field.value = String(version)
      },
    })
    // What has no name is no part of the form: only buttons and choices of the place it is written in.
    const typed = (event?: Event) => { if (!isSent.current && (!event || (event.target instanceof Element && event.target.hasAttribute('name')))) saving.typed() }
    const hidden = () => { if (document.visibilityState === 'hidden' && !isSent.current) void saving.flush() }
    const left = () => { if (saving.isDirty && !isSent.current) navigator.sendBeacon(address, formOf(editionId, saving.version, draftOf(mine))) }
    const asks = (event: BeforeUnloadEvent) => { if (saving.isDirty && !isSent.current) event.preventDefault() }
    mine.addEventListener('input', typed)
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', left)
    window.addEventListener('beforeunload', asks)
    setState({ kind: 'clean' })
    // What came back after a sign-in is not saved yet.
    typed()
    return () => {
      void saving.stop()
      mine.removeEventListener('input', typed)
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', left)
      window.removeEventListener('beforeunload', asks)
    }
  }, [form, editionId])
  return {
    state,
    /** Before the form is sent by its button: true when it may go now; else it goes by itself when what is under way has come through. */
    mayGo(button: HTMLElement | null): boolean {
      const isBusy = autosave.current?.isSending === true
      isSent.current = true
      void autosave.current?.stop().then(() => { if (isBusy) form.current?.requestSubmit(button) })
      return !isBusy
    },
    /** The form came back: it is written in again. */
    cameBack() { isSent.current = false },
  }
}
