import { paragraphPath, publicPath } from '@/lib/routes'

/** The public guide, and the sheet of one paragraph under it. */
export const guidePath = publicPath('secrecyGuide', 'sv')
export const sheetPath = paragraphPath

/** The rules in the portal, and one of them in all its wordings. */
export const groundsPath = '/portal/grounds'
export const groundPath = (code: string): string => `${groundsPath}/${code}`
/** A wording in work or published, and the form to write it in. */
export const wordingPath = (id: string): string => `${groundsPath}/wordings/${id}`
export const writeWordingPath = (id: string): string => `${wordingPath(id)}/edit`
