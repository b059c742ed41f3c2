// The backup and restore drill, as one command; see deploy/drill.ts for what it proves.
import { drill } from '@/deploy/drill'

drill().then((report) => {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  const { lost, tooMuch, sameAudit, differing, readable, inClear, refusedForeignKey } = report
  process.exit(lost.length + tooMuch.length + differing.length + inClear.length === 0 && sameAudit && readable && refusedForeignKey ? 0 : 1)
}, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
