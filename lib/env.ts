import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/**
 * Every setting the system reads from its surroundings, parsed once per call. No other file touches `process.env`.
 * Mode (decisions 5): demo when none of the five settings of `liveMarks` is set, else live; NODE_ENV decides nothing.
 */

export const logins = ['owner', 'app', 'auth', 'worker', 'public'] as const
export type Login = (typeof logins)[number]

const portSays = 'ska vara ett tal mellan 1 och 65535'
const port = z.coerce.number(portSays).int(portSays).min(1, portSays).max(65_535, portSays)
const idleSays = 'ska vara ett tal mellan 3 och 15'
const exitSays = 'ska vara en adress som börjar med https://'
const optional = z.string().min(1).optional()
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'ska vara en adress som börjar med postgresql://' }).optional()

/** The description of each setting is its row in the README (`settingsTable`). */
const settingsSchema = z.object({
  PORT: port.default(3000).describe('Port that visitors and staff reach.'),
  WEB_PORT: port.optional().describe('Port of the application behind the front, on 127.0.0.1 only. PORT + 1 when not set.'),
  DATA_DIR: z.string().min(1).default('var').describe('Folder of the demo database, the published pages and the logs.'),
  // Plain http to this machine itself: the tests send visitors to a stranger's site that they run.
  // Plain http only to this machine: the tests' own way out.
  EXIT_URL: z.url(exitSays).regex(/^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/, exitSays).default('https://www.smhi.se/')
    .describe('Where *Lämna sidan* leads. Something ordinary that opens quickly.'),
  PUBLIC_HOST: optional.describe('Host name of the public site. Needed in live mode.'),
  PORTAL_HOST: optional.describe('Host name of the portal, not the same as PUBLIC_HOST. Needed in live mode.'),
  OIDC_ISSUER: z.url('ska vara en adress').optional().describe('Address of the identity provider. Needed in live mode.'),
  OIDC_CLIENT_ID: z.string().min(1).default('vidare').describe('What the identity provider calls the portal.'),
  OIDC_PORT: port.optional().describe('Port of the demonstration\'s own identity provider, on 127.0.0.1 only. PORT + 2 when not set.'),
  SIGN_IN_KEY_FILE: optional.describe('File with the keys of sign-in. `sign-in.json` in DATA_DIR when not set, made there at the first start.'),
  IDLE_MINUTES: z.coerce.number(idleSays).int(idleSays).min(3, idleSays).max(15, idleSays).default(15)
    .describe('Minutes without a page after which staff are signed out; an authority may want fewer than fifteen, never more.'),
  NEXTAUTH_URL: z.url('ska vara en adress').optional()
    .describe('Set by npm start for the application, where Next overwrites PORT: the portal\'s origin, under the name next-auth reads it by.'),
  LINK_CHECK: z.enum(['on', 'off'], 'ska vara on eller off').default('off')
    .describe('`on`: at night the worker asks the sites that the texts lead to whether the pages are there. Needs a way out to the internet.'),
  METRICS_SOCKET: optional.describe('Socket file on which this process answers Prometheus. Nothing is answered when not set.'),
  KEY_FILE: optional.describe('File with the encryption keys. Needed in live mode.'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'ska vara en adress som börjar med smtp:// eller smtps://' }).optional()
    .describe('Mail server for notices, with name and password if it asks for them. Needed in live mode. Mails become files in DATA_DIR when not set.'),
  MAIL_FROM: z.email('ska vara en e-postadress').optional().describe('Sender of notices. Needed in live mode.'),
  DATABASE_URL_OWNER: databaseUrl.describe('Login `portal_owner`: migrations, at start only. Never given to a serving process.'),
  DATABASE_URL_APP: databaseUrl.describe('Login `portal_app`: the portal. Needed in live mode.'),
  DATABASE_URL_AUTH: databaseUrl.describe('Login `portal_auth`: accounts and sessions. Needed in live mode.'),
  DATABASE_URL_WORKER: databaseUrl.describe('Login `portal_worker`: jobs. Needed in live mode.'),
  DATABASE_URL_PUBLIC: databaseUrl.describe('Login `portal_public`: the published directory. Needed in live mode.'),
})

type SettingName = keyof z.infer<typeof settingsSchema>

const liveMarks = ['DATABASE_URL_APP', 'DATABASE_URL_PUBLIC', 'OIDC_ISSUER', 'KEY_FILE', 'PORTAL_HOST'] as const satisfies SettingName[]
const neededLive = [
  ...liveMarks, 'DATABASE_URL_OWNER', 'DATABASE_URL_AUTH', 'DATABASE_URL_WORKER', 'PUBLIC_HOST', 'SMTP_URL', 'MAIL_FROM',
] as const satisfies SettingName[]

export interface Settings {
  mode: 'demo' | 'live'
  port: number
  webPort: number
  /** Absolute. */
  dataDir: string
  exitUrl: string
  publicHost: string | null
  portalHost: string | null
  /** Origin of the portal, without a slash at its end. In demo mode localhost, while the provider is 127.0.0.1 (decisions 32). */
  portalUrl: string
  /** Address of the identity provider: the demonstration's own unless OIDC_ISSUER says otherwise. */
  oidcIssuer: string
  oidcClientId: string
  /** Port of the demonstration's own identity provider. */
  oidcPort: number
  /** Absolute. */
  signInKeyFile: string
  /** How long a sign-in lasts without a page, in milliseconds. */
  idleMs: number
  keyFile: string | null
  /** Where notices are sent. Without a mail server they are laid as files in `mailbox` of the data folder. */
  mail: { smtpUrl: string | null; from: string; mailbox: string }
  /** Whether the worker looks at the addresses that the texts lead to. */
  checksLinks: boolean
  /** Path; null: this process is not asked for its figures. */
  metricsSocket: string | null
  /** Database address per login. In demo mode from `demo.json`, which the supervisor writes. */
  readonly databaseUrl: Record<Login, string>
}

/** A setting is missing or wrong. The message is one Swedish sentence for whoever starts the system. */
export class SettingsError extends Error {}

/** What the supervisor keeps about the database it runs itself, in `DATA_DIR/demo.json`, readable by its owner only. */
export const demoFile = z.object({
  clusterDir: z.string(),
  port: z.number().int(),
  database: z.string(),
  superuserPassword: z.string(),
  passwords: z.record(z.enum(logins), z.string()),
})
export type DemoFile = z.infer<typeof demoFile>

export const demoFilePath = (dataDir: string): string => path.join(dataDir, 'demo.json')

/** Address of `database` for one login of a cluster that listens on this machine. */
export const localDatabaseUrl = (demo: DemoFile, login: Login, database = demo.database): string =>
  `postgresql://portal_${login}:${demo.passwords[login]}@127.0.0.1:${demo.port}/${database}`

/**
 * The settings, or a SettingsError that names every setting that is missing or wrong.
 * `source` is the process environment except in tests.
 */
export function env(source: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`)
    throw new SettingsError(`Rätta inställningarna ${faults.join(', ')} och starta igen.`)
  }
  const values = parsed.data
  const live = liveMarks.some((name) => values[name] !== undefined)
  if (live && values.PUBLIC_HOST !== undefined && values.PUBLIC_HOST === values.PORTAL_HOST)
    throw new SettingsError('Vidare startar inte i skarpt läge: PUBLIC_HOST och PORTAL_HOST ska vara olika.')
  const dataDir = path.resolve(values.DATA_DIR)
  const oidcPort = values.OIDC_PORT ?? values.PORT + 2
  return {
    mode: live ? 'live' : 'demo',
    port: values.PORT,
    webPort: values.WEB_PORT ?? values.PORT + 1,
    dataDir,
    exitUrl: values.EXIT_URL,
    publicHost: values.PUBLIC_HOST ?? null,
    portalHost: values.PORTAL_HOST ?? null,
    portalUrl: values.PORTAL_HOST ? `https://${values.PORTAL_HOST}` : (values.NEXTAUTH_URL ?? `http://localhost:${values.PORT}`),
    oidcIssuer: values.OIDC_ISSUER ?? `http://127.0.0.1:${oidcPort}`,
    oidcClientId: values.OIDC_CLIENT_ID,
    oidcPort,
    signInKeyFile: path.resolve(values.SIGN_IN_KEY_FILE ?? path.join(dataDir, 'sign-in.json')),
    idleMs: values.IDLE_MINUTES * 60_000,
    keyFile: values.KEY_FILE ?? null,
    mail: { smtpUrl: values.SMTP_URL ?? null, from: values.MAIL_FROM ?? 'vidare@portal.example', mailbox: path.join(dataDir, 'mailbox') },
    checksLinks: values.LINK_CHECK === 'on',
    metricsSocket: values.METRICS_SOCKET ?? null,
    get databaseUrl() {
      return live ? liveDatabases(values) : demoDatabases(dataDir)
    },
  }
}

/**
 * Refuses a live start with anything missing (decisions 5). Asked by whoever starts the whole system: a single process
 * is given only what it needs, so the front runs without any database address at all.
 */
export function requireComplete(settings: Settings, source: Record<string, string | undefined> = process.env): void {
  if (settings.mode === 'demo') return
  const missing = neededLive.filter((name) => !source[name])
  if (missing.length > 0) throw new SettingsError(`Vidare startar inte i skarpt läge: ${missing.join(', ')} saknas.`)
}

/** Each address is asked for only when it is read: no process is given more logins than it uses. */
function liveDatabases(values: z.infer<typeof settingsSchema>): Record<Login, string> {
  const address = (name: SettingName & `DATABASE_URL_${string}`): string => {
    const value = values[name]
    if (value === undefined) throw new SettingsError(`Inställningen ${name} saknas.`)
    return value
  }
  return {
    get owner() { return address('DATABASE_URL_OWNER') },
    get app() { return address('DATABASE_URL_APP') },
    get auth() { return address('DATABASE_URL_AUTH') },
    get worker() { return address('DATABASE_URL_WORKER') },
    get public() { return address('DATABASE_URL_PUBLIC') },
  }
}

function demoDatabases(dataDir: string): Record<Login, string> {
  const demo = readDemoFile(dataDir)
  if (!demo) throw new SettingsError(`Demodatabasen är inte startad: ${demoFilePath(dataDir)} saknas. Kör npm start.`)
  const url = (login: Login) => localDatabaseUrl(demo, login)
  return { owner: url('owner'), app: url('app'), auth: url('auth'), worker: url('worker'), public: url('public') }
}

/** The demo database's particulars, or null before it has been made. */
export function readDemoFile(dataDir: string): DemoFile | null {
  let text: string
  try {
    text = readFileSync(demoFilePath(dataDir), 'utf8')
  } catch (error) {
    // Only its absence means "not made yet": an unreadable file must never lead to a new, empty database.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return demoFile.parse(JSON.parse(text))
}

/** The settings as a Markdown table, from the schema's own descriptions. */
export function settingsTable(): string {
  const standards = settingsSchema.parse({})
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const standard = standards[name as SettingName]
    return `| \`${name}\` | ${standard === undefined ? '–' : `\`${standard}\``} | ${schema.description ?? ''} |`
  })
  return ['| Setting | Default | What it is |', '|---|---|---|', ...rows].join('\n')
}
