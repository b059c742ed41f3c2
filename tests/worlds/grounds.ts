import { randomUUID } from 'node:crypto'
import { dayOf } from '@/lib/directory/days'
import { withConnection } from '@/lib/db/bootstrap'
import { answerWording } from '@/lib/grounds/keeping/answer'
import { beginWording } from '@/lib/grounds/keeping/begin'
import { moveWording } from '@/lib/grounds/keeping/move'
import { readWriting } from '@/lib/grounds/keeping/read'
import { saveWording } from '@/lib/grounds/keeping/save'
import { actorOf } from '@/tests/worlds/people'
import { value, type As } from '@/tests/worlds/referrals'

/** The jurist who writes, and the one of another authority who reads it through. */
export const agneta = 'jurist@polisen.example'
export const hakan = 'jurist@kriminalvarden.example'

const endings = ['draft', 'submitted', 'published'] as const
type Ending = (typeof endings)[number]

/** The fields of a wording in work as its page sends them, with some written otherwise. */
export async function formOf(as: As, wordingId: string, more: Record<string, string | string[]> = {}): Promise<Record<string, string | string[]>> {
  const { version, fields } = value(await readWriting(as(agneta), { wordingId }))
  const form: Record<string, string | string[]> = { wordingId, version: String(version), ...fields, note: 'Lag (2099:1): nytt villkor.', ...more }
  return Object.fromEntries(Object.entries(form).filter(([, sent]) => typeof sent === 'string' || sent.length > 0))
}

/** A new wording by Agneta of a rule, led so far; Håkan approves. It begins when `more` says, or tomorrow. */
export async function ledWording(as: As, code: string, ending: Ending, more: Record<string, string | string[]> = {}): Promise<string> {
  const wordingId = randomUUID()
  value(await beginWording(as(agneta), { wordingId, code }))
  value(await saveWording(as(agneta), await formOf(as, wordingId, more)))
  if (ending !== 'draft') value(await moveWording(as(agneta), { wordingId, version: '2', step: 'submit' }))
  if (ending === 'published') value(await answerWording(as(hakan), { wordingId, version: '3', answer: 'approve', words: '' }))
  return wordingId
}

/** What the jurists of the demonstration are in the middle of: one wording waits to be read. Nothing of it holds. Laid once. */
export async function layWordingInWork(ownerUrl: string, now: number): Promise<void> {
  const laid = await withConnection(ownerUrl, async (owner) => (await owner.query("select from portal.ground_wording where origin = 'editor' limit 1")).rowCount !== 0)
  if (laid) return
  const as: As = (email) => ({ actor: actorOf(email, now), now })
  await ledWording(as, 'reservation', 'submitted', {
    validFrom: dayOf(now + 60 * 86_400_000), note: 'Övning: skriv ut vad ett förbehåll är.', describes: 'Ett förbehåll säger vad en privat utförare inte får föra vidare eller använda. Tar det bort risken för skada, ska ni göra ett.',
  })
}
