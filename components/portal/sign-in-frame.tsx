import type { ReactNode } from 'react'

interface Props {
  /** Shown in the demonstration only. */
  drill: string | null
  home: string
  siteName: string
  heading: string
  children: ReactNode
}

/** What stands around sign-in, sign-out and refusal: the name, one heading, one thing to do. */
export function SignInFrame({ drill, home, siteName, heading, children }: Props) {
  return (
    <>
      {drill && <aside className="drill">{drill}</aside>}
      <main id="main" className="entrance">
        <a className="mark" href={home}>
          <svg viewBox="0 0 48 24" aria-hidden="true" className="flip">
            <path d="M2 20 10 5l8 15zM17 16l14-4" />
            <circle cx="39" cy="10" r="8" />
            <circle cx="39" cy="10" r="4" />
          </svg>
          {siteName}
        </a>
        <h1>{heading}</h1>
        {children}
      </main>
    </>
  )
}
