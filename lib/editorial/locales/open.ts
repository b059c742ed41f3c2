import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { CloseLocale, OpenLocale } from '@/lib/editorial/schemas'
import { findOpening, insertOpening, listGaps } from '@/lib/editorial/locales/store'

/** A language is opened to visitors, in the name of somebody who has read every text of its safety set as it stands now. */
export const openLocale = command({
  permission: 'locale.open',
  input: OpenLocale,
  load: () => Promise.resolve({}),
  async run({ tx, actor, input: { openingId, locale } }) {
    if ((await listGaps(tx, locale, actor.accountId)).length > 0) return refuse('safetySetUnread')
    await insertOpening(tx, { id: openingId, locale, open: true, note: null })
    return ok({ locale })
  },
  audit: ({ value }) => event('locale.opened', null, { locale: value.locale }),
})

/** A language is closed: its pages go at the next publication, within seconds, and nobody is led there. */
export const closeLocale = command({
  permission: 'locale.close',
  input: CloseLocale,
  load: () => Promise.resolve({}),
  async run({ tx, input: { openingId, locale, note } }) {
    if ((await findOpening(tx, locale))?.open !== true) return refuse('changedByOther')
    await insertOpening(tx, { id: openingId, locale, open: false, note })
    return ok({ locale })
  },
  audit: ({ value }) => event('locale.closed', null, { locale: value.locale }),
})
