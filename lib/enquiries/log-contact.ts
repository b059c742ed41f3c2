import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { LogContact } from '@/lib/enquiries/schemas'
import { insertLog } from '@/lib/enquiries/store'

/** A call or a mail as figures: nothing that leads back to anybody, so nothing that could be asked for. */
export const logContact = command({
  permission: 'enquiry.log',
  input: LogContact,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId, unitId: actor.grants.find(({ role }) => role === 'contactPointOfficer')?.unitId ?? '' }),
  async run({ tx, now, input: { logId, ...said }, subject }) {
    if (subject.unitId === '') return refuse('notPermitted')
    await insertLog(tx, { id: logId, ...subject, ...said, onDay: dayOf(now) })
    return ok({ id: logId })
  },
  audit: ({ input }) => event('enquiry.logged', null, { logId: input.logId }),
})
