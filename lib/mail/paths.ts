/** Mails that did not come through, for whoever runs the system. */
export const deadMailPath = '/portal/undelivered'
