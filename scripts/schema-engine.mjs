#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the CLI would fetch from outside npm: speaks the same protocol
// (JSON-RPC lines on standard input and output, plus `cli` subcommands) over the WASM engine, which is in npm.
// Only for authoring migrations and for the drift check; deployment uses lib/db/migrate.ts. The protocol is internal to
// Prisma: run the drift tests at every upgrade.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const argv = process.argv.slice(2)
if (argv.includes('--version')) {
  // Asked by `prisma generate`, which needs no engine beyond this answer.
  console.log('schema-engine over WASM')
  process.exit(0)
}

const { default: pg } = await import('pg')
const { PrismaPg } = await import('@prisma/adapter-pg')
const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } = await import('@prisma/driver-adapter-utils')
const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')

// What the engine says when it panics; without this place to say it, it dies of having none.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => { console.error(message) } }

const characterColumns = new Set()

const valueOf = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
const datasource = valueOf('--datasource')
const url = datasource ? JSON.parse(datasource).url : undefined
const models = argv.flatMap((word, at) => (word === '--datamodels' ? [argv[at + 1]] : []))

fitQueries()
if (argv.includes('cli')) await answerCli()
else await answerLines()

// The adapter does not know the catalog type "char" (18): it is shown as bpchar (1042) here, and as the single character
// that the engine expects by `withEngineTypes`. Pool.query hands a callback to
// Client.query, so both are wrapped. PostgreSQL 18 lists NOT NULL among the constraints (type n), at which the engine
// panics; they are columns' own property to Prisma and are left out of that one question.
function fitQueries() {
  const show = (answer) => {
    for (const result of [answer].flat())
      for (const field of result?.fields ?? []) {
        if (field.dataTypeID !== 18) continue
        field.dataTypeID = 1042
        characterColumns.add(field.name)
      }
    return answer
  }
  const older = (text) => text.replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')")
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (question, ...args) {
    const asked = typeof question === 'string' ? older(question)
      : typeof question?.text === 'string' ? { ...question, text: older(question.text) } : question
    const answer = query.call(this, asked, ...args)
    return typeof answer?.then === 'function' ? answer.then(show) : answer
  }
  const poolQuery = pg.Pool.prototype.query
  pg.Pool.prototype.query = async function (...args) {
    if (typeof args.at(-1) === 'function') return poolQuery.apply(this, args)
    const client = await this.connect()
    try {
      return await client.query(...args)
    } finally {
      client.release()
    }
  }
}

// As separate fields: with a connectionString the adapter would open the shadow database under the name of the main one,
// and do there what is only meant for the shadow.
function connectionOf(address) {
  const { searchParams, hostname, port, username, password, pathname } = new URL(address)
  return {
    host: searchParams.get('host') ?? hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password) || undefined,
    database: decodeURIComponent(pathname.slice(1)),
    max: 4,
  }
}

async function withClient(config, work) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

// The adapter splits a script at every semicolon, also inside $$ bodies: send it whole, as one implicit transaction.
function withEngineTypes(adapter, config) {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query)
    const columnTypes = answer.columnTypes.map((type, at) => (characterColumns.has(answer.columnNames[at]) ? ColumnTypeEnum.Character : type))
    return { ...answer, columnTypes }
  }
  adapter.executeScript = (script) => withClient(config, (client) => client.query(script).catch((error) => adapter.onError(error)))
  return adapter
}

function adapterFactory() {
  const main = connectionOf(url)
  return new (class extends PrismaPg {
    async connect() {
      return withEngineTypes(await super.connect(), main)
    }

    async connectToShadowDb() {
      const database = `prisma_shadow_${crypto.randomUUID().replaceAll('-', '')}`
      const asMain = (sql) => withClient(main, (client) => client.query(sql))
      await asMain(`create database "${database}" template template0`)
      const config = { ...main, database }
      const adapter = withEngineTypes(await new PrismaPg(config).connect(), config)
      // The adapter's own dispose drops the database before it has let go of it.
      const dispose = adapter.dispose.bind(adapter)
      adapter.dispose = async () => {
        await dispose()
        await asMain(`drop database "${database}" with (force)`)
      }
      return adapter
    }
  })(main)
}

async function answerCli() {
  const { database, ...server } = connectionOf(url)
  const maintenance = { ...server, database: 'postgres' }
  const quoted = `"${database.replaceAll('"', '""')}"`
  try {
    if (argv.includes('can-connect-to-database')) await withClient({ ...server, database }, () => undefined)
    else if (argv.includes('create-database')) await withClient(maintenance, (client) => client.query(`create database ${quoted}`))
    else if (argv.includes('drop-database')) await withClient(maintenance, (client) => client.query(`drop database if exists ${quoted}`))
    else throw new Error(`unsupported: ${argv.join(' ')}`)
    process.exit(0)
  } catch (error) {
    const code = { '3D000': 'P1003', '28P01': 'P1000' }[error.code] ?? 'P1001'
    const meta = code === 'P1003'
      ? { database_name: database, database_schema_name: 'public' }
      : { database_host: server.host, database_port: server.port }
    // The CLI drops the first line of standard error.
    console.error('{}')
    console.error(JSON.stringify({
      timestamp: new Date().toISOString(), level: 'ERROR', target: 'schema_engine::logger',
      fields: { message: error.message, is_panic: false, error_code: code, meta },
    }))
    process.exit(1)
  }
}

async function answerLines() {
  const require = createRequire(import.meta.url)
  const wasm = readFileSync(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  let last = Promise.resolve()
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => { last = last.then(() => answerLine(line)) })
  lines.on('close', () => { last.then(() => process.exit(0)) })
}

async function answerLine(line) {
  if (!line.trim()) return
  const { id, method, params } = JSON.parse(line)
  const send = (message) => { process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`) }
  try {
    // A fresh engine per call keeps no stale cache of the schema.
    const datamodels = models.length > 0 ? models.map((file) => [file, readFileSync(file, 'utf8')]) : undefined
    const fresh = await engine.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapterFactory()))
    const name = { getDatabaseVersion: 'version' }[method] ?? method
    if (typeof fresh[name] !== 'function') throw new Error(`unsupported method ${method}`)
    // These two look for the migration history in a cache that only devDiagnostic fills.
    if (name === 'evaluateDataLoss' || name === 'createMigration')
      await fresh.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
    const result = await fresh[name](params)
    if (method === 'diff' && result?.stdout != null) send({ id: 1e9, method: 'print', params: { content: result.stdout } })
    send({ id, result: result ?? null })
  } catch (error) {
    const data = { is_panic: false, message: String(error?.message ?? error), error_code: error?.code, meta: error?.meta ?? null }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}
