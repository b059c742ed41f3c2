/** Where the facts about measures, knowledge support and figures come from: one list, so that a source is checked once. */
import { z } from 'zod'
import data from '@/prisma/data/sources.json'

const words = z.string().min(1)
const source = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  name: words,
  publisher: words,
  /** Missing for a decision that was read on paper. */
  url: z.url({ protocol: /^https$/ }).optional(),
  /** As exact as the source itself says: a year, a month or a day. */
  publishedOn: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).optional(),
  /** The day it was read; what is said on its ground was true then. */
  retrievedOn: z.iso.date(),
})

/** A source as a fact names it, with the day it was read. */
export type FactSource = z.infer<typeof source>

const all = z.strictObject({ note: words, sources: z.array(source) }).parse(data).sources
const byKey = new Map(all.map((each) => [each.key, each]))

/** The sources a fact names, in its order. Throws on a key that is not in the list: that fact would rest on nothing. */
export const sourcesOf = (keys: readonly string[]): FactSource[] =>
  keys.map((key) => {
    const found = byKey.get(key)
    if (!found) throw new Error(`prisma/data/sources.json has no source ${key}`)
    return found
  })

/** A statute by its name; anything else with who published it, since titles alone are often one word. */
export const cite = ({ name, publisher }: FactSource): string => (publisher === 'Svensk författningssamling' ? name : `${name} (${publisher})`)
