import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const eslint = new ESLint({ cwd: process.cwd() })
const Rule = z.object({ meta: z.object({ docs: z.object({ sentences: z.array(z.string()) }) }) })
const Config = z.object({ plugins: z.object({ vidare: z.object({ rules: z.record(z.string(), Rule) }) }) })
const { rules } = Config.parse(await eslint.calculateConfigForFile('lib/env.ts')).plugins.vidare
const sentences = (law: string) => rules[law]?.meta.docs.sentences ?? []
const sentencesOn = async (file: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath: file })
  return (result?.messages ?? []).map((message) => message.message)
}

/** One line per law: a colleague writes `bad` and is told why; the same colleague writes `good` and hears nothing. */
const cases: Record<string, { bad: [file: string, code: string][]; good: [file: string, code: string][] }> = {
  'no-process-env': {
    bad: [['lib/referrals/send.ts', 'export const port = process.env.PORT'], ['app/page.tsx', 'const { env } = process; export { env }'],
      ['lib/log.ts', "import { env } from 'node:process'; export { env }"], ['lib/log.ts', "export const a = process['env']"]],
    good: [['lib/env.ts', 'export const port = process.env.PORT'], ['scripts/start.mjs', 'export const port = process.env.PORT']],
  },
  'no-clock': {
    bad: [['lib/directory/opening.ts', 'export const now = Date.now()'], ['components/public/open.tsx', 'export const now = new Date()'],
      ['lib/jobs/main.ts', 'export const t = performance.now()'], ['prisma/seed.ts', 'export const t = Temporal.Now.instant()']],
    good: [['lib/core/clock.ts', 'export const systemNow = () => Date.now()'], ['lib/directory/opening.ts', 'export const day = (at: number) => new Date(at)'],
      ['app/(public)/[locale]/page.tsx', 'export const now = Date.now()']],
  },
  'no-any': { bad: [['lib/core/result.ts', 'export type A = any']], good: [['lib/core/result.ts', 'export type A = unknown']] },
  'no-non-null': {
    bad: [['lib/core/ids.ts', 'export const f = (a?: string) => a!.length'], ['lib/core/ids.ts', 'export class A { b!: string }']],
    good: [['lib/core/ids.ts', 'export const f = (a?: string) => a?.length ?? 0']],
  },
  'no-ts-silence': { bad: [['lib/core/ids.ts', '// @ts-expect-error\nexport const a: string = 1']], good: [['lib/core/ids.ts', 'export const a = 1']] },
  'no-todo': { bad: [['lib/core/ids.ts', `// ${'TODO'} later\nexport const a = 1`]], good: [['lib/core/ids.ts', '// Later is decided by the rule of decisions 12.\nexport const a = 1']] },
  'no-dangerous-html': {
    bad: [['components/content/text.tsx', 'export const T = () => <p dangerouslySetInnerHTML={{ __html: "" }} />'],
      ['components/content/text.tsx', 'export const props = { dangerouslySetInnerHTML: { __html: "" } }']],
    good: [['components/content/text.tsx', 'export const T = () => <p>text</p>']],
  },
  'no-unsafe-sql': {
    bad: [['lib/cases/store.ts', "import 'server-only'\nexport const f = (tx: Tx) => tx.$queryRawUnsafe('select 1')"]],
    good: [['lib/cases/store.ts', "import 'server-only'\nexport const f = (tx: Tx) => tx.$queryRaw`select 1`"]],
  },
  'no-style-attribute': {
    bad: [['components/ui/bar.tsx', 'export const B = () => <i style={{ width: 3 }} />']],
    good: [['components/ui/bar.tsx', 'export const B = () => <i className="w-3" />']],
  },
  'no-raw-colour': {
    bad: [['components/ui/bar.tsx', 'export const B = () => <path fill="#861273" />'], ['components/ui/bar.tsx', "export const c = 'rgb(1 2 3)'"],
      ['app/page.tsx', 'export const c = `border-[#fff]`']],
    good: [['components/ui/bar.tsx', 'export const B = () => <a href="#add" className="text-ink">Meny</a>']],
  },
  'no-hand-written-path': {
    bad: [['components/public/head.tsx', 'export const H = () => <a href="/hitta-stod">Hitta stöd</a>']],
    good: [['components/public/head.tsx', "export const H = () => <a href={publicPath('findSupport', 'sv')}>Hitta stöd</a>"],
      ['components/public/head.tsx', 'export const H = () => <a href="#main">Hoppa till innehållet</a>']],
  },
  'no-public-client': {
    bad: [['app/(public)/[locale]/page.tsx', "'use client'\nexport default () => null"], ['components/public/call.tsx', "'use client'\nexport const C = () => null"]],
    good: [['components/cases/menu.tsx', "'use client'\nexport const C = () => null"]],
  },
  'no-public-suspense': {
    bad: [['app/(public)/[locale]/page.tsx', "import { Suspense } from 'react'\nexport { Suspense }"], ['app/(public)/[locale]/loading.tsx', 'export default () => null']],
    good: [['app/(portal)/portal/loading.tsx', 'export default () => null']],
  },
  'no-use-server': {
    bad: [['lib/referrals/send.ts', "'use server'\nexport const send = async () => null"], ['app/(portal)/portal/page.tsx', "export const a = async () => { 'use server' }"]],
    good: [['app/(portal)/portal/cases/actions.ts', "'use server'\nexport const send = async () => null"]],
  },
  'store-is-server-only': {
    bad: [['lib/directory/store.ts', "import pg from 'pg'\nexport { pg }"], ['lib/directory/read.ts', "import { rows } from './store'\nexport const read = () => rows"]],
    good: [['lib/directory/store.ts', "import 'server-only'\nimport pg from 'pg'\nexport { pg }"]],
  },
  'no-barrel': {
    bad: [['lib/directory/index.ts', 'export const a = 1'], ['lib/directory/all.ts', "export * from './find'"]],
    good: [['lib/directory/find.ts', 'export const a = 1']],
  },
  'no-climbing-import': {
    bad: [['lib/directory/find.ts', "import { env } from '../../lib/env'\nexport { env }"]],
    good: [['lib/directory/find.ts', "import { env } from '@/lib/env'\nexport { env }"]],
  },
  'no-extension': {
    bad: [['lib/directory/find.ts', "import { fold } from './fold.ts'\nexport { fold }"]],
    good: [['lib/directory/find.ts', "import { fold } from './fold'\nimport words from './words.json'\nexport { fold, words }"]],
  },
  'file-name': {
    bad: [['lib/directory/findPlace.ts', 'export const a = 1'], ['lib/core/utils.ts', 'export const a = 1'], ['lib/mail/service.ts', 'export const a = 1']],
    good: [['lib/directory/find-place.test.ts', 'export const a = 1'], ['app/(public)/[locale]/not-found.tsx', 'export const a = 1']],
  },
  'no-module-mock': {
    bad: [['lib/directory/find.test.ts', "vi.mock('@/lib/db')"]],
    good: [['lib/directory/find.test.ts', 'export const spy = vi.fn()']],
  },
  'no-skipped-test': {
    bad: [['lib/directory/find.test.ts', "it.only('a', () => {})"], ['tests/journeys/exit.journey.ts', "test.only('a', () => {})"]],
    good: [['lib/directory/find.test.ts', "it('a', () => {})"]],
  },
}

/** For each zone, in the order of zones.mjs: an import it refuses and the same need met the right way. */
const zoneCases: { bad: [string, string]; good: [string, string] }[] = [
  { bad: ['components/public/call.tsx', '@/lib/directory/store'], good: ['components/public/call.tsx', '@/lib/directory/model'] },
  { bad: ['app/(public)/[locale]/page.tsx', '@/lib/db/client'], good: ['app/(public)/[locale]/page.tsx', '@/lib/directory/read'] },
  { bad: ['lib/referrals/send.ts', '@/lib/cases/store'], good: ['lib/cases/close.ts', './store'] },
  { bad: ['lib/referrals/send.ts', '@prisma/client'], good: ['lib/referrals/store.ts', '@/lib/db/client'] },
  { bad: ['app/(public)/[locale]/page.tsx', 'next/link'], good: ['app/(portal)/portal/page.tsx', 'next/link'] },
  { bad: ['lib/publishing/front/serve.ts', '@/lib/directory/read'], good: ['lib/publishing/front/serve.ts', '@/lib/directory/finder'] },
  { bad: ['lib/directory/view.ts', '@/components/ui/card'], good: ['components/ui/card.tsx', '@/lib/directory/view'] },
  { bad: ['lib/directory/read.ts', '@/tests/support/site'], good: ['lib/directory/read.test.ts', '@/tests/support/site'] },
]

describe('a colleague who breaks a law of the house is told why', () => {
  it('every law and every zone has a case here', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(rules).filter((name) => name !== 'import-zone').sort())
    expect(zoneCases).toHaveLength(sentences('import-zone').length)
  })

  it.each(Object.entries(cases))('%s', async (name, { bad, good }) => {
    const [sentence] = sentences(name)
    for (const [file, code] of bad) expect(await sentencesOn(file, code), `${file}: ${code}`).toContain(sentence)
    for (const [file, code] of good) expect(await sentencesOn(file, code), `${file}: ${code}`).toEqual([])
  })

  it.each(zoneCases.map((zoneCase, index) => [sentences('import-zone')[index] ?? '', zoneCase] as const))('%s', async (sentence, { bad, good }) => {
    const importing = (specifier: string) => `import 'server-only'\nimport { thing } from '${specifier}'\nexport { thing }`
    expect(await sentencesOn(bad[0], importing(bad[1]))).toContain(sentence)
    expect(await sentencesOn(good[0], importing(good[1]))).toEqual([])
  })

  it.each([
    ['lib/cases/read.ts', '@/lib/cases/persons/store', true], ['lib/cases/persons/store.ts', '@/lib/cases/store', true],
    ['lib/access/glass/read.ts', '@/lib/access/conflicts/store', false], ['lib/cases/read.ts', '@/lib/cases-of-others/store', false], ['lib/log.ts', '@/lib/cases/store', false],
  ] as const)('a domain and what is parted off below it are one: %s and %s (%s)', async (file, store, isOne) => {
    expect((await sentencesOn(file, `import 'server-only'\nimport { thing } from '${store}'\nexport { thing }`)).some((said) => said.startsWith('Another domain'))).toBe(!isOne)
  })

  it('a law cannot be switched off in the file it judges', async () => {
    const said = await sentencesOn('lib/core/ids.ts', '/* eslint-disable */\nexport type A = any')
    expect(said).toContain(sentences('no-any')[0])
  })
})
