import { describe, expect, it } from 'vitest'
import { nothingFilled } from '@/lib/enquiries/desk/reply'
import { fillPage } from './fill-page'

const filled = (letter: string, filling: Partial<Parameters<typeof fillPage>[1]>) => fillPage(letter, { ...nothingFilled, ...filling })

describe('a page that is filled in for one visitor', () => {
  it('has each token once, escaped, also where a token was written by the visitor', () => {
    expect(filled('<p title="%%T%%">%%T%%</p><textarea>%%T%%</textarea>', { values: { T: '<b>"%%U%%"&', U: 'never' } }))
      .toBe('<p title="&lt;b&gt;&quot;%%U%%&quot;&amp;">&lt;b&gt;&quot;%%U%%&quot;&amp;</p><textarea>&lt;b&gt;&quot;%%U%%&quot;&amp;</textarea>')
  })

  it('cannot be broken out of', () => {
    expect(filled('<textarea>%%T%%</textarea>', { values: { T: '</textarea><script>x</script>' } })).not.toContain('<script>')
    expect(filled('<input value="%%T%%">', { values: { T: '" onfocus="x' } })).toBe('<input value="&quot; onfocus=&quot;x">')
  })

  it('keeps the parts that hold and drops the others with everything inside', () => {
    const letter = '<div data-when="a b"><div>1</div></div><div data-when="c"><div>2<br></div></div><p>3</p>'
    expect(filled(letter, { parts: ['b'] })).toBe('<div><div>1</div></div><p>3</p>')
    expect(filled(letter, { parts: [] })).toBe('<p>3</p>')
  })

  it('opens what a word of it opens, and leaves the rest shut', () => {
    expect(filled('<details data-open="a b"><p>1</p></details><details data-open="c">2</details>', { parts: ['b'] })).toBe('<details open><p>1</p></details><details>2</details>')
  })

  it('repeats a row with its own values and parts, and an element without an inside as well', () => {
    const letter = '<ol><li data-each="m"><b data-when="x">du</b><b data-when="y">de</b> %%T%%</li></ol><input data-each="f" name="%%N%%">'
    expect(filled(letter, { lists: { m: [{ PART: 'x', T: '1' }, { PART: 'y', T: '2' }], f: [{ N: 'a' }, { N: 'b' }] } }))
      .toBe('<ol><li><b>du</b> 1</li><li><b>de</b> 2</li></ol><input name="a"><input name="b">')
    expect(filled(letter, {})).toBe('<ol></ol>')
  })

  it('marks what was chosen and nothing else', () => {
    const letter = '<input type="radio" name="a" value="1"><input type="radio" name="a" value="2"><select name="b"><option value="1">x</option><option value="2">y</option></select>'
    expect(filled(letter, { chosen: { a: '2', b: '1' } }))
      .toBe('<input type="radio" name="a" value="1"><input type="radio" name="a" value="2" checked><select name="b"><option value="1" selected>x</option><option value="2">y</option></select>')
  })
})
