import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocument } from '@/lib/content/read'
import { readContentVersion } from '@/lib/content/versions'
import { withConnection } from '@/lib/db/bootstrap'
import { answerEdition } from '@/lib/editorial/answer'
import { beginEdition } from '@/lib/editorial/begin'
import { judgeAtOnce } from '@/lib/editorial/judge'
import { publishEdition } from '@/lib/editorial/publish'
import { publishDue } from '@/lib/editorial/publish-due'
import { publishAtOnce } from '@/lib/editorial/publish-at-once'
import { readContentPage } from '@/lib/editorial/read-content'
import { readAside, readEdition } from '@/lib/editorial/read-edition'
import { readPlan } from '@/lib/editorial/read-plan'
import { saveEdition } from '@/lib/editorial/save'
import { submitEdition } from '@/lib/editorial/submit'
import { withdrawEdition } from '@/lib/editorial/withdraw'
import { steps } from '@/lib/editorial/transitions'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { contentOf, ledEdition, lena, liveOf, petra, sourceOf, stefan, versionOf } from '@/tests/worlds/editorial'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

describe('a text on its way', () => {
  it('goes from author to reviewer to publisher, and is what the public reads', async () => {
    const contentId = await contentOf(world.owner, 'page', 'press')
    const editionId = randomUUID()
    value(await beginEdition(world.as(lena), { editionId, contentId, locale: 'sv', from: '' }))
    const source = (await sourceOf(world.owner, editionId)).replace(/^rubrik: .*$/m, 'rubrik: För dig som rapporterar')
    value(await saveEdition(world.as(lena), { editionId, version: '1', source, minor: '', changeNote: 'Ny rubrik.' }))
    value(await submitEdition(world.as(lena), { editionId, version: '2' }))
    expect(await answerEdition(world.as(lena), { editionId, version: '3', answer: 'approve', words: '' })).toEqual({ ok: false, code: 'notPermitted' })
    value(await answerEdition(world.as(stefan), { editionId, version: '3', answer: 'approve', words: '' }))
    const before = Number(await readContentVersion())
    value(await publishEdition(world.as(petra), { editionId, version: '4' }))
    expect(Number(await readContentVersion())).toBe(before + 1)
    expect(await readDocument('sv', 'page', 'press')).toMatchObject({ heading: 'För dig som rapporterar', reviewedBy: 'Kriminalvården' })
    const { rows } = await world.owner.query<{ step: string }>("select coalesce(from_state, '') || '>' || to_state as step from portal.edition_event where edition_id = $1 order by version", [editionId])
    expect(rows.map(({ step }) => step)).toEqual(['>draft', 'draft>submitted', 'submitted>approved', 'approved>published'])

    const down = { editionId, version: await versionOf(world.owner, editionId), reason: 'outdated', goTo: 'about' }
    const { actor, now } = world.as(petra)
    expect(await withdrawEdition({ actor: { ...actor, authTime: now - 301_000 }, now }, down)).toEqual({ ok: false, code: 'signInAgain' })
    value(await withdrawEdition(world.as(petra), down))
    const gone = await readDocument('sv', 'page', 'press')
    expect(JSON.stringify(gone)).toContain('Uppgifterna stämmer inte längre.')
    expect(JSON.stringify(gone)).toContain('"page":"about"')
    expect(gone.title).toBe('Press')
    // Done by one person: everybody sees it until somebody begins anew.
    const taken = async () => value(await readPlan(world.as(lena), {})).groups.find(({ kind }) => kind === 'takenDown')?.lines.map((line) => line.editionId)
    expect(await taken()).toEqual([editionId])
    value(await beginEdition(world.as(lena), { editionId: randomUUID(), contentId, locale: 'sv', from: '' }))
    expect(await taken()).toBeUndefined()
  })

  it('is published at once by one person for somebody’s safety, and flagged until another has looked', async () => {
    const contentId = await contentOf(world.owner, 'page', 'about')
    const editionId = randomUUID()
    value(await beginEdition(world.as(petra), { editionId, contentId, locale: 'sv', from: '' }))
    value(await publishAtOnce(world.as(petra), { editionId, version: '1', words: 'Numret var fel.' }))
    expect(await judgeAtOnce(world.as(petra), { editionId, version: '2', words: '' })).toEqual({ ok: false, code: 'ownEdition' })
    value(await judgeAtOnce(world.as(stefan), { editionId, version: '2', words: '' }))
  })

  it('and flagged also when a next edition has taken its place, whose reader sees both changes', async () => {
    const place = { type: 'page', slug: 'accessibility', locale: 'sv' } as const
    const { editionId: alone } = await ledEdition(world.as, world.owner, place, 'atOnce')
    const { editionId: next } = await ledEdition(world.as, world.owner, place, 'submitted')
    expect(value(await readEdition(world.as(stefan), { editionId: next })).before?.n).toBe(1)
    const version = () => versionOf(world.owner, next)
    value(await answerEdition(world.as(stefan), { editionId: next, version: await version(), answer: 'approve', words: '' }))
    value(await publishEdition(world.as(petra), { editionId: next, version: await version() }))
    const flagged = async () => value(await readPlan(world.as(lena), {})).groups.find(({ kind }) => kind === 'atOnce')?.lines.map((line) => line.editionId) ?? []
    expect(await flagged()).toContain(alone)
    expect(value(await readEdition(world.as(stefan), { editionId: alone })).may.judge).toBe(true)
    value(await judgeAtOnce(world.as(stefan), { editionId: alone, version: await versionOf(world.owner, alone), words: '' }))
    expect(await flagged()).not.toContain(alone)
  })

  it('keeps what was said of a text that is set aside, and says nothing of what nobody did', async () => {
    const place = { type: 'page', slug: 'privacy', locale: 'sv' } as const
    // The one before was published by somebody, who does nothing more to it.
    await ledEdition(world.as, world.owner, place, 'published')
    const { editionId, contentId } = await ledEdition(world.as, world.owner, place, 'draft')
    const aside = value(await saveEdition(world.as(petra), { editionId, version: '1', source: 'titel: Två', minor: 'yes', changeNote: 'Bara ett ord.' }))
    const shown = value(await readAside(world.as(petra), { textId: aside.textId ?? '' }))
    expect(shown.own).toMatchObject({ source: 'titel: Två', minor: true, changeNote: 'Bara ett ord.' })
    expect(shown.now).toMatchObject({ minor: true, changeNote: 'Vem som äger texten.' })

    // What takes its place by itself is in the name of whoever set the time, and nobody has done anything to the one before.
    const before = await liveOf(world.owner, contentId)
    await world.owner.query("update portal.edition set state = 'scheduled', approved_by = gen_random_uuid(), publish_at = now(), scheduled_by = $2, version = version + 1 where id = $1", [editionId, world.as(petra).actor.accountId])
    await publishDue()
    const { rows } = await world.owner.query<{ who: string }>("select edition_id || ' ' || to_state || ' ' || coalesce(account_id::text, '') as who from portal.edition_event where (edition_id, to_state) in (($1, 'superseded'), ($2, 'published')) order by to_state", [before, editionId])
    expect(rows.map(({ who }) => who)).toEqual([`${editionId} published ${world.as(petra).actor.accountId}`, `${before} superseded `])
  })

  it('is missing in a language that it is to be had in, also before anybody has begun', async () => {
    const contentId = randomUUID()
    await world.owner.query("insert into portal.content (id, type, slug) values ($1, 'guide', 'provad')", [contentId])
    await world.owner.query("insert into portal.document (content_id, locale) values ($1, 'sv')", [contentId])
    expect(value(await readContentPage(world.as(lena), { contentId })).languages.map(({ locale, translation }) => `${locale} ${translation}`)).toEqual(['sv null', 'en missing', 'ar missing'])
  })

  it('takes the same steps in code and database', async () => {
    const { rows } = await withConnection(world.database.url.owner, (client) => client.query<{ step: string }>("select from_state || '>' || to_state || ' ' || array_to_string(roles, ',') as step from portal.edition_steps() order by 1"))
    const ours = Object.entries(steps).flatMap(([from, each]) => Object.values(each as Record<string, { to: string; roles: readonly string[] }>).map(({ to, roles }) => `${from}>${to} ${roles.join(',')}`))
    expect(rows.map(({ step }) => step)).toEqual(ours.sort())
  })
})
