import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { direction, publicPath } from '@/lib/routes'
import { ask, get } from '@/tests/support/http'
import { everyAddress } from '@/tests/support/site'

const validator = new HtmlValidate(new FileSystemConfigLoader())

async function faultsIn(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name)
  return results.flatMap(({ messages }) => messages.map((message) => `${message.ruleId} ${message.line}:${message.column} ${message.message}`))
}

describe('the markup is valid', () => {
  it.each(everyAddress.map((address) => [address.path, address] as const))('on %s', async (path, { locale }) => {
    const html = await (await get(path)).text()
    expect(await faultsIn(html, `${path}.html`)).toEqual([])
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`))
    expect(html).toMatch(direction[locale] === 'rtl' ? /<html[^>]* dir="rtl"/ : /<html(?![^>]* dir="rtl")/)
    expect(html, 'nothing of the framework').not.toMatch(/_next\/|__next|<!--\$|next-size-adjust/)
    expect(html, 'no style attribute under a hash-only policy').not.toMatch(/<[^>]+\sstyle="/)
    const sealing = html.match(/<script src="\/form-[0-9a-f]{16}\.js" integrity="sha256-[A-Za-z0-9+/]{43}=" defer>/g)?.length ?? 0
    expect(sealing, 'the script that seals').toBe(path === publicPath('contactWrite', locale) || path === publicPath('contactOpen', locale) ? 1 : 0)
    expect(html.match(/<script\b/g)?.length, 'no other script but the exit').toBe(1 + sealing)
  })

  it.each(['', 'Habo', 'Malmmö', 'Rosengård', 'qqqqqqqq', 'x'.repeat(200), '"><b>&'])('on the answer to "%.10s"', async (typed) => {
    for (const locale of ['sv', 'en', 'ar'] as const) {
      const html = await (await ask(typed, locale)).text()
      expect(await faultsIn(html, 'answer.html')).toEqual([])
      expect(html, 'no mark left unfilled').not.toMatch(/%%[A-Z]+%%/)
    }
  })
})
