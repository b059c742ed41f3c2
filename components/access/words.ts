import { levelReasons, type RequestReason } from '@/lib/access/model'
import type { RequestLine } from '@/lib/access/read'
import { portalText } from '@/lib/i18n/portal-messages'

const isLevelReason = (reason: RequestReason): reason is (typeof levelReasons)[number] => levelReasons.some((one) => one === reason)

/** Why it is asked: a code in words, since no free text may reach somebody who must not see the file. */
export const requestReasonInWords = (reason: RequestReason): string =>
  (isLevelReason(reason) ? portalText('access')(`levelReason.${reason}`) : portalText('access')(`personReason.${reason}`))

/** What is asked, in one line. */
export const askedInWords = ({ kind, about, number }: Pick<RequestLine, 'kind' | 'about' | 'number'>): string =>
  portalText('access')(`kind.${kind}`, { name: about ?? '', number })
