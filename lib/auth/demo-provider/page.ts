import 'server-only'
import { readFileSync } from 'node:fs'
import type { DemoPerson } from '@/lib/accounts/people'
import { fold } from '@/lib/directory/fold'
import { houseTokens, styleHash } from '@/lib/publishing/house-style'
import { portalText } from '@/lib/i18n/portal-messages'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')

/** The site's own colours and types, and this page's few rules. */
const styles = (): string => houseTokens() + readFileSync('lib/auth/demo-provider/page.css', 'utf8')

export interface Page { html: string; policy: string }

/** @param portalUrl where the answer leads: browsers hold the redirect after the form to `form-action` as well */
export function pages(people: DemoPerson[], portalUrl: string) {
  const t = portalText('demoProvider')
  const portal = portalText('portal')
  const css = styles()
  const policy = `default-src 'none'; style-src ${styleHash(css)}; form-action 'self' ${portalUrl}; base-uri 'none'; frame-ancestors 'none'`
  const page = (main: string): Page => ({
    policy,
    html: `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${safe(t('title'))}</title><style>${css}</style></head><body><p class="drill">${safe(portal('demo'))}</p><main>${main}</main></body></html>`,
  })
  const rolesOf = (person: DemoPerson): string => {
    const held = person.roles.map((role) => portal(`role.${role}`)).join(', ')
    return person.unitName === null ? held : t('inUnit', { roles: held, unit: person.unitName })
  }
  const matches = (person: DemoPerson, wanted: string): boolean =>
    fold(`${person.name} ${person.email} ${person.authorityName} ${rolesOf(person)}`).includes(fold(wanted))

  return {
    /** Everybody whom `wanted` finds, by authority. One form; each person is its button. */
    choose(wanted: string): Page {
      const found = people.filter((person) => matches(person, wanted))
      const groups = [...new Set(found.map(({ authorityName }) => authorityName))].map((authority) => `<section><h2>${safe(authority)}</h2><ul>${
        found.filter((person) => person.authorityName === authority)
          .map((person) => `<li><button name="person" value="${safe(person.email)}"><b>${safe(person.name)}</b> <span>${safe(rolesOf(person))}</span></button></li>`).join('')
      }</ul></section>`)
      return page(`<h1>${safe(t('title'))}</h1><p>${safe(t('lead'))}</p>
        <form class="search" method="get" role="search"><label for="q">${safe(t('search'))}</label>
        <div><input id="q" name="q" type="search" value="${safe(wanted)}" autocomplete="off"><button>${safe(t('searchButton'))}</button></div></form>
        ${wanted ? `<p role="status">${safe(found.length > 0 ? t('found', { count: found.length }) : t('none'))} <a href="?">${safe(t('all'))}</a></p>` : ''}
        <form method="post">${groups.join('')}</form>`)
    },
    /** The sign-in this address belonged to is over. */
    lost: (): Page => page(`<h1>${safe(t('lost'))}</h1><p><a href="${safe(portalUrl)}/portal">${safe(t('restart'))}</a></p>`),
  }
}
