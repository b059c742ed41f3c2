import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { spansOf } from '@/lib/keeping/hours'
import { AddException, DropException } from '@/lib/keeping/schemas'
import { deleteException, findContact, findException, insertException } from '@/lib/keeping/store'

/**
 * A day with other hours than usual, or closed. It wins over standing hours and holidays, and there is one a day; where there are no
 * hours by the clock, no day differs from them.
 */
export const addException = command({
  permission: 'contact.except',
  input: AddException,
  load: (tx, { contactPointId }) => findContact(tx, contactPointId),
  async run({ tx, now, input, subject }) {
    if (input.date < dayOf(now)) return fault('date', 'notInFuture')
    if (subject.openingKind !== 'schedule') return fault('date', 'noSchedule')
    const spans = spansOf(input.hours ?? '')
    const [span = null, more] = spans ?? []
    if (spans === null || more) return fault('hours', 'notHours')
    const added = await insertException(tx, {
      id: input.exceptionId, authorityId: subject.authorityId, contactPointId: subject.id, date: input.date, closed: span === null, opens: span?.opens ?? null, closes: span?.closes ?? null, reason: input.reason,
    })
    // The same form sent twice has done what it should.
    if (!added && !subject.exceptions.some(({ id }) => id === input.exceptionId)) return fault('date', 'dayTaken')
    return ok({ id: subject.id })
  },
  audit: ({ value }) => event('contact.changed', null, { contactPointId: value.id, field: 'exception' }),
})

/** The day is like any other after all. */
export const dropException = command({
  permission: 'contact.dropException',
  input: DropException,
  load: (tx, { exceptionId }) => findException(tx, exceptionId),
  async run({ tx, subject }) {
    return await deleteException(tx, subject.id) ? ok({ id: subject.contactPointId }) : refuse('changedByOther')
  },
  audit: ({ value }) => event('contact.changed', null, { contactPointId: value.id, field: 'exception' }),
})
