/** Addresses of what two people must agree on and of what is looked into afterwards. Opaque ids, nothing of a person. */
export const accessPath = '/portal/access'
export const requestPath = (id: string): string => `${accessPath}/${id}`
export const emergencyPath = `${accessPath}/emergency`
export const glassPath = (id: string): string => `${emergencyPath}/${id}`
export const conflictsPath = `${accessPath}/conflicts`
