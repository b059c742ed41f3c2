/** Addresses of directory keeping. */
export const directoryPath = '/portal/directory'
export const contactKeepingPath = (id: string): string => `${directoryPath}/${id}`
export const contactTablePath = `${directoryPath}/table`
