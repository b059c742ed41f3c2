/** What a unit has read and uses, and how many do. */
export const supportUsePath = '/portal/support'
export const supportFiguresPath = '/editorial/support'
