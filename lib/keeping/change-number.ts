import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { dialOf } from '@/lib/keeping/phone'
import { ChangeNumber } from '@/lib/keeping/schemas'
import { findContact, updateContact } from '@/lib/keeping/store'

/** Another number. Whoever changes it confirms the rest of what the page showed. */
export const changeNumber = command({
  permission: 'contact.change',
  input: ChangeNumber,
  load: (tx, { contactPointId }) => findContact(tx, contactPointId),
  async run({ tx, input, subject }) {
    const phoneDial = dialOf(input.phone)
    if (phoneDial === null) return fault('phone', 'notPhone')
    if (subject.version !== input.version || !await updateContact(tx, subject, { phoneDial, phoneShown: input.phone })) return refuse('changedByOther')
    return ok({ id: subject.id })
  },
  audit: ({ value }) => event('contact.changed', null, { contactPointId: value.id, field: 'phone' }),
})
