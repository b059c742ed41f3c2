import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { direction } from '@/lib/routes'
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
    expect(html, 'no script but the exit').toSatisfy((text: string) => (text.match(/<script\b/g)?.length ?? 0) <= 1)
  })

  it.each(['', 'Habo', 'Malmmö', 'Rosengård', 'qqqqqqqq', 'x'.repeat(200), '"><b>&'])('on the answer to "%.10s"', async (typed) => {
    for (const locale of ['sv', 'en', 'ar'] as const) {
      const html = await (await ask(typed, locale)).text()
      expect(await faultsIn(html, 'answer.html')).toEqual([])
      expect(html, 'no mark left unfilled').not.toMatch(/%%[A-Z]+%%/)
    }
  })
})
