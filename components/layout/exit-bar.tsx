import { SkipLink } from '@/components/ui/skip-link'
import type { Translator } from '@/lib/i18n/translator'

/**
 * "Lämna sidan": first in the tab order of every public page, a plain link that works without scripts.
 * The published page adds the exit script, which also hides our pages from Back (lib/publishing/exit-script.ts).
 */
export function ExitBar({ t, exitUrl, safeBrowsing }: { t: Translator<'layout'>; exitUrl: string; safeBrowsing: string }) {
  return (
    <nav className="bar" aria-label={t('shortcuts')}>
      <a className="leave" href={exitUrl} rel="noreferrer nofollow">
        {t('leave')}
      </a>
      <a className="safe" href={safeBrowsing}>
        {t('surfSafely')}
      </a>
      <SkipLink>{t('skip')}</SkipLink>
    </nav>
  )
}
