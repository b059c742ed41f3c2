import { sheetQuestions } from '@/components/grounds/wording-questions'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readNew } from '@/lib/grounds/keeping/read'
import { newSheetPath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { newSheet } from '@/app/(portal)/portal/grounds/actions'
import { BeginPage } from '@/app/(portal)/portal/grounds/begin-page'
import { shown } from '@/app/(portal)/portal/outcome'
import { titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('newSheet'))

/** The sheet of a paragraph that has none. */
export default async function NewSheetPage() {
  const actor = await requireActor()
  const { fields } = shown(await readNew({ actor, now: systemNow() }, {}))
  const t = portalText('grounds')
  return <BeginPage actor={actor} heading={t('newSheet')} lead={t('write.lead')} path={newSheetPath} action={newSheet} questions={sheetQuestions(fields, true)} />
}
