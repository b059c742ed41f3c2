import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { overlapIn, spansOf, weekdayFields, weeklyOf, type Span, type WeekdayField } from '@/lib/keeping/hours'
import { SetHours } from '@/lib/keeping/schemas'
import { findContact, replaceHours, updateContact } from '@/lib/keeping/store'
import { hoursAsWritten } from '@/lib/keeping/view'

/** When somebody answers: always, on weekdays in the daytime without hours that anybody has stated, by the clock, or not known. */
export const setHours = command({
  permission: 'contact.setHours',
  input: SetHours,
  load: (tx, { contactPointId }) => findContact(tx, contactPointId),
  async run({ tx, input, subject }) {
    const { kind, onHolidays, version } = input
    const written = weekdayFields.map((field) => ({ field, spans: spansOf(input[field] ?? '') }))
    const odd = written.find(({ spans }) => spans === null)
    if (kind === 'schedule' && odd) return fault(odd.field, 'notHours')
    const stood = hoursAsWritten(subject.hours)
    // What the form came with is not typed; whoever typed hours meant them.
    const typed = weekdayFields.find((field) => input[field] !== null && input[field] !== stood[field])
    if (kind !== 'schedule' && typed) return fault(typed, 'onlySchedule')
    const days = Object.fromEntries(written.map(({ field, spans }) => [field, spans ?? []])) as Record<WeekdayField, Span[]>
    const weekly = kind === 'schedule' ? weeklyOf(days) : []
    const twice = kind === 'schedule' ? overlapIn(days) : null
    if (twice) return fault(twice, 'hoursOverlap')
    if (kind === 'schedule' && weekly.length === 0) return fault('monday', 'notHours')
    if (subject.version !== version || !await updateContact(tx, subject, { openingKind: kind, onHolidays, hoursCertain: true })) return refuse('changedByOther')
    await replaceHours(tx, subject, weekly)
    return ok({ id: subject.id })
  },
  audit: ({ value }) => event('contact.changed', null, { contactPointId: value.id, field: 'hours' }),
})
