import { expect, it } from 'vitest'
import { criticalCss as rulesOf } from '@/lib/publishing/critical-css'
import { pieces } from '@/lib/publishing/html'

const criticalCss = (html: string, css: string) => rulesOf(pieces(html), css)

const page = '<html lang="ar" dir="rtl"><head></head><body class="a b md:grid w-1/2"><main id="main"><h1>x</h1><input type="text"><details><summary>x</summary></details>'
  + '<svg fill="var(--drawn)"></svg></main></body></html>'

it.each([
  // What a reader must not lose, each with the rule that PurgeCSS or a careless filter takes away.
  ['a bare state', ':focus-visible{x:y}', ':focus-visible{x:y}'],
  ['a selection', '::selection{x:y}', '::selection{x:y}'],
  ['a nested state', '.a{&:hover{x:y}}', '.a{&:hover{x:y}}'],
  ['a nested rule without parent', '.zz{&:hover{x:y}}', ''],
  ['one of several', '.a,.zz{x:y}', '.a{x:y}'],
  ['a negation', '.a:not(.zz){x:y}', '.a:not(.zz){x:y}'],
  ['one of a choice', ':is(.zz,.b) h1{x:y}', ':is(.zz,.b) h1{x:y}'],
  ['none of a choice', ':is(.zz,.yy) h1{x:y}', ''],
  ['has', '.a:has(.zz){x:y}', ''],
  ['direction', '[dir=rtl] h1{x:y}', '[dir=rtl] h1{x:y}'],
  ['another direction', '[dir=ltr] h1{x:y}', ''],
  ['an opened part', 'details[open]>summary{x:y}', 'details[open]>summary{x:y}'],
  ['an escaped class', '.md\\:grid:hover{x:y}.w-1\\/2{x:y}', '.md\\:grid:hover{x:y}.w-1\\/2{x:y}'],
  ['an id', '#main{x:y}#other{x:y}', '#main{x:y}'],
  ['a part of an element that is absent', '::backdrop{x:y}::file-selector-button{x:y}', '::file-selector-button{x:y}'],
  ['a shadow host', ':root,:host{x:y}', ':root{x:y}'],
  ['paper', '@media print{.a{x:y}.zz{x:y}}', '@media print{.a{x:y}}'],
  ['an empty query', '@media (min-width:1px){.zz{x:y}}', ''],
  ['layers', '@layer one,two;@layer two{.zz{x:y}}', '@layer one,two;@layer two{}'],
  ['variables through variables', ':root{--a:1;--b:var(--a);--c:2}.a{x:var(--b)}', ':root{--a:1;--b:var(--a)}.a{x:var(--b)}'],
  ['a variable of a drawing', ':root{--drawn:red}', ':root{--drawn:red}'],
  ['registered properties', '@property --a{syntax:"*"}@property --b{syntax:"*"}.a{x:var(--a)}', '@property --a{syntax:"*"}.a{x:var(--a)}'],
  ['animations', '@keyframes one{to{x:y}}@keyframes two{to{x:y}}.a{animation:one 1s}', '@keyframes one{to{x:y}}.a{animation:one 1s}'],
  ['quoted text', '.a::before{content:"a  ;  b"}', '.a::before{content:"a  ;  b"}'],
])('keeps %s as it should', (_, css, kept) => {
  expect(criticalCss(page, css)).toBe(kept)
})

it('pages that differ in words alone share one style, so that a hash stays the same', () => {
  const css = '.a{x:y}[href^="tel:"]{x:y}'
  const one = criticalCss('<body class="a"><p id="malmo">Malmö</p></body>', css)
  expect(criticalCss('<body class="a other"><p id="umea">Umeå</p></body>', css)).toBe(one)
})

it.each([['@import "x.css";'], ['.a{background:url(https://x.example/a.png)}'], ['.a{background:url("//x.example/a.png")}'], ['.a{background:url(../a.png)}']])(
  'a stylesheet that loads from elsewhere is refused: %s', (css) => {
    expect(() => criticalCss(page, css)).toThrow(/stylesheet loads/)
  })
