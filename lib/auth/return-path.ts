/** Where a person is led after sign-in when nothing else is known. */
export const portalHome = '/portal'

/**
 * A page of the signed-in part to return to: the path alone, letters, digits and dashes, so that no address can lead
 * anywhere else or carry anything along.
 */
export const returnPath = (wanted: string | null | undefined): string =>
  (wanted && wanted.length <= 300 && /^\/(portal|editorial|sign-in\/kept)(\/[A-Za-z0-9_-]+)*$/.test(wanted) ? wanted : portalHome)
