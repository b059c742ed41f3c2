'use client'

import { useEffect, useState } from 'react'

interface Props {
  text: { always: string; notice: string; stay: string }
  /** Milliseconds after the page was loaded until the notice. */
  afterMs: number
  /** Where "Stanna kvar" is sent. */
  address: string
}

/**
 * Two minutes before the sign-in ends: a notice with a button that keeps it (WCAG 2.2.1, decisions 33). Without scripts
 * the sentence about the quarter of an hour stands there instead, and an unsent form is kept by the server anyway.
 */
export function StayNotice({ text, afterMs, address }: Props) {
  const [loaded, setLoaded] = useState(0)
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => { setDue(true) }, afterMs)
    return () => { clearTimeout(timer) }
  }, [afterMs, loaded])
  const stay = async () => {
    const answer = await fetch(address, { method: 'POST' }).catch(() => null)
    // Too late: the page says so itself, with the way to sign in.
    if (answer?.status === 401) window.location.reload()
    if (!answer?.ok) return
    setDue(false)
    setLoaded((times) => times + 1)
  }
  return (
    <div className="stay mt-6" role="status">
      {due
        ? <p className="note do"><span>{text.notice}</span> <button type="button" className="btn" onClick={() => { void stay() }}>{text.stay}</button></p>
        : <p className="small">{text.always}</p>}
    </div>
  )
}
