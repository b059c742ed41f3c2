import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { knowledgeSlugs } from '@/lib/knowledge/slugs'
import { comingPath, existsIn, knowledgePath, localeOf, locales, measurePath, municipalityPath, pageIds, paragraphPath, publicPath, type Locale } from '@/lib/routes'

const setting = (name: string, otherwise: string) => process.env[name] || otherwise

/**
 * The running, published site under test and a stranger's site beside it. `scripts/test.mjs` starts both and names them
 * here; by hand: `SITE_URL=http://127.0.0.1:3000 node_modules/.bin/playwright test`.
 */
export const site = {
  url: setting('SITE_URL', 'http://127.0.0.1:3000'),
  /** Another origin, where the exit link leads and where a visitor comes from. Any path answers with a neutral page. */
  outside: setting('SITE_OUTSIDE', 'https://www.smhi.se'),
  /** Its data folder, for tests that must put something into its database first. */
  dataDir: setting('SITE_DATA_DIR', 'var'),
}

/** The portal has one name, localhost; the provider is on 127.0.0.1, another site to the browser (decisions 32). */
export const portalUrl = site.url.replace('127.0.0.1', 'localhost')

/** One public address as a visitor knows it. `name` says which template it shows. */
export interface PublicAddress {
  name: string
  locale: Locale
  path: string
  status: 200 | 404
}

/** Own programme unknown and far away; a large city; one with a number of its own, ten digits long; a kommun whose name another kommun almost has (decisions 17). */
const exampleSlugs = { small: 'arjeplog', city: 'malmo', ownNumber: 'stockholm', twoWords: 'upplands-vasby', twin: 'habo-uppsala' } as const

/** Read as a file: Playwright takes no JSON as a module. */
const measureSlugs = z.object({ measures: z.array(z.object({ slug: z.string() })) })
  .parse(JSON.parse(readFileSync('prisma/data/measures.json', 'utf8'))).measures.map(({ slug }) => slug)

/** Each kind of measure, each entry of the knowledge support and each paragraph; in Swedish only. */
const factAddresses = (): PublicAddress[] => [
  ...measureSlugs.map((slug) => ({ name: `measure ${slug}`, locale: 'sv' as const, path: measurePath(slug), status: 200 as const })),
  ...knowledgeSlugs.map((slug) => ({ name: `knowledge ${slug}`, locale: 'sv' as const, path: knowledgePath(slug), status: 200 as const })),
  ...paragraphSlugs.map((slug) => ({ name: `paragraph ${slug}`, locale: 'sv' as const, path: paragraphPath(slug), status: 200 as const })),
]

/** Read as files, for the same reason: each paragraph that has a sheet. */
const paragraphSlugs = readdirSync('prisma/data/grounds').flatMap((file) =>
  z.object({ paragraphs: z.array(z.object({ slug: z.string() })) }).parse(JSON.parse(readFileSync(`prisma/data/grounds/${file}`, 'utf8'))).paragraphs.map(({ slug }) => slug))

/** The longest measure and one with a number in it; an entry with a link and one that nobody has read; a paragraph. */
const exampleFacts = ['boende', 'trygghet', 'gvi', 'handbok-2023', 'osl-10-18a']

/** A piece of news that is there from the start, and an event of the demonstration; both in every language. */
const exampleComing = [['news', 'ett-samlat-stod-i-hela-landet'], ['calendar', 'kvall-for-dig-som-ar-orolig']] as const

/** Every template once in one language: all single pages, kommun pages of each shape, the page that asks, and 404. */
export const templatesIn = (locale: Locale): PublicAddress[] => [
  ...pageIds.filter((page) => existsIn(page, locale)).map((page) => ({ name: page, locale, path: publicPath(page, locale), status: 200 as const })),
  ...factAddresses().filter((address) => address.locale === locale && exampleFacts.some((slug) => address.path.endsWith(`/${slug}`))),
  ...exampleComing.map(([page, slug]) => ({ name: `entry of ${page}`, locale, path: comingPath(page, slug, locale), status: 200 as const })),
  ...Object.values(exampleSlugs).map((slug) => ({ name: `municipality ${slug}`, locale, path: municipalityPath(slug, locale), status: 200 as const })),
  { name: 'ambiguous name', locale, path: municipalityPath('habo', locale), status: 200 as const },
  { name: 'not found', locale, path: `${publicPath('start', locale).replace(/\/$/, '')}/finns-inte`, status: 404 as const },
]

/** `size` at a time: pages that one browser looks through, when each alone would cost more to begin than to look at. */
export const inGroups = <Item>(all: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

export const templates: PublicAddress[] = locales.flatMap(templatesIn)

/** The templates, and every page of a measure or an entry: what costs little is asked of each. */
export const everyAddress: PublicAddress[] = [...templates, ...factAddresses().filter(({ path }) => !templates.some((each) => each.path === path))]

/** Pages for people at work may use the words of their trade in title and address (decisions 14). */
export const forProfessionals = (path: string) => path === publicPath('professional', localeOf(path))
