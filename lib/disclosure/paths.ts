/** Addresses of the secrecy review. */
export const releasesPath = '/portal/releases'
export const releasePath = (id: string): string => `${releasesPath}/${id}`
export const releaseNamePath = (id: string): string => `${releasePath(id)}/name`
export const decidedReleasesPath = `${releasesPath}?decided=1`
