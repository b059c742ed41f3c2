import { expect, it } from 'vitest'
import { keptPage } from '@/lib/forms/kept-page'

const form = new FormData()
for (const [name, value] of Object.entries({ $ACTION_ID_7f: '', caseFileId: '5b2d8f0e-0000-4000-8000-000000000001', kind: 'fact', body: 'Ringde <b>igen</b>.\n"Kom" & gå.' })) form.append(name, value)
form.append('environments', 'criminal')
form.append('environments', 'honour')

it('sends everything again, in the order it came, with nothing in it that runs', () => {
  const html = keptPage(form, '/portal/cases/5b', 'abc')
  const sent = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name, value])
  expect(sent).toEqual([
    ['$ACTION_ID_7f', ''], ['caseFileId', '5b2d8f0e-0000-4000-8000-000000000001'], ['kind', 'fact'],
    ['body', 'Ringde &lt;b&gt;igen&lt;/b&gt;.\n&quot;Kom&quot; &amp; gå.'], ['environments', 'criminal'], ['environments', 'honour'],
  ])
  expect(html).toContain('action="/portal/cases/5b"')
  expect(html).not.toMatch(/<b>|<script/)
})

it('shows the sentences and neither ids nor choices', () => {
  const shown = [...keptPage(form, '/portal', 'abc').matchAll(/<p class="kept">(.*?)<\/p>/g)].map(([, text]) => text)
  expect(shown).toEqual(['Ringde &lt;b&gt;igen&lt;/b&gt;.<br>&quot;Kom&quot; &amp; gå.'])
})
