import 'server-only'
import { demoPeople } from '@/lib/accounts/people'
import { demoProviderServer } from '@/lib/auth/demo-provider/server'
import { signInKeys } from '@/lib/auth/sign-in-keys'
import { env } from '@/lib/env'

/**
 * The demonstration's identity provider, a process of its own on 127.0.0.1. The portal is on localhost: two sites to a
 * browser, as a real provider and the portal are (decisions 32). The supervisor starts it in demo mode only.
 */
const settings = env()
const say = (line: string) => { process.stdout.write(`provider: ${line}\n`) }
if (settings.mode !== 'demo') throw new Error('the demonstration’s identity provider runs in demo mode only')
const server = demoProviderServer({
  issuer: settings.oidcIssuer, portalUrl: settings.portalUrl, clientId: settings.oidcClientId,
  clientKey: signInKeys(settings).publicKey, people: demoPeople().people,
})
server.on('error', (error: NodeJS.ErrnoException) => {
  say(error.code === 'EADDRINUSE' ? `port ${settings.oidcPort} is taken` : `cannot listen: ${error.code ?? error.message}`)
  process.exit(1)
})
server.listen(settings.oidcPort, '127.0.0.1', () => { say(`listening on ${settings.oidcPort}`) })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => {
  server.close(() => process.exit(0))
  server.closeAllConnections()
})
