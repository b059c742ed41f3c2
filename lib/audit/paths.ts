/** Address of the log review. */
export const auditPath = '/portal/audit'
