import type { DraftStep } from '@/lib/referrals/drafts/model'

/** Addresses of the referral pages: opaque ids, nothing of a person. */
export const referralsPath = '/portal/referrals'
export const unansweredPath = `${referralsPath}/unanswered`
export const referralPath = (id: string): string => `${referralsPath}/${id}`
/** Where the file that is there already is looked for, and one of those found is chosen. */
export const joinPath = (id: string, caseFileId: string | null = null): string => `${referralPath(id)}/join${caseFileId === null ? '' : `?file=${caseFileId}`}`
export const referralsOfFilePath = (caseFileId: string): string => `${referralsPath}/of/${caseFileId}`
export const draftPath = (id: string, step: DraftStep): string => `${referralsPath}/new/${id}/${step}`

export const boxPath = (box: 'in' | 'out', closed: boolean, before: string | null = null): string => {
  const query = new URLSearchParams({ ...(box === 'out' ? { box } : {}), ...(closed ? { closed: '1' } : {}), ...(before === null ? {} : { before }) }).toString()
  return query === '' ? referralsPath : `${referralsPath}?${query}`
}
