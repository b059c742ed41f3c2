'use client'

import { useEffect, useState } from 'react'
import { Sign } from '@/components/ui/sign'

interface Props {
  text: { notice: string; link: string }
  /** Milliseconds after the page has come until it is said; 0: it stands in the page from the start, with scripts or without. */
  afterMs: number
  /** Where to sign in anew. */
  href: string
}

/** Half an hour before the sign-in ends for good: when, and the way to a new one (WCAG 2.2.1). It cannot be put off, so there is no button. */
export function EndNotice({ text, afterMs, href }: Props) {
  const [due, setDue] = useState(afterMs === 0)
  useEffect(() => {
    const timer = setTimeout(() => { setDue(true) }, afterMs)
    return () => { clearTimeout(timer) }
  }, [afterMs])
  return (
    <div role="status">
      {due && <div className="note do mb-4"><Sign name="start" /><p>{text.notice} <a href={href}>{text.link}</a></p></div>}
    </div>
  )
}
