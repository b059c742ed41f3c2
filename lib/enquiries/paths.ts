/** Addresses of the contact point's own side. Opaque ids, nothing of anybody. */
export const enquiriesPath = '/portal/enquiries'
export const enquiryPath = (id: string): string => `${enquiriesPath}/${id}`
export const slipPath = (id: string, kommun: string | null = null): string => `${enquiryPath(id)}/slip${kommun === null ? '' : `?kommun=${encodeURIComponent(kommun)}`}`
export const identityPath = (id: string): string => `${enquiryPath(id)}/identity`
export const contactLogPath = `${enquiriesPath}/log`
export const contactFiguresPath = `${enquiriesPath}/figures`
export const erasurePath = `${enquiriesPath}/erasure`
