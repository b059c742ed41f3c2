/** Address of the list of what visitors say is wrong (product.md section 3). */
export const reportsPath = '/portal/directory/reports'
