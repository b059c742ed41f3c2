import 'server-only'
import { event } from '@/lib/audit/events'
import { extractOf, factsOfFile } from '@/lib/cases/facts'
import { command } from '@/lib/core/command'
import { ok } from '@/lib/core/result'
import { BeginReferral } from '@/lib/referrals/drafts/schemas'
import { insertDraft } from '@/lib/referrals/drafts/store'

/** A new draft in a file. What the file already says is laid beside each field, and everything stays until somebody chooses. */
export const beginReferral = command({
  permission: 'referral.draft',
  input: BeginReferral,
  load: (tx, { caseFileId }) => factsOfFile(tx, caseFileId),
  async run({ tx, input, actor, now, subject: file }) {
    const extract = await extractOf(tx, file.id)
    const known = { name: extract?.name, birthYear: extract?.birthYear, needs: extract?.needs }
    const fields = Object.fromEntries(Object.entries(known).flatMap(([field, source]) =>
      (source ? [[field, { source, choice: 'stays' as const, text: null }]] : [])))
    await insertDraft(tx, { id: input.draftId, authorityId: file.authorityId, accountId: actor.accountId, caseFileId: file.id, unitId: file.unitId }, { fields }, now)
    return ok({ id: input.draftId })
  },
  audit: ({ subject, input }) => event('referral.drafted', subject, { draftId: input.draftId }),
})
