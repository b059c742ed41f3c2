/**
 * Words that tell whoever looks over a shoulder, into a history list or at a printer what a page is about (decisions 14).
 * None of them stands in an address, a title, an icon or file name, or in a PDF's metadata of a public page; pages for
 * professionals are exempt. Stems, so that every inflection and compound is caught; English beside the Swedish.
 */
export const topicWords = [
  'avhopp', 'gäng', 'gang', 'kriminell', 'criminal', 'extrem', 'extremis', 'heder', 'honour', 'honor',
  'hotbild', 'threat', 'polis', 'police', 'skydd', 'protect', 'defector',
] as const

/** The topic words in a text, folded as addresses are: `gäng` is found as `gang` too. `ingång`, `gång` and `again` are not about gangs. */
export function topicWordsIn(text: string): string[] {
  const folded = (word: string) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  // Å folds to a as ä does, so ordinary gång ("ingång", "tillgång") is taken out before folding.
  const plain = folded(text.toLowerCase().normalize('NFC').replace(/\p{L}*gång\p{L}*/gu, ' ').replace(/tillgang\p{L}*/gu, ' '))
  return [...new Set(topicWords.map(folded).filter((word) => plain.includes(word)))]
}
