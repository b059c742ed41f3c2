import type { Locale } from '@/lib/routes'

/** Words that no English sentence holds: Swedish that was forgotten. */
const swedish = /(?<!\p{L})(att|det|du|eller|har|här|inte|jag|men|med|och|om|som|till|vad|vi|är|på|för|när)(?!\p{L})/giu

/** Names of authorities, lines and laws, which stay as the one who answers says them. */
const names = /Kriminalvården|Orostelefonen om radikalisering|Rätt att välja/g

/** A Swedish term may stand as a gloss in parentheses, after its meaning: `a report of concern (orosanmälan)`. */
const outsideGlosses = (text: string) => text.replace(/\([^()]*\)/g, ' ').replace(names, ' ')

/**
 * What a reader of another language would meet in Swedish: Swedish words, words with å ä ö, and in Arabic more than two
 * Latin words in a row. The terms of the labels' own syntax (`{placeholders}`, `<tags>`) are not text.
 */
export function swedishLeftIn(locale: Exclude<Locale, 'sv'>, text: string): string[] {
  const read = outsideGlosses(text.replace(/\{\w+[,}]|<\/?\w+>/g, ' ').replace(/plural,|(zero|one|two|few|many|other) \{/g, ' '))
  const letters = read.match(/\p{L}*[åäö]\p{L}*/giu) ?? []
  const words = locale === 'en' ? (read.match(swedish) ?? []) : (read.match(/\p{Script=Latin}+(?: \p{Script=Latin}+){2,}/gu) ?? [])
  return [...letters, ...words]
}

/** Digits are read off the page to a Swedish ear and typed on a telephone: 0–9 in every language (decisions 20). */
export const otherDigitsIn = (text: string): string[] => text.match(/[٠-٩۰-۹]/g) ?? []
