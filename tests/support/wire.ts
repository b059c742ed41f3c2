import net, { type AddressInfo, type Socket } from 'node:net'

/** What happens on the way to a database: nothing, no answer to anything, a cut, or nobody there. */
type Condition = 'open' | 'silent' | 'cut' | 'refused'

/** A stretch of network in front of a server on this machine, that does as it is told. */
export interface Wire {
  port: number
  /** Holds at once, also for connections that are open. A wire that was silent delivers what it held back. */
  become(condition: Condition): void
  /** Connections that are open now. */
  open(): number
  close(): void
}

export async function wireTo(targetPort: number): Promise<Wire> {
  let condition: Condition = 'open'
  const pairs = new Set<[Socket, Socket]>()
  const server = net.createServer((near) => {
    if (condition === 'refused' || condition === 'cut') { near.resetAndDestroy(); return }
    const far = net.connect(targetPort, '127.0.0.1')
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [one, other] of [[near, far], [far, near]] as const) {
      one.on('error', () => undefined)
      one.on('data', (chunk: Buffer) => other.write(chunk))
      one.on('close', () => { other.destroy(); pairs.delete(pair) })
      if (condition === 'silent') one.pause()
    }
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    port: (server.address() as AddressInfo).port,
    become(next) {
      condition = next
      for (const [near, far] of pairs) {
        if (next === 'cut' || next === 'refused') { near.resetAndDestroy(); far.destroy() }
        for (const end of [near, far]) if (next === 'silent') end.pause(); else end.resume()
      }
    },
    open: () => pairs.size,
    close() {
      server.close()
      for (const [near, far] of pairs) { near.destroy(); far.destroy() }
    },
  }
}
