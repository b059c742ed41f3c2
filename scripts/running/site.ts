import { mkdirSync } from 'node:fs'
import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { isFree } from '@/lib/db/cluster'
import type { Settings } from '@/lib/env'
import { keepRunning, type Child, type ChildSpec } from '@/scripts/running/child'
import { Complaint, explain, portTaken } from '@/scripts/running/complain'
import { typescriptArgs } from '@/scripts/running/followed'
import { removeInstance, writeInstance } from '@/scripts/running/instance'

const next = 'node_modules/next/dist/bin/next'

/** The processes of the site: web, the demonstration's provider, front and worker, in that order up and the opposite down. */
export class Site {
  private readonly children: Child[] = []
  private build: string | null = null
  private claimed = false
  private stopping = false

  constructor(private readonly settings: Settings, private readonly token: string) {}

  /** Refuses in one sentence when a stranger holds a port; records this run so that the next one can recognise it. */
  async claimPorts(): Promise<void> {
    const { port, webPort, dataDir } = this.settings
    if (port === webPort) throw new Complaint(`PORT och WEB_PORT är båda ${port}. Välj olika.`)
    if (!(await isFree(port))) throw portTaken(port, 'PORT')
    if (!(await isFree(webPort))) throw portTaken(webPort, 'WEB_PORT')
    const { mode, oidcPort } = this.settings
    if (mode === 'demo' && !(await isFree(oidcPort))) throw portTaken(oidcPort, 'OIDC_PORT')
    mkdirSync(dataDir, { recursive: true })
    this.claimed = true
    this.record()
  }

  /** @param build folder of the build, `var/builds/<hash>` */
  startWeb(build: string): void {
    this.build = build.split('/').at(-1) ?? null
    this.start({
      name: 'web',
      // Longer than the front rests a connection (lib/publishing/front/forward.ts).
      args: [next, 'start', '-H', '127.0.0.1', '-p', String(this.settings.webPort), '--keepAliveTimeout', '60000'],
      env: { NODE_ENV: 'production', VIDARE_BUILD: build, DATABASE_URL_OWNER: undefined, ...this.signInEnv() },
    })
  }

  /** next-auth reads its own address from the environment; and Next sets PORT to its own, from which ours would be counted wrong. */
  private signInEnv(): Record<string, string> {
    return { NEXTAUTH_URL: this.settings.portalUrl, OIDC_PORT: String(this.settings.oidcPort) }
  }

  /** The demonstration brings its own identity provider; a live system has one. */
  private startProvider(): void {
    if (this.settings.mode !== 'demo') return
    this.start({
      name: 'provider',
      args: [...typescriptArgs, 'lib/auth/demo-provider/main.ts'],
      env: { NODE_ENV: 'production', DATABASE_URL_OWNER: undefined },
    })
  }

  async startFrontAndWorker(): Promise<void> {
    this.startProvider()
    this.startFront([])
    this.start({ name: 'worker', args: [...typescriptArgs, 'lib/jobs/main.ts', this.build ?? ''], env: { NODE_ENV: 'production', DATABASE_URL_OWNER: undefined } })
    await Promise.all([this.answers(this.settings.port, '/', 'Sajten'), this.webAnswers()])
  }

  /** Next's development server behind the front, which then fetches every page live. Nothing is published. */
  async startForDevelopment(): Promise<void> {
    this.start({
      name: 'web',
      args: [next, 'dev', '-H', '127.0.0.1', '-p', String(this.settings.webPort)],
      env: { NODE_ENV: 'development', DATABASE_URL_OWNER: undefined, ...this.signInEnv() },
    })
    this.startProvider()
    this.startFront(['--dev'])
    await Promise.all([this.answers(this.settings.port, '/surfa-sakert', 'Sajten'), this.webAnswers()])
  }

  webAnswers(): Promise<void> {
    return this.answers(this.settings.webPort, '/api/health/live', 'Webben')
  }

  async stop(): Promise<void> {
    this.stopping = true
    for (const child of this.children.toReversed()) await child.stop()
    if (this.claimed) removeInstance(this.settings.dataDir)
  }

  private startFront(flags: string[]): void {
    this.start({
      name: 'front',
      args: [...typescriptArgs, 'lib/publishing/front/main.ts', ...flags],
      // The front has no database login (decisions 8) and no keys.
      env: {
        NODE_ENV: 'production', DATABASE_URL_OWNER: undefined, DATABASE_URL_APP: undefined, DATABASE_URL_AUTH: undefined,
        DATABASE_URL_WORKER: undefined, DATABASE_URL_PUBLIC: undefined, KEY_FILE: undefined, SIGN_IN_KEY_FILE: undefined,
      },
    })
  }

  private start(spec: ChildSpec): void {
    this.children.push(keepRunning(spec, this.settings.dataDir, (event) => {
      if ('ended' in event)
        console.log(`${spec.name} stannade (${event.ended}) och startas om om ${(event.pauseMs / 1000).toString().replace('.', ',')} s. Se log/${spec.name}.log i datamappen.`)
      if (!this.stopping) this.record()
    }))
    this.record()
  }

  private record(): void {
    const processes = Object.fromEntries(this.children.flatMap((child) => (child.pid === null ? [] : [[child.name, child.pid]])))
    try {
      writeInstance(this.settings.dataDir, {
        token: this.token, supervisor: process.pid, processes, webPort: this.settings.webPort, build: this.build,
      })
    } catch (error) {
      // Before anything serves, a disk that cannot be written is a reason to stop; later the site goes on without the record.
      if (this.children.length === 0) throw error
      console.error(`Vilka processer som körs kunde inte antecknas. ${explain(error)}`)
    }
  }

  private async answers(port: number, path: string, who: string): Promise<void> {
    // A minute: on a loaded machine the first compilation in development takes tens of seconds.
    for (let attempt = 0; attempt < 600 && !this.stopping; attempt += 1) {
      if (await respondsAt(port, path)) return
      await pause(100)
    }
    if (!this.stopping) throw new Complaint(`${who} svarar inte på port ${port}. Se loggarna i datamappens mapp log.`)
  }
}

/** Any answer below 500 means that the process is up. */
const respondsAt = (port: number, path: string): Promise<boolean> => new Promise((resolve) => {
  const request = http.get({ host: '127.0.0.1', port, path, timeout: 60_000 }, (response) => {
    response.resume()
    resolve((response.statusCode ?? 500) < 500)
  })
  request.once('timeout', () => { request.destroy() })
  request.once('error', () => { resolve(false) })
})
