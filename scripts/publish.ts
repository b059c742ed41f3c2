// Publishes the public pages from the web process that runs on WEB_PORT. Started by the supervisor, which reads the
// lines of JSON on standard output; what went wrong goes to standard error and the code is 1.
import { publish } from '@/lib/publishing/publish'
import type { Published } from '@/lib/publishing/publish-release'
import { explain } from '@/scripts/running/complain'

const [, , build] = process.argv

publish(build ?? null, (done, total) => { console.log(JSON.stringify({ done, total })) }).then(
  (published) => { process.exit(tell(published)) },
  (error: unknown) => {
    console.error(explain(error))
    process.exit(1)
  },
)

function tell(published: Published): number {
  if (published.ok) {
    console.log(JSON.stringify({ pages: published.pages }))
    if (published.deadLinks.length > 0) console.error(`Länkar som inte leder någonstans: ${published.deadLinks.join(', ')}`)
    return 0
  }
  // The same fault on 290 pages needs saying a few times only.
  for (const { path, problem } of published.problems.slice(0, 10)) console.error(`${path}: ${problem}`)
  if (published.problems.length > 10) console.error(`… och ${published.problems.length - 10} sidor till.`)
  return 1
}
