import { createHash } from 'node:crypto'
import { Script } from 'node:vm'
import { expect, it } from 'vitest'
import { exitElement, exitScript } from '@/lib/publishing/exit-script'

it('is small, reads as a script and is known by its own hash', () => {
  const { source, hash } = exitScript()
  expect(Buffer.byteLength(source)).toBeLessThanOrEqual(1_300)
  expect(() => new Script(source)).not.toThrow()
  expect(hash).toBe(`sha256-${createHash('sha256').update(source).digest('base64')}`)
  expect(source).not.toMatch(/<\/|<!|https?:|localStorage|document\.cookie|fetch|sendBeacon/)
})

it('is the same for every address, which stands outside what the hash covers', () => {
  expect(exitElement('https://a.example/?x="y"&z')).toBe(`<script data-to="https://a.example/?x=&quot;y&quot;&amp;z">${exitScript().source}</script>`)
})
