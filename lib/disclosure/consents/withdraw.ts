import 'server-only'
import { event } from '@/lib/audit/events'
import { factsOfFile } from '@/lib/cases/facts'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { OneConsent } from '@/lib/disclosure/consents/schemas'
import { endConsent, findConsent } from '@/lib/disclosure/consents/store'

/** The person takes the consent back. It reaches everything that has not left; a decided release can no longer be sent on it. */
export const withdrawConsent = command({
  permission: 'consent.withdraw',
  input: OneConsent,
  async load(tx, { consentId }) {
    const consent = await findConsent(tx, consentId)
    const file = consent && await factsOfFile(tx, consent.caseFileId)
    return consent && file && { ...file, consent }
  },
  async run({ tx, now, subject: { consent } }) {
    if (consent.state !== 'active') return refuse('consentWithdrawn')
    return (await endConsent(tx, consent, now)) ? ok({ id: consent.id, caseFileId: consent.caseFileId }) : refuse('changedByOther')
  },
  audit: ({ subject }) => event('consent.withdrawn', subject, { consentId: subject.consent.id }),
})
