import 'server-only'
import { event } from '@/lib/audit/events'
import { factsOfFile } from '@/lib/cases/facts'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { TakeConsent } from '@/lib/disclosure/consents/schemas'
import { authorityOfUnit, insertConsent } from '@/lib/disclosure/consents/store'
import { dayOf, startOfDay } from '@/lib/directory/days'

const dayMs = 24 * 3_600_000

/** Writes down that the person has consented: to whom, for what, which kinds of data and until when. */
export const takeConsent = command({
  permission: 'consent.take',
  input: TakeConsent,
  load: (tx, { caseFileId }) => factsOfFile(tx, caseFileId),
  async run({ tx, input, actor, now, subject: file }) {
    if (input.validUntil < dayOf(now)) return fault('validUntil', 'notDay')
    const toAuthorityId = await authorityOfUnit(tx, input.toUnitId)
    if (toAuthorityId === null) return refuse('unitCannotReceive')
    await insertConsent(tx, {
      id: input.consentId, authorityId: file.authorityId, caseFileId: file.id, unitId: file.unitId, toAuthorityId, toUnitId: input.toUnitId,
      purpose: input.purpose, fields: input.fields, takenBy: actor.accountId, takenAt: now,
      // The last day counts whole.
      validUntil: startOfDay(input.validUntil) + dayMs,
    })
    return ok({ id: input.consentId, caseFileId: file.id })
  },
  audit: ({ subject, input }) => event('consent.taken', subject, { consentId: input.consentId, fields: input.fields }),
})
