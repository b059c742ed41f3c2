import './preview.css'
import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { momentIn } from '@/components/editorial/days'
import { longestRemark } from '@/lib/editorial/fact-checks/schemas'
import { takeRemarkPath } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import type { Locale } from '@/lib/routes'

interface Props { edition: { locale: Locale; n: number; version: number; expiresAt: number }; token: string; sent: boolean; children: ReactNode }

/** Enough of them for a large screen; those that find no room are not shown. */
const marks = Array.from({ length: 60 }, (_, index) => index)

/** Around a page that somebody outside reads before it is published: what it is, a mark over all of it, and a form for what they see. In Swedish, whatever the page is in. */
export function FactCheckFrame({ edition: { locale, n, version, expiresAt }, token, sent, children }: Props) {
  const t = portalText('editorial')
  return (
    <>
      <aside className="unpublished" lang="sv" dir="ltr" aria-label={t('factCheck.mark')}>
        <p><b>{t('factCheck.bar', { n })}</b> {t('factCheck.barUntil', { until: momentIn(expiresAt) })} <a href="#remark">{t('factCheck.toRemark')}</a></p>
      </aside>
      {children}
      <section className="remark" id="remark" lang="sv" dir="ltr" aria-labelledby="remark-heading">
        <div className="wrap">
          <h2 id="remark-heading">{t('factCheck.remark')}</h2>
          {sent && <p role="status"><b>{t('factCheck.thanks')}</b></p>}
          <p>{t('factCheck.remarkLead')}</p>
          <form method="post" action={takeRemarkPath}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="remarkId" value={randomUUID()} />
            <input type="hidden" name="version" value={version} />
            <div className="field mt-4">
              <label htmlFor="words">{t('factCheck.words')}</label>
              <p className="hint" id="words-hint">{t('factCheck.wordsHint', { most: longestRemark })}</p>
              <textarea className="input" id="words" name="words" rows={6} maxLength={longestRemark} required autoComplete="off" aria-describedby="words-hint" />
            </div>
            <button className="btn mt-4">{t('factCheck.send')}</button>
          </form>
        </div>
      </section>
      <div className="watermark" aria-hidden="true" lang="sv" dir="ltr">{marks.map((each) => <span key={each}>{t('factCheck.mark')}</span>)}</div>
    </>
  )
}
