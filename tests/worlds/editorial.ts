import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { answerEdition } from '@/lib/editorial/answer'
import { beginEdition } from '@/lib/editorial/begin'
import { writeComment } from '@/lib/editorial/comments/write'
import { publishAtOnce } from '@/lib/editorial/publish-at-once'
import { publishEdition } from '@/lib/editorial/publish'
import { reviewContent } from '@/lib/editorial/review'
import { saveEdition } from '@/lib/editorial/save'
import { scheduleEdition } from '@/lib/editorial/schedule'
import { submitEdition } from '@/lib/editorial/submit'
import { actorOf } from '@/tests/worlds/people'
import { value, type As } from '@/tests/worlds/referrals'

/** The three who take a text from draft to live, one from each of three authorities, and the translator. */
export const lena = 'redaktor@socialstyrelsen.example'
export const stefan = 'granskare@kriminalvarden.example'
export const petra = 'publicist@polisen.example'
export const nadia = 'oversattare@socialstyrelsen.example'

async function one(owner: Client, sql: string, values: unknown[]): Promise<string> {
  const { rows } = await owner.query<{ it: string }>(sql, values)
  const [row] = rows
  if (!row) throw new Error(`nothing found: ${values.join(' ')}`)
  return row.it
}

/** Id of a text by kind and name. */
export const contentOf = (owner: Client, type: string, slug: string): Promise<string> => one(owner, 'select id as it from portal.content where type = $1 and slug = $2', [type, slug])
export const sourceOf = (owner: Client, editionId: string): Promise<string> => one(owner, 'select source as it from portal.edition where id = $1', [editionId])
export const versionOf = (owner: Client, editionId: string): Promise<string> => one(owner, 'select version::text as it from portal.edition where id = $1', [editionId])
export const stateOf = (owner: Client, editionId: string): Promise<string> => one(owner, 'select state as it from portal.edition where id = $1', [editionId])
/** The edition that is live. */
export const liveOf = (owner: Client, contentId: string, locale = 'sv'): Promise<string> =>
  one(owner, "select id as it from portal.edition where content_id = $1 and locale = $2 and state = 'published'", [contentId, locale])

/** Reads the safety set of a language as somebody who keeps the texts, and finds that all of it holds. */
export async function readSafetySet(as: As, owner: Client, locale: 'en' | 'ar', reader = stefan): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    "select e.id from portal.edition e join portal.content c on c.id = e.content_id where e.locale = $1 and e.state = 'published' and portal.is_safety_text(c.type, c.slug)", [locale])
  for (const { id: editionId } of rows) value(await reviewContent(as(reader), { reviewId: randomUUID(), editionId, outcome: 'holds', note: '', months: '6' }))
}

export interface Place { type: string; slug: string; locale: 'sv' | 'en' | 'ar' }
const endings = ['draft', 'submitted', 'approved', 'scheduled', 'published', 'atOnce'] as const
export type EditionEnding = (typeof endings)[number]

/** A draft of Lena's with a change of her own, led so far by those who may: Stefan reads it through, Petra publishes. */
export async function ledEdition(as: As, owner: Client, { type, slug, locale }: Place, ending: EditionEnding, writer = lena): Promise<{ contentId: string; editionId: string }> {
  const contentId = await contentOf(owner, type, slug)
  const editionId = randomUUID()
  const version = () => versionOf(owner, editionId)
  value(await beginEdition(as(writer), { editionId, contentId, locale, from: '' }))
  value(await saveEdition(as(writer), { editionId, version: '1', source: (await sourceOf(owner, editionId)).replace(/^ägare: .*$/m, '$&, redaktionen'), minor: 'yes', changeNote: 'Vem som äger texten.' }))
  const last = endings.indexOf(ending)
  if (ending === 'atOnce') {
    value(await publishAtOnce(as(petra), { editionId, version: await version(), words: 'Numret gick till fel plats.' }))
    return { contentId, editionId }
  }
  if (last >= 1) value(await submitEdition(as(writer), { editionId, version: await version() }))
  if (last >= 2) value(await answerEdition(as(stefan), { editionId, version: await version(), answer: 'approve', words: '' }))
  if (ending === 'scheduled') value(await scheduleEdition(as(petra), { editionId, version: await version(), publishOn: '2099-12-24', publishTime: '08:00' }))
  if (ending === 'published') value(await publishEdition(as(petra), { editionId, version: await version() }))
  return { contentId, editionId }
}

/** Something that Stefan says of a passage of a text; its id. */
export async function ledComment(as: As, owner: Client, editionId: string, words = 'Säg det kortare.', passage = '1'): Promise<string> {
  const commentId = randomUUID()
  value(await writeComment(as(stefan), { commentId, editionId, version: await versionOf(owner, editionId), passage, words }))
  return commentId
}

/**
 * What the editorial people of the demonstration are in the middle of: one text waits to be read, one to be published, one to be
 * changed, and a translation is begun. Nothing of it is live. Laid once.
 */
export async function layEditionsInWork(ownerUrl: string, now: number): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  const as: As = (email) => ({ actor: actorOf(email, now), now })
  try {
    const { rowCount } = await owner.query("select from portal.edition where origin = 'editor' limit 1")
    if (rowCount !== 0) return
    await ledEdition(as, owner, { type: 'measure', slug: 'boende', locale: 'sv' }, 'submitted')
    await ledEdition(as, owner, { type: 'measure', slug: 'familj', locale: 'sv' }, 'approved')
    await ledEdition(as, owner, { type: 'page', slug: 'relative', locale: 'en' }, 'draft', nadia)
    const { editionId } = await ledEdition(as, owner, { type: 'page', slug: 'languages', locale: 'sv' }, 'submitted')
    await ledComment(as, owner, editionId, 'Är det här läst på nytt? Det står ett datum som har passerat.', '2')
    value(await answerEdition(as(stefan), { editionId, version: await versionOf(owner, editionId), answer: 'askForChanges', words: 'Skriv vilka språk som är granskade, och av vem.' }))
  } finally {
    await owner.end()
  }
}
