import 'server-only'
import { asWorker } from '@/lib/db/as-worker'
import { dayOf } from '@/lib/directory/days'
import { linksNow } from '@/lib/editorial/links/read'
import { figuresOf } from '@/lib/editorial/months/model'
import { keepMonth, listMonths } from '@/lib/editorial/months/store'
import { toPlan } from '@/lib/editorial/plan-view'
import { countContacts, listPlan } from '@/lib/editorial/store'

/** Keeps the figures of this month, unless they have been: the first day that the worker is at work. True: they were kept now. */
export const keepThisMonth = (now: number): Promise<boolean> => asWorker(async (tx) => {
  const month = dayOf(now).slice(0, 7)
  if ((await listMonths(tx)).some((kept) => kept.month === month)) return false
  return keepMonth(tx, month, figuresOf(toPlan(await listPlan(tx), [], await countContacts(tx), await linksNow(tx), now)))
})
