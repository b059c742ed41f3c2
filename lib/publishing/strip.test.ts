import { describe, expect, it } from 'vitest'
import { write } from '@/lib/publishing/html'
import { strip } from '@/lib/publishing/strip'

const around = (body: string, head = '') => `<!DOCTYPE html><!--build--><html lang="sv"><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`

describe('a page as Next writes it', () => {
  it('keeps what the component said and nothing else', () => {
    const { page, stylesheets } = strip(around(
      '<div hidden=""><!--$--><!--/$--></div><p>Ring <!-- -->114 14<br/></p><svg viewBox="0 0 2 2"><clipPath id="a"><path d="M0 0"/></clipPath></svg>'
      + '<input type="text" autoComplete="off" spellCheck="false" required=""/><script>self.__next_f.push([1,"</p>"])</script>'
      + '<template id="_R_"></template>',
      '<link rel="stylesheet" href="/_next/a.css?x=1&amp;y=2" data-precedence="next"/><link rel="preload" as="script" href="/_next/a.js"/>'
      + '<link rel="expect" href="#_R_" blocking="render"/><script src="/_next/b.js" async=""></script><title>A &lt;b&gt;</title>',
    ))
    expect(stylesheets).toEqual(['/_next/a.css?x=1&y=2'])
    expect(write(page)).toBe('<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>A &lt;b&gt;</title></head><body><p>Ring 114 14<br></p>'
      + '<svg viewBox="0 0 2 2"><clipPath id="a"><path d="M0 0"/></clipPath></svg><input type="text" autocomplete="off" spellcheck="false" required></body></html>')
  })

  it.each([
    ['a part that script would put in place', '<div hidden="" id="S:0"><p>Sent</p></div>'],
    ['a fallback for one', '<template id="B:0">x</template>'],
    ['an image of the framework', '<img src="/_next/image?url=x" alt="">'],
    ['the announcer of client navigation', '<next-route-announcer></next-route-announcer>'],
  ])('is refused with %s', (_, body) => {
    expect(() => strip(around(body))).toThrow(/framework/)
  })

  it('is refused when it cannot be read', () => {
    expect(() => strip(around('<p class="a>x</p>'))).toThrow(/cannot be read/)
    expect(() => strip(around('<script>never ends'))).toThrow(/never ends/)
  })
})
