import type { CaseFileId } from '@/lib/core/ids'

/** Addresses of the case pages: opaque ids, nothing of a person. */
export const casesPath = '/portal/cases'
export const newCasePath = `${casesPath}/new`
export const casePath = (id: CaseFileId): string => `${casesPath}/${id}`
export const caseEditPath = (id: CaseFileId): string => `${casePath(id)}/edit`
export const caseChangesPath = (id: CaseFileId): string => `${casePath(id)}/changes`
export const caseAccessPath = (id: CaseFileId): string => `${casePath(id)}/access`
export const caseNamePath = (id: CaseFileId): string => `${casePath(id)}/name`
export const caseSafeContactPath = (id: CaseFileId): string => `${casePath(id)}/safe-contact`
