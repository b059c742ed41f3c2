/** Address of the log review (product.md section 3). */
export const auditPath = '/portal/audit'
