import './preview.css'
import { editionPath } from '@/lib/editorial/paths'
import type { EditionState } from '@/lib/editorial/model'
import { portalText } from '@/lib/i18n/portal-messages'

/** Says that this is no published page, in Swedish whatever the page is in. */
export function PreviewBar({ edition: { id, n, state, whole } }: { edition: { id: string; n: number; state: EditionState; whole: boolean } }) {
  const t = portalText('editorial')
  return (
    <aside className="unpublished" lang="sv" dir="ltr">
      {state === 'published' ? t('preview.live', { n }) : t('preview.bar', { n, state: t(`state.${state}`).toLowerCase() })} {!whole && t('preview.notWhole')} <a href={editionPath(id)}>{t('preview.back')}</a>
    </aside>
  )
}
