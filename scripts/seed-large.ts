// npm run seed:large -- --files 100000: a world of that many made-up files under DATA_DIR/bench, for measuring and for looking around.
import { parseArgs } from 'node:util'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { Complaint, explain } from '@/scripts/running/complain'
import { openLarge } from '@/tests/support/large-world'

try {
  const { values } = parseArgs({ options: { files: { type: 'string', default: '100000' } } })
  const files = Number(values.files)
  if (!Number.isInteger(files) || files < 1_000 || files > 5_000_000) throw new Complaint('Skriv ett antal mellan 1 000 och 5 000 000: npm run seed:large -- --files 100000')
  const settings = env()
  if (settings.mode === 'live') throw new Complaint('npm run seed:large skriver bara påhittade akter, och inställningarna säger skarpt läge.')
  const world = await openLarge(settings.dataDir, files, systemNow(), (folder) => { process.env.DATA_DIR = folder })
  await world.stop()
  console.log(`${files.toLocaleString('sv-SE')} akter ligger i ${world.dataDir}. Titta på dem: DATA_DIR=${world.dataDir} npm start`)
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
process.exit()
