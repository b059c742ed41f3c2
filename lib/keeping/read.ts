import 'server-only'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { OneContact, NoFilter } from '@/lib/keeping/schemas'
import { findContact, listChanges, listContacts } from '@/lib/keeping/store'
import { toContactLine, toContactView } from '@/lib/keeping/view'

/** The contacts of one's own authority: what nobody has confirmed lately first. */
export const listOwnContacts = query({
  permission: 'contact.list',
  input: NoFilter,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, actor, now }) => ok((await listContacts(tx, actor.authorityId)).map((row) => toContactLine(row, now)).sort((one, other) => Number(one.state === 'verified') - Number(other.state === 'verified'))),
  audit: 'showsNoPerson',
})

/** One of them, with what was changed by whom. */
export const readContact = query({
  permission: 'contact.view',
  input: OneContact,
  load: (tx, { contactPointId }) => findContact(tx, contactPointId),
  run: async ({ tx, now, subject }) => ok({ ...toContactView(subject, now), changes: await listChanges(tx, subject.id) }),
  audit: 'showsNoPerson',
})
export type ContactView = Extract<Awaited<ReturnType<typeof readContact>>, { ok: true }>['value']
