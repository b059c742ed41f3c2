import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { ConfirmContact } from '@/lib/keeping/schemas'
import { findContact, updateContact } from '@/lib/keeping/store'

/** Everything that the page showed is true today. */
export const confirmContact = command({
  permission: 'contact.confirm',
  input: ConfirmContact,
  load: (tx, { contactPointId }) => findContact(tx, contactPointId),
  async run({ tx, input, subject }) {
    if (subject.version !== input.version || !await updateContact(tx, subject, {})) return refuse('changedByOther')
    return ok({ id: subject.id })
  },
  audit: ({ value }) => event('contact.confirmed', null, { contactPointId: value.id }),
})
