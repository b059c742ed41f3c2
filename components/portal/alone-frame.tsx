import { Mark } from '@/components/ui/mark'
import type { ReactNode } from 'react'

interface Props {
  /** Shown in the demonstration only. */
  drill: string | null
  home: string
  siteName: string
  heading: string
  children: ReactNode
}

/** What stands around sign-in, sign-out, refusal and what went wrong: the name, one heading, one thing to do. */
export function AloneFrame({ drill, home, siteName, heading, children }: Props) {
  return (
    <>
      {drill && <aside className="drill">{drill}</aside>}
      <main id="main" className="entrance">
        <a className="mark" href={home}>
          <Mark />
          {siteName}
        </a>
        <h1>{heading}</h1>
        {children}
      </main>
    </>
  )
}
