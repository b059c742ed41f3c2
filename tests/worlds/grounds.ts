import { randomUUID } from 'node:crypto'
import { dayAfter, dayOf } from '@/lib/directory/days'
import { withConnection } from '@/lib/db/bootstrap'
import { answerWording } from '@/lib/grounds/keeping/answer'
import { beginWording } from '@/lib/grounds/keeping/begin'
import { beginRule, beginSheet } from '@/lib/grounds/keeping/begin-new'
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

/** A paragraph that no rule rests on yet, in a statute that has other sheets. */
export const newParagraph = 'OSL 10 kap. 19 §'

/** The form of a sheet that there was not, filled in. It stands from tomorrow. */
export const sheetForm = (now: number, more: Record<string, string> = {}): Record<string, string> => ({
  wordingId: randomUUID(), cite: newParagraph, heading: 'Om unga och polisen', says: 'En uppgift om en ung person får lämnas till polisen, om det behövs.\nDet gäller bara den som är under 18 år.', since: '', amendedBy: '',
  validFrom: dayAfter(dayOf(now)), note: 'Övning.', statuteName: '', statuteSfs: '', statuteUrl: '', ...more,
})

/** A rule that there was not, filled in: school may tell the police of somebody under 18 for support, and nobody else may. */
export const ruleForm = (now: number, more: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  wordingId: randomUUID(), validFrom: dayAfter(dayOf(now)), validUntil: '', note: 'Övning.', title: 'Skolan till polisen om ett barn', describes: 'När skolan behöver polisens stöd för ett barn.', law: newParagraph,
  effect: 'may', from: 'school', to: 'police', purposes: 'support', initiative: 'any', liftsAll: 'these', lifts: 'osl-23-2', exceptLaw: '', need0: 'under18',
  ownOnly: '', reservation: '', weigh0: 'Behövs det för barnets skull?', weigh1: '', weigh2: '', weigh3: '', weigh4: '', limits: 'Bara det som behövs.', doubtText: '',
  decidedBy: 'secrecyOfficer', sourceName: 'Lagtexten', sourceUrl: 'https://rkrattsbaser.gov.se/sfst?bet=2009:400', sourceOn: dayOf(now), reviewedBy: '',
  cases: 'Skolan vill berätta om en elev på 14.\nfrom=school&to=police&aim=support&age=under15&done=1\nöppnar\n\nEleven har fyllt 18.\nfrom=school&to=police&aim=support&age=from18&done=1\nstängd: villkor saknas', ...more,
})

/** A sheet or a rule that there was not, handed over by Agneta and approved by Håkan. */
export async function approvedNew(as: As, what: 'sheet' | 'rule', more: Record<string, string> = {}): Promise<string> {
  const { id } = value(await (what === 'sheet' ? beginSheet(as(agneta), sheetForm(as(agneta).now, more)) : beginRule(as(agneta), ruleForm(as(agneta).now, more))))
  value(await moveWording(as(agneta), { wordingId: id, version: '1', step: 'submit' }))
  value(await answerWording(as(hakan), { wordingId: id, version: '2', answer: 'approve', words: '' }))
  return id
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
