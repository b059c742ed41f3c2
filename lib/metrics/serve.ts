import 'server-only'
import { chmodSync, rmSync } from 'node:fs'
import http from 'node:http'
import { exposition, expositionType } from '@/lib/metrics/metrics'

/**
 * Answers Prometheus on a socket of this machine's file system: no port, so nothing outside can reach it whatever a firewall says.
 * nginx hands it on to 127.0.0.1 (deploy/nginx.conf).
 * @param socket path; its folder exists and belongs to this user and the group of nginx
 */
export function serveMetrics(socket: string): http.Server {
  rmSync(socket, { force: true })
  const server = http.createServer((_request, response) => {
    exposition().then(
      (text) => response.writeHead(200, { 'content-type': expositionType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  // Being counted is never a reason not to work, nor to go on living.
  server.on('error', () => undefined)
  server.listen(socket, () => { chmodSync(socket, 0o660) })
  server.unref()
  return server
}
