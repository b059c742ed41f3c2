import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocument } from '@/lib/content/read'
import { readContentVersion } from '@/lib/content/versions'
import { withConnection } from '@/lib/db/bootstrap'
import { answerEdition } from '@/lib/editorial/answer'
import { beginEdition } from '@/lib/editorial/begin'
import { judgeAtOnce } from '@/lib/editorial/judge'
import { publishEdition } from '@/lib/editorial/publish'
import { publishAtOnce } from '@/lib/editorial/publish-at-once'
import { saveEdition } from '@/lib/editorial/save'
import { submitEdition } from '@/lib/editorial/submit'
import { withdrawEdition } from '@/lib/editorial/withdraw'
import { steps } from '@/lib/editorial/transitions'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { contentOf, lena, petra, sourceOf, stefan, versionOf } from '@/tests/worlds/editorial'
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

    value(await withdrawEdition(world.as(petra), { editionId, version: await versionOf(world.owner, editionId), words: 'Uppgifterna stämmer inte längre.', goTo: 'about' }))
    const gone = await readDocument('sv', 'page', 'press')
    expect(JSON.stringify(gone)).toContain('Uppgifterna stämmer inte längre.')
    expect(JSON.stringify(gone)).toContain('"page":"about"')
    expect(gone.title).toBe('Press')
  })

  it('is published at once by one person for somebody’s safety, and flagged until another has looked', async () => {
    const contentId = await contentOf(world.owner, 'page', 'about')
    const editionId = randomUUID()
    value(await beginEdition(world.as(petra), { editionId, contentId, locale: 'sv', from: '' }))
    value(await publishAtOnce(world.as(petra), { editionId, version: '1', words: 'Numret var fel.' }))
    expect(await judgeAtOnce(world.as(petra), { editionId, version: '2', words: '' })).toEqual({ ok: false, code: 'ownEdition' })
    value(await judgeAtOnce(world.as(stefan), { editionId, version: '2', words: '' }))
  })

  it('takes the same steps in code and database', async () => {
    const { rows } = await withConnection(world.database.url.owner, (client) => client.query<{ step: string }>("select from_state || '>' || to_state || ' ' || array_to_string(roles, ',') as step from portal.edition_steps() order by 1"))
    const ours = Object.entries(steps).flatMap(([from, each]) => Object.values(each as Record<string, { to: string; roles: readonly string[] }>).map(({ to, roles }) => `${from}>${to} ${roles.join(',')}`))
    expect(rows.map(({ step }) => step)).toEqual(ours.sort())
  })
})
