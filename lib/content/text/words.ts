/** The words that begin a block of its own kind. */
export const blockWords = {
  ingress: 'lead', okänt: 'unknown', ruta: 'note', fakta: 'facts', säg: 'says', steg: 'steps', väg: 'path', frågor: 'questions', kort: 'card',
  vidare: 'ways', rutor: 'boxes', tabell: 'table', kontakter: 'contacts', kontakt: 'contact', hoppa: 'jump', sök: 'finder', redogörelse: 'statement', bild: 'image',
} as const

/** Parts of the accessibility statement. */
export const statementWords = { degree: 'grad', faults: 'brister', method: 'metod' } as const

/** What a box is for. */
export const noteWords = { do: 'gör', know: 'vet', done: 'klart', wrong: 'fel' } as const
