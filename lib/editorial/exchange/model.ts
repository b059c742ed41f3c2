/** A translation on its way out to those who translate with tools of their own, and back. Pure. */

/**
 * One piece of text: `id` is where it stands in the content, `source` the Swedish, `target` the translation (empty: none yet).
 * `hasSigns`: both are in the signs of the text form (`**strong**`, `[words](sida:contact)`); else they are words alone.
 */
export interface Unit { id: string; source: string; target: string; hasSigns: boolean }

/** A file of one translation. `name`: of which text, in which language and of which Swedish edition, e.g. `page.press.ar.3`. */
export interface Exchange { name: string; locale: string; units: Unit[] }

export const exchangeFormats = ['xliff', 'csv'] as const
export type ExchangeFormat = (typeof exchangeFormats)[number]

/** Why a file or one of its rows cannot be taken. */
export type RowFaultKind = 'unreadable' | 'noRows' | 'otherText' | 'unknownUnit' | 'twice' | 'badSigns' | 'otherNumber' | 'badValue' | 'tooLong'
/** `row`: of the file, counted from 1 as its reader's program counts them; 0 for the file as a whole. `id`: of the unit, as far as it is known. */
export interface RowFault { row: number; id: string; fault: RowFaultKind }

/** A row as it came: nothing is known of it yet. */
export interface ReadRow { row: number; name: string; id: string; target: string }
export type ReadFile = { ok: true; rows: ReadRow[] } | { ok: false; faults: RowFault[] }
