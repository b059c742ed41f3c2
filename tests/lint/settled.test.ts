import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const settled = new Set([...readFileSync('lib/settled.md', 'utf8').matchAll(/^- \*\*(\d+)\*\* /gm)].map(([, number]) => Number(number)))
const dated = new Set([...readFileSync('lib/README.md', 'utf8').matchAll(/^(\d+)\. \*\*\d{4}-\d\d-\d\d /gm)].map(([, number]) => Number(number)))

const folders = ['app', 'components', 'deploy', 'lib', 'prisma', 'scripts', 'tests']
const sources = [...folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`)), ...readdirSync('.')]
  .filter((file) => /\.(ts|tsx|mjs|mts|sql|css|prisma|md)$/.test(file) && !/^(lib\/settled\.md|lib\/db\/generated)/.test(file))

/** `24, 31`, `24–26`, `7 and 10`, `7, 10–13 and 15` → every number named. */
const numbersIn = (cited: string): number[] => [...cited.matchAll(/(\d+)(?:[–-](\d+))?/g)].flatMap(([, from, to = from]) =>
  Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => Number(from) + step))

interface Citation { where: string; number: number }
const citationsIn = (text: string, where: string, word: RegExp): Citation[] => text.split('\n').flatMap((line, at) =>
  [...line.matchAll(word)].flatMap(([, cited = '']) => numbersIn(cited).map((number) => ({ where: `${where}:${at + 1}`, number }))))
const citations = (word: RegExp): Citation[] => sources.flatMap((file) => citationsIn(readFileSync(file, 'utf8'), file, word))

const list = String.raw`(\d+(?:[–-]\d+)?(?:(?:, | and )\d+(?:[–-]\d+)?)*)`

describe('a newcomer who meets a number in a comment', () => {
  const plural = new RegExp(`\\bdecisions ${list}`, 'gi')
  const ofTheStart = citations(plural)

  it('finds what every "decisions N" means in lib/settled.md', () => {
    expect(ofTheStart.length).toBeGreaterThan(100)
    expect(ofTheStart.filter(({ number }) => !settled.has(number))).toEqual([])
  })

  it('finds what every "decision N" means among the dated ones in lib/README.md', () => {
    expect(citations(new RegExp(`\\bdecision ${list}`, 'gi')).filter(({ number }) => !dated.has(number))).toEqual([])
  })

  it('reads about nothing there that no comment rests on', () => {
    const cited = new Set(ofTheStart.map(({ number }) => number))
    expect([...settled].filter((number) => !cited.has(number))).toEqual([])
  })

  it('is sent to no page that is not here', () => {
    const pages = new Set(sources.filter((file) => file.endsWith('.md')).map((file) => file.split('/').at(-1)))
    const named = sources.filter((file) => !file.startsWith('prisma/migrations/')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?<!['`/\w-])[\w-]+\.md\b/g)].flatMap(([page]) => (pages.has(page) || page === 'settled.md' ? [] : [`${file}: ${page}`])))
    expect(named).toEqual([])
  })

  it('is told where a number stands nowhere', () => {
    const unknown = citationsIn(`one line\nso it is said (${'Decisions'} 7, 10–11 and 99)`, 'a file', plural).filter(({ number }) => !settled.has(number))
    expect(unknown).toEqual([{ where: 'a file:2', number: 99 }])
  })
})
