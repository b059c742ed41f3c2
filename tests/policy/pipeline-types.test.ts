import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** A command as a colleague writes it; each case below forgets or mistakes one thing. */
const parts = {
  permission: "permission: 'case.close',",
  input: 'input: z.strictObject({ caseFileId: z.uuid() }),',
  load: 'load: (tx, { caseFileId }) => findFile(tx, caseFileId),',
  run: 'run: async ({ subject }) => ok({ id: subject.id }),',
  audit: "audit: ({ subject }) => event('case.closed', subject, { groups: ['outcome'] }),",
}
const written = (change: Partial<typeof parts>, verb = 'command') => `
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { findFile } from '@/lib/cases/store'
import { ${verb} } from '@/lib/core/${verb}'
import { ok, refuse } from '@/lib/core/result'
export const refused = refuse
export const used = [z, event, findFile, ok]
export const verb = ${verb}({ ${Object.values({ ...parts, ...change }).join('\n')} })
`

const mistakes: Record<string, string> = {
  'no permission': written({ permission: '' }),
  'no load': written({ load: '' }),
  'no audit': written({ audit: '' }),
  'no input': written({ input: '' }),
  'a permission that is not in the table': written({ permission: "permission: 'case.destroy'," }),
  'a load without the columns that the relations ask about': written({ load: "load: async (_tx, input) => ({ id: input.caseFileId, authorityId: '', unitId: '' })," }),
  'a command that says it shows nobody': written({ audit: "audit: 'showsNoPerson'," }),
  'an empty list of events': written({ audit: 'audit: () => [],' }),
  'an event with another kind of detail': written({ audit: "audit: ({ subject }) => event('case.closed', subject, { ids: [] })," }),
  'a query without audit': written({ audit: '' }, 'query'),
  'a refusal without words': written({ run: "run: async () => refuse('becauseISaySo')," }),
}

/** Compiles the snippets with the project's own settings; the names of the files with errors. */
function withErrors(snippets: Record<string, string>): { broken: string[]; output: string } {
  mkdirSync('var', { recursive: true })
  const folder = mkdtempSync(path.resolve('var/types-'))
  try {
    for (const [name, code] of Object.entries(snippets)) writeFileSync(path.join(folder, `${name.replaceAll(' ', '-')}.ts`), code)
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({
      extends: path.resolve('tsconfig.json'), include: ['*.ts', path.resolve('next-env.d.ts')], exclude: [],
      compilerOptions: { incremental: false, paths: { '@/*': [path.resolve('*')] } },
    }))
    const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '--project', folder], { encoding: 'utf8' })
    const names = [...stdout.matchAll(/([^/\n]+)\.ts\(\d+,\d+\): error/g)].map(([, name = '']) => name.replaceAll('-', ' '))
    return { broken: [...new Set(names)].sort(), output: stdout }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a colleague who forgets a step of the pipeline', () => {
  it('is told by the compiler, and one who forgets nothing is not', () => {
    const { broken, output } = withErrors({ ...mistakes, whole: written({}), 'whole query': written({}, 'query') })
    expect(broken, output).toEqual(Object.keys(mistakes).sort())
  })
})
