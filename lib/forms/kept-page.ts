import { escapeHtml } from '@/lib/core/escape-html'
import errors from '@/messages/sv/errors.json'
import portal from '@/messages/sv/portal.json'

/**
 * The answer to a form that was sent without scripts while the database is away: the page it came from cannot be drawn then, so
 * this one stands in its place with everything that was filled in, the sentences in view, and a button that sends it once more.
 * Plain HTML, because it must need nothing that can be away too.
 * @param form as it came, with what React needs to find the action again
 * @param path where it was sent, and is sent again
 * @param nonce of the policy that the answer carries
 */
export function keptPage(form: FormData, path: string, nonce: string): string {
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  const hidden = texts.map(({ name, value }) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
  // What somebody wrote has blanks in it; what the page sent by itself, and what was chosen in a list, has none.
  const written = texts.filter(({ name, value }) => !name.startsWith('$') && /\S\s+\S/.test(value))
    .map(({ value }) => `<p class="kept">${escapeHtml(value).replaceAll('\n', '<br>')}</p>`)
  return `<!doctype html>
<html lang="sv" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${portal.siteName}</title>
<style nonce="${nonce}">${style}</style></head>
<body><main><p>${portal.siteName}</p><h1>${errors.keptTitle}</h1><p>${errors.keptLead}</p>
<form method="post" enctype="multipart/form-data" action="${escapeHtml(path)}">${hidden.join('')}<button type="submit">${errors.keptAgain}</button></form>
${written.length > 0 ? `<h2>${errors.keptWritten}</h2>${written.join('')}` : ''}</main></body></html>`
}

const style = `:root{color-scheme:light dark;--ink:#12231d;--paper:#f3f5ee;--act:#f2c230}
@media (prefers-color-scheme:dark){:root{--ink:#eef2ea;--paper:#12201b}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0 1rem}h2{font-size:1.125rem;margin:2rem 0 .5rem}
.kept{border-inline-start:4px solid var(--act);padding-inline-start:1rem;overflow-wrap:anywhere}
button{font:inherit;font-weight:700;min-height:3rem;padding:.5rem 1.5rem;border:2px solid var(--ink);border-radius:4px;background:var(--act);color:#12231d}
:focus-visible{outline:3px solid var(--ink);outline-offset:3px}`
