import { readNotice } from '@/lib/outbox/mark-read'
import { sara, value, type As } from '@/tests/worlds/referrals'

const amir = 'samordnare@malmo.example'

/** What has come about a referral has been read by those it was told to: a desk where everything is new is nobody's. */
export async function readByNow(as: As, about: string, concerned: string[]): Promise<void> {
  // What Malmö shares is told to both who work with files there.
  const inMalmo = concerned.some((email) => email === sara || email === amir) ? [sara, amir] : []
  for (const reader of new Set([...concerned, ...inMalmo])) value(await readNotice(as(reader), { about }))
}
