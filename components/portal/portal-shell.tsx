import { Mark } from '@/components/ui/mark'
import { SkipLink } from '@/components/ui/skip-link'
import type { ReactNode } from 'react'
import { toldCount } from '@/lib/core/told-count'
import { portalHome } from '@/lib/auth/return-path'

export interface PortalLink {
  href: string
  label: string
  current: boolean
  /** How many wait behind the link; 0 shows nothing. */
  waiting: number
  /** The number in words, for those who hear the page: "3 nya". */
  waitingLabel: string | null
}

interface Props {
  /** As whom the person acts: always in view, on every page. */
  actor: { name: string; authority: string; roles: string }
  links: PortalLink[]
  text: { skip: string; menu: string; note: string; signOut: string; demo: string | null }
  /** The form action that ends the session; a POST, so that no link can sign anybody out. */
  signOut: (form: FormData) => void | Promise<void>
  /** The page of one's own sign-ins. */
  signIns: { href: string; label: string; current: boolean }
  children: ReactNode
}

/** The frame of the signed-in part: whose files these are, where one can go, how to leave. */
export function PortalShell({ actor, links, text, signOut, signIns, children }: Props) {
  return (
    <>
      {text.demo && <aside className="drill">{text.demo}</aside>}
      <SkipLink>{text.skip}</SkipLink>
      <div className="shell">
        <header className="rail">
          <div>
            <div className="brand">
              <a className="mark" href={portalHome}>
                <Mark />
                Vidare
              </a>
              <p className="as">
                <b>{actor.authority}</b>
                <span>{actor.name}, {actor.roles}</span>
              </p>
            </div>
            <nav aria-label={text.menu}>
              <ul>
                {links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                      {link.label}
                      {link.waiting > 0 && (
                        <span className="count">
                          <span aria-hidden="true">{toldCount(link.waiting)}</span>
                          <span className="hide">{link.waitingLabel}</span>
                        </span>
                      )}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <p className="note-line">{text.note}</p>
            <div className="leave-rail">
              <a href={signIns.href} aria-current={signIns.current ? 'page' : undefined}>{signIns.label}</a>
              <form action={signOut}><button className="btn quiet">{text.signOut}</button></form>
            </div>
          </div>
        </header>
        <main id="main">{children}</main>
      </div>
    </>
  )
}
