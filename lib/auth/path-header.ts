/** The page that was asked for, as proxy.ts passes it on to pages and actions. It decides nothing. */
export const pathHeader = 'x-vidare-path'
