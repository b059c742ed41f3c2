import 'server-only'
import { escapeHtml } from '@/lib/core/escape-html'
import { longestRemark } from '@/lib/editorial/fact-checks/schemas'
import type { Remarked } from '@/lib/editorial/fact-checks/outside'
import { takeRemarkPath } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { shortPageStyle } from '@/lib/publishing/front/short-page'
import { styleHash } from '@/lib/publishing/house-style'

const style = `${shortPageStyle}textarea{inline-size:100%;min-block-size:10rem;font:inherit;padding:.625rem;border:1px solid var(--color-edge);border-radius:var(--radius-control);background:var(--color-surface);color:inherit}label{font-weight:700}form{inline-size:100%}`

export const answerPolicy = `default-src 'none'; style-src ${styleHash(style)}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

/** The status of each refusal. The same whether a link never was, is over or was taken back. */
export const statusOf = { tooMany: 429, gone: 404, unreadable: 422, away: 503 } as const satisfies Record<Exclude<Remarked, 'taken'>, number>

/** The answer to a remark that was not taken: why, and every word of it in a field, to be sent again or kept elsewhere. Plain HTML. */
export function answerPage(why: Exclude<Remarked, 'taken'>, form: URLSearchParams): string {
  const t = portalText('editorial')
  const kept = ['token', 'locale', 'remarkId', 'version'].map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(form.get(name) ?? '')}">`).join('')
  return `<!doctype html><html lang="sv" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Vidare</title>`
    + `<style>${style}</style></head><body><main><h1>${t('factCheck.notTakenTitle')}</h1><p role="alert">${t(`factCheck.notTaken.${why}`, { most: longestRemark })}</p><p>${t('factCheck.kept')}</p>`
    + `<form method="post" action="${takeRemarkPath}">${kept}<label for="words">${t('factCheck.words')}</label>`
    + `<textarea id="words" name="words" rows="8" autocomplete="off">\n${escapeHtml(form.get('words') ?? '')}</textarea>`
    + `${why === 'gone' ? '' : `<button class="btn">${t('factCheck.again')}</button>`}</form></main></body></html>\n`
}
