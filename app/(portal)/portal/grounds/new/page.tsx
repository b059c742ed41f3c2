import { wordingQuestions } from '@/components/grounds/wording-questions'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readNew } from '@/lib/grounds/keeping/read'
import { newRulePath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { newRule } from '@/app/(portal)/portal/grounds/actions'
import { BeginPage } from '@/app/(portal)/portal/grounds/begin-page'
import { shown } from '@/app/(portal)/portal/outcome'
import { titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('new'))

/** A rule that there was not. */
export default async function NewRulePage() {
  const actor = await requireActor()
  const { fields } = shown(await readNew({ actor, now: systemNow() }, {}))
  const t = portalText('grounds')
  return <BeginPage actor={actor} heading={t('new')} lead={t('write.newRuleLead')} path={newRulePath} action={newRule} questions={wordingQuestions(fields, true)} />
}
