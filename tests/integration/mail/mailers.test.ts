import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { folderMailer, lettersIn } from '@/lib/mail/folder-mailer'
import { letterTo } from '@/lib/mail/letter'
import { smtpMailer } from '@/lib/mail/smtp-mailer'

const at = Date.UTC(2026, 10, 23, 8)
const letter = () => letterTo({ id: randomUUID(), to: 'samordnare.syd@polisen.example' }, 'https://portal.example', at)

describe('a folder instead of a mail server', () => {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'vidare-mail-')), 'mailbox')
  afterEach(() => { rmSync(path.dirname(folder), { recursive: true, force: true }) })

  it('holds a mail that came twice once, newest first, and is empty before the first', async () => {
    expect(lettersIn(folder)).toEqual([])
    const [first, second] = [letter(), { ...letter(), at: at + 1 }]
    for (const one of [first, second, first]) expect(await folderMailer(folder).deliver(one)).toBe('sent')
    expect(lettersIn(folder)).toEqual([second, first])
  })
})

/** Speaks as much SMTP as is needed to hear what a sender says before it gives up, and keeps every word. */
async function server(answers: (line: string) => string): Promise<{ url: string; heard: string[]; close(): void }> {
  const heard: string[] = []
  const listening = net.createServer((socket) => {
    socket.write('220 mail.example\r\n')
    socket.on('data', (data) => { for (const line of data.toString().split('\r\n').filter(Boolean)) { heard.push(line); socket.write(answers(line)) } })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => { listening.listen(0, '127.0.0.1', resolve) })
  const { port } = listening.address() as net.AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, heard, close: () => { listening.close() } }
}

describe('a mail server', () => {
  it('that offers no encryption is told neither sender, address nor text', async () => {
    const plain = await server((line) => (/^EHLO/i.test(line) ? '250-mail.example\r\n250 SIZE 1000000\r\n' : /^STARTTLS/i.test(line) ? '502 no\r\n' : '250 ok\r\n'))
    expect(await smtpMailer(plain.url, 'vidare@portal.example').deliver(letter())).toBe('unreachable')
    expect(plain.heard.filter((line) => !/^(EHLO|HELO|STARTTLS|QUIT)/i.test(line))).toEqual([])
    plain.close()
  })

  it('that is not there is unreachable, and nothing is thrown', async () => {
    const gone = await server(() => '250 ok\r\n')
    gone.close()
    expect(await smtpMailer(gone.url, 'vidare@portal.example').deliver(letter())).toBe('unreachable')
  })
})
