import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const command = z.array(z.string()).min(1)
const when = z.strictObject({ condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']) })
/** What of the Compose Specification we use, in the shapes it gives them (compose-spec.json); anything else is a slip. */
const service = z.strictObject({
  init: z.literal(true), restart: z.enum(['no', 'unless-stopped']), read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]), cap_add: z.array(z.string()).optional(), security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }),
  image: z.string(), build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  working_dir: z.string().optional(), command, user: z.string().optional(), pid: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(), env_file: z.array(z.string()).optional(), secrets: z.array(z.string()).optional(),
  volumes: z.array(z.string().regex(/^[./\w-]+:\/[\w./-]+(:ro)?$/)), tmpfs: z.array(z.string()), mem_limit: z.string().optional(), shm_size: z.string().optional(),
  ulimits: z.strictObject({ core: z.literal(0) }).optional(), ports: z.array(z.string().regex(/^\d+:\d+$/)).optional(),
  networks: z.array(z.string()).optional(), network_mode: z.string().optional(), depends_on: z.record(z.string(), when).optional(),
  healthcheck: z.strictObject({ test: command, interval: z.string(), timeout: z.string(), retries: z.int() }).optional(),
  stop_grace_period: z.string().optional(), stop_signal: z.string().optional(),
})
const compose = z.looseObject({
  name: z.string(), services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() })), secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
})

describe('the compose file', () => {
  const file = compose.parse(parse(readFileSync('deploy/compose.yaml', 'utf8'), { merge: true }))
  const services = Object.entries(file.services)

  it('names only what there is: volumes, networks, secrets, services and programs', () => {
    for (const [name, each] of services) {
      for (const volume of each.volumes) {
        const [from = ''] = volume.split(':')
        if (!from.startsWith('.')) expect(Object.keys(file.volumes), `${name} ${volume}`).toContain(from)
      }
      for (const network of each.networks ?? []) expect(Object.keys(file.networks)).toContain(network)
      for (const secret of each.secrets ?? []) expect(Object.keys(file.secrets)).toContain(secret)
      for (const other of [...Object.keys(each.depends_on ?? {}), ...[each.network_mode, each.pid].flatMap((mode) => /^service:(.+)$/.exec(mode ?? '')?.[1] ?? [])])
        expect(Object.keys(file.services)).toContain(other)
      for (const program of each.command.join(' ').match(/\b(?:lib|deploy|scripts)\/[\w/-]+\.ts\b/g) ?? []) expect(existsSync(program), program).toBe(true)
      expect(Number(each.networks !== undefined) + Number(each.network_mode !== undefined), name).toBe(1)
    }
  })

  it('opens nothing but nginx, and gives the front neither a database address nor a key', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['nginx'])
    const { front } = file.services
    expect(front?.env_file).toEqual(['public.env'])
    expect(JSON.stringify(front)).not.toMatch(/keys|DATABASE/)
    expect(services.filter(([, { env_file: files }]) => files?.includes('owner.env')).map(([name]) => name)).toEqual(['prepare'])
  })

  it('runs PostgreSQL 18, and at least two web processes', () => {
    expect(file.services.database?.image).toMatch(/^postgres:18/)
    expect(services.filter(([name]) => /^web-\d+$/.test(name)).length).toBeGreaterThanOrEqual(2)
  })
})

const units = readdirSync('deploy/systemd')
const linesOf = (unit: string): string[] => readFileSync(`deploy/systemd/${unit}`, 'utf8').split('\n')

describe('the systemd units', () => {
  it.each(units)('%s may do little', (unit) => {
    const lines = linesOf(unit)
    for (const rule of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'ProtectHome=yes', 'PrivateTmp=yes', 'PrivateDevices=yes', 'RestrictNamespaces=yes', 'SystemCallFilter=@system-service', 'LimitCORE=0', 'MemorySwapMax=0'])
      expect(lines).toContain(rule)
    expect(lines.filter((line) => line.startsWith('User='))[0]).not.toBe('User=root')
  })

  it.each(units)('%s starts a program that is there', (unit) => {
    const [start = ''] = linesOf(unit).filter((line) => line.startsWith('ExecStart='))
    const programs = start.match(/\S+\.(?:ts|mjs)\b|node_modules\/next\/dist\/bin\/next/g) ?? []
    expect(programs.length).toBeGreaterThan(0)
    for (const program of programs) expect(existsSync(program), program).toBe(true)
  })

  it('give each process only the secrets it needs', () => {
    const files = Object.fromEntries(units.map((unit) => [unit, linesOf(unit).filter((line) => line.startsWith('EnvironmentFile=')).map((line) => line.replace(/.*\//, ''))]))
    expect(files).toEqual({
      'vidare-front.service': ['public.env'], 'vidare-nginx-release.service': [], 'vidare-prepare.service': ['public.env', 'web.env', 'worker.env', 'owner.env'],
      'vidare-web@.service': ['public.env', 'web.env', 'build.env'], 'vidare-worker.service': ['public.env', 'worker.env', 'build.env'],
    })
  })

  const analyze = '/usr/bin/systemd-analyze'
  it.skipIf(!existsSync(analyze)).each(units)('%s is judged safe by systemd itself (exposure below 2 of 10)', (unit) => {
    const { status, stdout, stderr } = spawnSync(analyze, ['security', '--offline=yes', '--threshold=20', '--no-pager', `deploy/systemd/${unit}`], { encoding: 'utf8' })
    expect(status, stdout + stderr).toBe(0)
  })
})
