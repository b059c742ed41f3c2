/** Short pages that the front gives by itself, in the house's own design: one thing that happened and one way on. */
import { readFileSync } from 'node:fs'
import { portalHome } from '@/lib/auth/return-path'
import { houseTokens } from '@/lib/publishing/house-style'
import portal from '@/messages/sv/portal.json'

/** Small, so it travels in the page. Read once: it belongs to the version that runs. */
export const shortPageStyle = houseTokens() + readFileSync('lib/publishing/front/short-page.css', 'utf8')

const mark = '<p class="mark"><svg viewBox="0 0 48 24" aria-hidden="true"><path d="M2 20 10 5l8 15zM17 16l14-4"/><circle cx="39" cy="10" r="8"/><circle cx="39" cy="10" r="4"/></svg>'
  + `${portal.siteName}</p>`

/** @param told the heading and what stands under it, as HTML that is ours alone */
export const shortPageMain = (told: string): string => `<main>${mark}${told}<p><a class="btn" href="${portalHome}">${portal.myDay}</a></p></main>`
