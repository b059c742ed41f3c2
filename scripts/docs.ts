import { readFileSync, writeFileSync } from 'node:fs'
import { settingsTable } from '@/lib/env'
import { factsTable } from '@/scripts/docs/facts'
import { guideDiagram } from '@/scripts/docs/guide'
import { groundsTable } from '@/scripts/docs/grounds'
import { permissionMatrix } from '@/scripts/docs/permissions'
import { routesTable } from '@/scripts/docs/routes'
import { referralStatesDiagram, releaseStatesDiagram } from '@/scripts/docs/states'
import { testList } from '@/scripts/docs/test-list'

/**
 * Fills the sections between `<!-- generated: name -->` and `<!-- /generated: name -->` of the READMEs with what the code
 * itself says. `npm run docs` writes; `--check`, part of `npm test`, only fails when a section is stale.
 */
const sections: Record<string, () => string> = {
  settings: settingsTable,
  facts: factsTable,
  routes: routesTable,
  permissions: permissionMatrix,
  guide: guideDiagram,
  grounds: groundsTable,
  'referral-states': referralStatesDiagram,
  'release-states': releaseStatesDiagram,
  journeys: () => testList('tests/journeys'),
  tests: () => testList('lib', 'components', 'app', 'prisma', 'scripts', 'tests/lint', 'tests/unit', 'tests/integration', 'tests/nginx', 'tests/policy', 'tests/security', 'tests/site'),
}

/** Every README that may hold a section. */
const readmes = ['README.md', 'lib/README.md', 'tests/README.md', 'lib/auth/README.md', 'lib/disclosure/README.md', 'lib/guide/README.md']

const checking = process.argv.includes('--check')

const stale = readmes.filter((file) => {
  const before = readFileSync(file, 'utf8')
  const after = before.replace(
    /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- \/generated: \2 -->)/g,
    (_all: string, opening: string, name: string, closing: string) => {
      const section = sections[name]
      if (!section) throw new Error(`${file}: nothing is known about a section "${name}"`)
      return `${opening}\n${section().trim()}\n\n${closing}`
    },
  )
  if (before !== after && !checking) writeFileSync(file, after)
  return before !== after
})

if (checking && stale.length > 0) {
  console.error(`Inaktuellt: ${stale.join(', ')}. Kör npm run docs och spara ändringen.`)
  process.exitCode = 1
} else if (stale.length > 0) {
  console.log(`Skrev ${stale.join(', ')}.`)
}
