import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { makeFactCheck } from '@/lib/editorial/fact-checks/make'
import { revokeFactCheck } from '@/lib/editorial/fact-checks/revoke'
import { factCheckPath, takeRemarkPath } from '@/lib/editorial/paths'
import { ask } from '@/tests/support/portal'
import { hiddenOf } from '@/tests/support/portal-request'
import { portalWorldHere } from '@/tests/support/portal-world'
import { portalUrl, site } from '@/tests/support/site'
import { stefan } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'
import { laidTargets } from '@/tests/worlds/targets'

let links: Record<'open' | 'closed' | 'over', string>
const { as, there } = portalWorldHere(async ({ owner }) => {
  const { nadiasDraft: editionId } = await laidTargets(site.dataDir, as, owner)
  const make = async () => value(await makeFactCheck(as(stefan), { factCheckId: randomUUID(), editionId, days: '1' }))
  const [open, closed, over] = [await make(), await make(), await make()]
  value(await revokeFactCheck(as(stefan), { factCheckId: closed.id }))
  await owner.query('alter table portal.fact_check disable trigger fact_check_step')
  await owner.query("update portal.fact_check set expires_at = now() - interval '1 second' where id = $1", [over.id])
  await owner.query('alter table portal.fact_check enable trigger fact_check_step')
  links = { open: open.token, closed: closed.token, over: over.token }
})

/** As a browser sends it from a page that tells nobody where it is. */
const send = (fields: Record<string, string>) =>
  fetch(portalUrl + takeRemarkPath, { method: 'POST', redirect: 'manual', headers: { origin: 'null' }, body: new URLSearchParams(fields) })
const remarks = async () => (await there().owner.query('select from portal.edition_comment where fact_check_id is not null')).rowCount ?? 0

describe('whoever has a link', () => {
  it('reads the page as it will be, marked as not published, which nobody keeps or finds, and says what is wrong without script', async () => {
    const { status, body, headers } = await ask(factCheckPath('en', links.open), undefined)
    expect(status).toBe(200)
    for (const line of ['cache-control\nno-store', 'referrer-policy\nno-referrer', 'x-robots-tag\nnoindex']) expect(headers.toLowerCase()).toContain(line)
    expect(headers.toLowerCase()).not.toContain('set-cookie')
    expect(body).toContain('Ej publicerad.')
    expect(body.match(/För faktagranskning/g)?.length).toBeGreaterThan(10)
    expect(body).toMatch(/<html[^>]* lang="en"/)
    // Like any page of the public site.
    expect(body).toContain('tel:112')
    const { results } = await new HtmlValidate(new FileSystemConfigLoader()).validateString(body.replaceAll(/<script\b.*?<\/script>/gs, ''), 'page.html')
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)).filter((fault) => !/^attr-case /.test(fault))).toEqual([])

    const [hidden = []] = hiddenOf(body).filter((fields) => fields.some(([name]) => name === 'token'))
    const before = await remarks()
    const sent = await send({ ...Object.fromEntries(hidden), words: 'The number is wrong.' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${factCheckPath('en', links.open)}?sent=1#remark`])
    expect(await remarks()).toBe(before + 1)
    expect((await ask(`${factCheckPath('en', links.open)}?sent=1`, undefined)).body).toContain('Tack. Anmärkningen är framme')

    const refused = await send({ ...Object.fromEntries(hidden), remarkId: randomUUID(), words: `<i>${'x'.repeat(2_000)}` })
    expect([refused.status, refused.headers.get('cache-control'), refused.headers.get('referrer-policy')]).toEqual([422, 'no-store', 'no-referrer'])
    expect(await refused.text()).toContain(`&lt;i&gt;${'x'.repeat(2_000)}`)
  })

  it('meets the same, byte by byte, when it is closed, over, made up or in another language', async () => {
    /** What may differ between two requests for the same page: the nonce, and the address itself. */
    const told = (body: string, token: string) => body.replaceAll(/nonce(=|\\":\\)"[^"]*"/g, '').replaceAll(token, 'TOKEN').replaceAll(/[A-Za-z0-9+/]{24}(?=\\?")/g, '')
    const wrong = ['A'.repeat(43), links.closed, links.over, `${links.open.slice(1)}A`]
    const pages = new Set<string>()
    for (const token of wrong) {
      const { status, body, headers } = await ask(factCheckPath('en', token), undefined)
      expect([token, status]).toEqual([token, 200])
      expect(headers.toLowerCase()).toContain('referrer-policy\nno-referrer')
      expect(body).toContain('Länken leder ingenstans')
      expect(body).not.toContain('Ej publicerad.')
      pages.add(told(body, token))
    }
    expect(pages.size).toBe(1)
    expect((await ask(factCheckPath('sv', links.open), undefined)).body).toContain('Länken leder ingenstans')
    const answers = new Set<string>()
    for (const token of wrong) {
      const answer = await send({ token, locale: 'en', remarkId: randomUUID(), version: '1', words: 'Ord' })
      expect([token, answer.status]).toEqual([token, 404])
      answers.add((await answer.text()).replaceAll(token, 'TOKEN').replaceAll(/[0-9a-f-]{36}/g, 'ID'))
    }
    expect(answers.size).toBe(1)
  })

  it('leaves nothing of the link in any log', async () => {
    await ask(factCheckPath('en', links.open), undefined)
    await ask(`/fact-check/en/${links.open}/more`, undefined)
    const folder = path.join(site.dataDir, 'log')
    const logs = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n')
    expect(logs.length).toBeGreaterThan(0)
    for (const token of Object.values(links)) expect(logs.includes(token)).toBe(false)
  })
})
