/**
 * Whether a POST came from a page of the portal itself. Browsers say where a form came from in `Origin`, which a page
 * cannot forge; a missing or `null` origin is refused (OWASP CSRF: verifying origin).
 */
export const isFromHere = (request: { headers: Pick<Headers, 'get'> }, portalUrl: string): boolean => request.headers.get('origin') === portalUrl
