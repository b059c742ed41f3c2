import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { askForPerson, askToLower } from '@/lib/access/ask'
import { declareConflict } from '@/lib/access/conflicts/declare'
import { readConflicts } from '@/lib/access/conflicts/list'
import { endAccess, giveUpAccess } from '@/lib/access/end'
import { readFileAccess } from '@/lib/access/file'
import { handOverFile } from '@/lib/access/hand-over'
import { listToDecide } from '@/lib/access/read'
import { reviewLog } from '@/lib/audit/review'
import { assignFile } from '@/lib/cases/assign-file'
import { closeFile } from '@/lib/cases/close-file'
import { listFiles } from '@/lib/cases/list-files'
import { lookUp } from '@/lib/cases/look-up'
import { openFile } from '@/lib/cases/open-file'
import { readOpenForm } from '@/lib/cases/open-form'
import { raiseProtection } from '@/lib/cases/raise-protection'
import { readFile, revealName, showSafeContact } from '@/lib/cases/read-file'
import { writeNote } from '@/lib/cases/write-note'
import type { Context } from '@/lib/core/pipeline'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { caseWorldHere } from '@/tests/support/case-world'
import { filledIn, openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { brokenGlass } from '@/tests/worlds/protection'
import { value } from '@/tests/worlds/referrals'

const amir = 'samordnare@malmo.example'
const name = { givenName: 'Samma', familyName: 'Namn', personalNumber: '19121212-1212' }

const { world } = caseWorldHere()

/** Everything Amir can ask, about his own file, a hidden one and a made-up one; times and ids that differ by nature are left out. */
async function everything(context: Context, own: string, other: string, number: string): Promise<string> {
  const asked = (verb: (context: Context, raw: unknown) => Promise<unknown>, raw: unknown) => verb(context, raw)
  const answers = [
    await asked(listFiles, { after: null }), await asked(readOpenForm, {}), await asked(readFile, { caseFileId: own }),
    await asked(lookUp, { sought: 'Samma Namn', purpose: 'call' }), await asked(lookUp, { sought: 'Samma', purpose: 'call' }), await asked(lookUp, { sought: '121212+1212', purpose: 'call' }),
  ]
  for (const verb of [readFile, readFileAccess, revealName, showSafeContact]) answers.push(await asked(verb, { caseFileId: other }))
  answers.push(
    await asked(writeNote, { caseFileId: other, noteId: randomUUID(), kind: 'fact', on: '2026-01-01', body: 'x' }),
    await asked(closeFile, { caseFileId: other, version: '1', outcome: 'left' }),
    await asked(assignFile, { caseFileId: other, accountId: person('chef@malmo.example').accountId }),
    await asked(raiseProtection, { caseFileId: other, version: '1', protection: 'assumedIdentity' }),
    await asked(askForPerson, { caseFileId: other, requestId: randomUUID(), accountId: person('chef@malmo.example').accountId, reason: 'cover' }),
    await asked(askToLower, { caseFileId: other, requestId: randomUUID(), protection: 'none', reason: 'levelEnded' }),
    await asked(endAccess, { caseFileId: other, accessId: randomUUID(), reason: 'mistake' }), await asked(giveUpAccess, { caseFileId: other, handTo: '' }),
    await asked(handOverFile, { caseFileId: other, accountId: person('handlaggare@malmo.example').accountId }),
    await asked(listToDecide, {}), await asked(readConflicts, {}), await asked(lookUp, { sought: number, purpose: 'call' }),
    await asked(reviewLog, { who: null, on: null, number: null, after: null }),
  )
  return JSON.stringify(answers)
}

const numberOf = async (id: string): Promise<string> =>
  (await world.owner.query<{ number: string }>('select number from portal.case_file where id = $1', [id])).rows[0]?.number ?? ''

describe('a file that Amir may not see', () => {
  it('changes no byte of anything he can ask for', async () => {
    const own = await openedFile(world.as(amir), name)
    const context = world.as(amir)
    const before = await everything(context, own, randomUUID(), newSpokenNumber())
    // The same person at another authority; protected in his own unit; his colleague's own, in his own unit.
    const hidden = [
      await openedFile(world.as('handlaggare@umea.example'), name),
      await openedFile(world.as('handlaggare@malmo.example'), { ...name, protection: 'assumedIdentity', sharedWith: 'nobody' }),
      await openedFile(world.as('handlaggare@malmo.example'), { ...name, sharedWith: 'nobody' }),
    ]
    for (const other of hidden) expect(await everything(context, own, other, await numberOf(other))).toBe(before)
    // Nor does what others do with it: a question about its protection, a conflict of somebody he does not lead, an opening by his manager.
    const [, secret] = hidden
    value(await askToLower(world.as('handlaggare@malmo.example'), { caseFileId: secret, requestId: randomUUID(), protection: 'none', reason: 'levelEnded' }))
    value(await declareConflict(world.as('logg@malmo.example'), { conflictId: randomUUID(), number: await numberOf(hidden[2] ?? ''), kind: 'tie' }))
    await brokenGlass(world.as, await numberOf(secret ?? ''), 'chef@malmo.example')
    for (const other of hidden) expect(await everything(context, own, other, await numberOf(other))).toBe(before)
    // The test can fail: one that he may see shows.
    const seen = await openedFile(world.as('handlaggare@malmo.example'), { ...name, sharedWith: 'unit' })
    expect(await everything(context, own, seen, await numberOf(seen))).not.toBe(before)
  })

  it('does not give itself away when its id is used for a new file', async () => {
    const hidden = await openedFile(world.as('handlaggare@umea.example'))
    // 122 random bits that only a colleague there has seen; even so the answer tells nothing of whose it is.
    expect(await openFile(world.as(amir), filledIn(world.as(amir), { caseFileId: hidden }))).toEqual({ ok: false, code: 'alreadyReceived' })
    expect(await readFile(world.as(amir), { caseFileId: hidden })).toEqual({ ok: false, code: 'notFound' })
  })
})
