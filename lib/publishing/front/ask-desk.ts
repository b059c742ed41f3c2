/** Asks the application for an answer of the contact point's desk, over 127.0.0.1. */
import http from 'node:http'
import { text } from 'node:stream/consumers'
import { DeskReply, type DeskAsk } from '@/lib/enquiries/desk/reply'

const agent = new http.Agent({ keepAlive: true, maxSockets: 32, timeout: 10_000 })
/** Longer than sixty-four derivations in line. Milliseconds. */
const patience = 15_000

/** Null: the application does not answer, or not sensibly. What was asked may have been done; every form of the desk is safe to send again. */
export const askDesk = (port: number) => (ask: DeskAsk): Promise<DeskReply | null> => new Promise((resolve) => {
  const onward = http.request(
    { host: '127.0.0.1', port, agent, method: 'POST', path: '/contact-desk', headers: { 'content-type': 'application/json' } },
    (answer) => {
      text(answer).then((body) => { resolve(answer.statusCode === 200 ? DeskReply.safeParse(JSON.parse(body)).data ?? null : null) }).catch(() => { resolve(null) })
    },
  )
  onward.setTimeout(patience, () => onward.destroy())
  onward.on('error', () => { resolve(null) })
  onward.end(JSON.stringify(ask))
})
