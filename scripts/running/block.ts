import path from 'node:path'
import { demoPeople } from '@/lib/accounts/people'
import { rolesInWords } from '@/lib/auth/roles-in-words'
import type { Settings } from '@/lib/env'
import { readStanding } from '@/lib/publishing/standing'
import type { OpenDatabase } from '@/scripts/running/database'

/** The closing block: where it is, where data lies, how to stop. Nothing that changes from run to run without meaning. */
export function printBlock(settings: Settings, database: OpenDatabase, kind: 'start' | 'dev'): void {
  const address = settings.publicHost ? `https://${settings.publicHost}` : `http://localhost:${settings.port}`
  const pages = readStanding(settings.dataDir)?.pages
  const lines = [
    `Vidare är igång${kind === 'dev' ? ' för utveckling' : ''}.`,
    '',
    `  Adress     ${address}`,
    ...(settings.mode === 'demo' ? ['  Läge       demonstration, alla uppgifter om ärenden är påhittade'] : ['  Läge       skarpt']),
    ...(settings.mode === 'demo' ? signInLines(settings) : [`  Logga in   ${settings.portalUrl}/portal`]),
    `  Data       ${shown(settings.dataDir)}`,
    ...(database.movedTo ? [
      `             Databasen ligger i ${database.movedTo}: den körs som en egen användare,`,
      '             och den användaren når inte in i mappen där Vidare ligger.',
    ] : []),
    ...(kind === 'start' && pages !== undefined ? [`  Publicerat ${pages} sidor`] : []),
    `  Loggar     ${shown(path.join(settings.dataDir, 'log'))}`,
    '  Stoppa     Ctrl-C',
  ]
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(Math.min(width, 78))
  console.log(`\n${rule}\n${lines.join('\n')}\n${rule}`)
}

const shown = (folder: string): string => {
  const relative = path.relative(process.cwd(), folder)
  return relative.startsWith('..') ? `${folder}/` : `${relative}/`
}

/** A few of the people one can be, in the order of a referral from start to end. */
const firstPeople = ['handlaggare@malmo.example', 'beslut@malmo.example', 'samordnare.syd@polisen.example']

function signInLines({ portalUrl }: Settings): string[] {
  const { people } = demoPeople()
  const named = firstPeople.flatMap((email) => people.filter((person) => person.email === email))
  return [
    `  Logga in   ${portalUrl}/portal, och välj en av ${people.length} påhittade personer, till exempel`,
    ...named.map(({ name, authorityName, unitName, roles }) =>
      `             ${name}, ${rolesInWords({ grants: roles.map((role) => ({ role, unitId: null, unitName })) })} (${authorityName})`),
  ]
}
