/** Where each sealed text of a release lies: what a box is bound to, so that no text opens in another's place. Pure. */
export const purposePlace = (id: string) => ({ table: 'release', column: 'purpose', rowId: id })
export const weighingPlace = (id: string) => ({ table: 'release', column: 'weighing', rowId: id })
export const decisionPlace = (id: string) => ({ table: 'release', column: 'decision', rowId: id })
export const sourcePlace = (id: string, field: string) => ({ table: 'release_item', column: 'source', rowId: `${id}/${field}` })
export const sentPlace = (id: string, field: string) => ({ table: 'release_item', column: 'sent', rowId: `${id}/${field}` })
export const agePlace = (id: string) => ({ table: 'release', column: 'age', rowId: id })
export const urgentPlace = (id: string) => ({ table: 'release', column: 'urgent_words', rowId: id })
export const judgedPlace = (id: string) => ({ table: 'release_review', column: 'words', rowId: id })
