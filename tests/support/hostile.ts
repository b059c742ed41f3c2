/** What somebody puts into a text to have it run in another's browser, print, table or log. */
export const payloads = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "'-alert(1)-'", '<iframe srcdoc="<script>alert(1)</script>">', '<a href="javascript:alert(1)">x</a>', '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>', '<!--<script>alert(1)</script>-->', '<math><mtext></p><img src=x onerror=alert(1)>', '<body onload=alert(1)>', '<style>@import "//evil"</style>', '<base href="//evil">', '<meta http-equiv=refresh content=0>',
  '<form action="//evil"><input name=x>', '<object data="data:text/html,x">', '&lt;script&gt;', '&#60;script&#62;', '\\u003cscript\\u003e', '%3Cscript%3E', '{{7*7}}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '=cmd|calc', '+1+1', '-1+1', '@SUM(1)', "';drop table portal.edition;--",
  '\u202eevil', '\u2066x\u2069', '\u200b', '\ufeff', '😀👩‍👩‍👧', 'ͺ', 'A\u0301'.repeat(50), 'a'.repeat(5_000), '[x](javascript:alert(1))', '[x](data:text/html,x)', '[x](https://evil" onclick="alert(1))', '[x](//evil)', '[x](sida:__proto__)', '[x](tel:112;ext=1)', '[x]{onload}',
  '**', '[', '](', '\\', '|', '| a | b |', '@', '@ruta', '@tabell', '== ', '== rubrik', 'titel: två gånger', 'källa: [x](javascript:alert(1))', 'id: "><script>', '1. ', '- ', '* ', '~ ', '> ', 'ring: [1](tel:javascript:1)', '__proto__: x', 'constructor: x',
]

/** What a browser would take for more than words: a tag or attribute that is none of ours, or an address that runs. */
export const dangerous = /<(?:script|iframe|object|embed|base|meta|style|form|body|math|img)\b|\son\w+\s*=|href="(?!\/|#|tel:\+?\d+"|https:\/\/)|javascript:|data:text/i

/** Words between tags are words, and so is what stands quoted in an attribute that is no address. */
export const stripped = (html: string): string => html.replace(/>[^<]*</g, '><').replace(/ (?!href|src|action)[a-z-]+="[^"]*"/gi, '')
