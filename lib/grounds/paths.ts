import { sheetSlug } from '@/lib/grounds/sheets'
import { paragraphPath, publicPath } from '@/lib/routes'

/** The public guide, and the sheet of one paragraph under it. */
export const guidePath = publicPath('secrecyGuide', 'sv')
export const sheetPath = paragraphPath
/** The sheet of a paragraph as rules cite it. */
export const citedPath = (cite: string): string => sheetPath(sheetSlug(cite))

/** The rules in the portal, and one of them in all its wordings. */
export const groundsPath = '/portal/grounds'
export const groundPath = (code: string): string => `${groundsPath}/${code}`
/** A wording in work or published, and the form to write it in. */
export const wordingPath = (id: string): string => `${groundsPath}/wordings/${id}`
export const writeWordingPath = (id: string): string => `${wordingPath(id)}/edit`
/** A new rule and a new sheet, and one sheet in all its wordings. */
export const newRulePath = `${groundsPath}/new`
export const newSheetPath = `${groundsPath}/sheets/new`
export const keptSheetPath = (slug: string): string => `${groundsPath}/sheets/${slug}`
