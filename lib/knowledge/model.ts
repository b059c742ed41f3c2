/** Method and knowledge support (kunskapsstöd): what others have published, described in our own words. */
import { z } from 'zod'
import type { FactSource } from '@/lib/content/sources'
import { measureSlugs } from '@/lib/measures/facts'

/** In the order the groups are shown. */
export const kinds = ['method', 'research', 'audit', 'report', 'neighbour', 'material', 'website', 'mandate'] as const
type Kind = (typeof kinds)[number]

/** Who it is for. The keys are those of the actors in `prisma/data/measures.json`, and three more. */
export const audiences = ['socialtjanst', 'polis', 'kriminalvard', 'sis', 'skola', 'vard', 'ledning', 'civil', 'aklagare', 'anhorig'] as const

/** How far we have read: the thing itself, a page or summary of it, or only what others say about it. */
const checks = ['read', 'partly', 'secondHand'] as const

const words = z.string().min(1)
export const knowledgeText = z.strictObject({
  title: words.max(40),
  heading: words,
  owner: words,
  reviewedOn: z.iso.date().nullable(),
  reviewedBy: z.string().nullable(),
  publisher: words,
  /** Null: the page gives no year. */
  year: z.string().regex(/^\d{4}$/).nullable(),
  kind: z.enum(kinds),
  audience: z.array(z.enum(audiences)).min(1),
  /** What it helps a reader with, in one or two sentences. */
  helps: words,
  summary: z.array(words).min(1),
  /** What the publication or its publisher says about the evidence; null when nothing is said. */
  evidence: words.nullable(),
  /** Slugs of measures it says something about. */
  measures: z.array(z.string().refine((slug) => measureSlugs.includes(slug), 'unknown measure')),
  checked: z.enum(checks),
  /** The first is the thing itself, where it has an address. */
  sources: z.array(z.string()).min(1),
})
export type KnowledgeText = z.infer<typeof knowledgeText>

export interface KnowledgeEntry { slug: string; text: KnowledgeText; sources: FactSource[] }
export interface KnowledgeGroup { kind: Kind; entries: KnowledgeEntry[] }
