/** Address of the list of what visitors say is wrong. */
export const reportsPath = '/portal/directory/reports'
