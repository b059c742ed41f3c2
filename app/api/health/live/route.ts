export const dynamic = 'force-dynamic'

/** The process is up. Asks nothing of anything else, so a database outage never makes a supervisor restart the web. */
export const GET = (): Response =>
  new Response('ok\n', { headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' } })
