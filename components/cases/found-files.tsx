import { FileTable } from '@/components/cases/file-table'
import { Empty } from '@/components/ui/empty'
import { emergencyPath } from '@/lib/access/paths'
import { casePath } from '@/lib/cases/paths'
import type { FileLine } from '@/lib/cases/model'
import { portalText } from '@/lib/i18n/portal-messages'

/** The answer to a look-up. None found says what else it may mean, never whether somebody else has a file. */
export function FoundFiles({ lines, pathOf = casePath }: { lines: FileLine[]; pathOf?: (id: FileLine['id']) => string }) {
  const t = portalText('cases')
  return lines.length === 0
    // The way to break the glass stands under every look-up without an answer, whatever was sought: it tells nothing of this one.
    ? <><Empty heading={t('lookUp.none')}>{t('lookUp.noneLead')}</Empty><p className="small"><a href={emergencyPath}>{t('lookUp.emergency')}</a></p></>
    : <FileTable caption={t('lookUp.found')} lines={lines} pathOf={pathOf} />
}
