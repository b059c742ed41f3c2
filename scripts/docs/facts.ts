import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const source = z.object({ retrievedOn: z.string().optional() }).catchall(z.unknown()).optional()
const File = z.object({ source }).catchall(z.unknown())
/** A row may say for itself when its source was read. */
const Row = z.object({ source }).catchall(z.unknown())

/** How many of each fact `prisma/data` holds, and the day the newest of its sources was read. */
export function factsTable(): string {
  const rows = readdirSync('prisma/data').filter((name) => name.endsWith('.json')).sort().flatMap((name) => {
    const file = File.parse(JSON.parse(readFileSync(`prisma/data/${name}`, 'utf8')))
    return Object.entries(file).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1])).map(([key, list]) => {
      const days = [file.source, ...list.map((row) => Row.safeParse(row).data?.source)].map((from) => from?.retrievedOn)
      const newest = days.filter((day) => day !== undefined).sort().at(-1) ?? '–'
      return `| [\`${name}\`](../prisma/data/${name}) | ${key} | ${list.length} | ${newest} |`
    })
  })
  return ['| File | What | How many | Source read on |', '|---|---|---|---|', ...rows].join('\n')
}
