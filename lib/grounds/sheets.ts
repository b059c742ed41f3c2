/** How a paragraph is cited, and the address of its sheet. Pure. */
import { fold } from '@/lib/directory/fold'

/** `OSL 10 kap. 15 a §`, `LUL 6 §`, `Lag (2025:170) 4 §`. */
const citation = /^(?<statute>\p{L}(?:(?!kap\b).)*?) (?:\d+(?: [a-z])? kap\. )?\d+(?: [a-z])? §$/u

/** The statute of a paragraph as rules cite it, `OSL`. Null: no paragraph is written so. */
export const statuteOf = (cite: string): string | null => citation.exec(cite)?.groups?.['statute'] ?? null

/** The last part of the sheet's address, `osl-10-15a`: told by the paragraph alone, so that a rule leads there without asking anybody. */
export const sheetSlug = (cite: string): string =>
  fold(cite.replace('kap.', '').replaceAll(/(\d) ([a-z])(?= )/g, '$1$2')).replaceAll(' ', '-')
