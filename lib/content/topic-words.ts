/**
 * Words that tell whoever looks over a shoulder, into a history list or at a printer what a page is about (decisions 14).
 * None of them stands in an address, a title, an icon or file name, or in a PDF's metadata of a public page; pages for
 * professionals are exempt. Stems, so that every inflection and compound is caught; English and Arabic beside the Swedish.
 */
const topicWords = [
  'avhopp', 'gäng', 'gang', 'kriminell', 'criminal', 'extrem', 'extremis', 'heder', 'honour', 'honor',
  'hotbild', 'threat', 'polis', 'police', 'skydd', 'protect', 'defector', 'crime',
  'عصاب', 'جريم', 'جرائم', 'إجرام', 'تطرف', 'الشرف', 'تهديد', 'شرطة', 'حماية', 'انشقاق',
] as const

/**
 * The topic words in a text, folded as addresses are: `gäng` is found as `gang` too. Ordinary words that fold to the same
 * (`ingång`, `gånger`, `tillgänglighet`) are no news to anyone.
 */
export function topicWordsIn(text: string): string[] {
  const fold = (word: string) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const plain = fold(text.normalize('NFC').replace(/\p{L}*gång\p{L}*/giu, ' ')).replace(/tillganglig\p{L}*/gu, ' ')
  return [...new Set(topicWords.map(fold).filter((word) => plain.includes(word)))]
}
