import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { topicWordsIn } from '@/lib/content/topic-words'
import { brokenRules } from './budget'
import { exitElement } from './exit-script'
import { sealElement, sealScript } from './seal-script'

const exit = 'https://www.smhi.se/'
const page = (head: string) => `<!DOCTYPE html><html lang="sv"><head><title>Skriv</title>${exitElement(exit)}${head}</head><body><a class="leave" rel="noreferrer" href="${exit}">Lämna sidan</a></body></html>`

describe('the one script that a visitor may load', async () => {
  const script = await sealScript()
  const source = script.files.identity.toString()

  it('is small, the same each time, and named by what is in it', async () => {
    // A phone on slow 4G has it within two seconds of the form, which does not wait for it.
    expect(script.files.br.length).toBeLessThan(45_000)
    expect(zlib.brotliDecompressSync(script.files.br).equals(script.files.identity)).toBe(true)
    expect(zlib.gunzipSync(script.files.gzip).equals(script.files.identity)).toBe(true)
    expect((await sealScript()).hash).toBe(script.hash)
    expect(script.path).toMatch(/^\/form-[0-9a-f]{16}\.js$/)
    expect(topicWordsIn(script.path)).toEqual([])
  })

  it('keeps nothing in the browser, asks no other site, and runs under a policy without eval', () => {
    expect(source).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker|new Function|\beval\(|WebSocket|sendBeacon|window\.name/)
    // Into the history goes the name of a step, never what was written.
    expect(source.match(/\w+State\([^)]*\)/g)).toEqual(['replaceState("text","")', 'pushState("words","")'])
    // Of addresses it has none but its own page's.
    expect(source.match(/https?:\/\/[^\s"'`]+/g) ?? []).toEqual([])
  })

  it('is loaded as it was made or not at all', () => {
    expect(brokenRules(page(sealElement(script)), 1, exit, 13_250, script)).toEqual([])
    expect(brokenRules(page(sealElement(script)), 1, exit)).toEqual(['The page has 2 scripts; it may have the exit script and no other.'])
    for (const other of [sealElement(script).replace(script.hash, 'sha256-x'), sealElement(script).replace(/ integrity="[^"]*"/, ''), sealElement(script).replace(script.path, '/form-0.js'), `${sealElement(script)}<script>1</script>`])
      expect(brokenRules(page(other), 1, exit, 13_250, script), other).toEqual(['The page has 2 scripts; it may have the exit script and no other.'])
  })
})
