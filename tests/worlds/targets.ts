import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { factId } from '@/lib/directory/facts'
import { decideIdentity } from '@/lib/enquiries/open-identity'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { people, type Target } from '@/tests/policy/routes-by-person'
import { takenThread } from '@/tests/worlds/contact-point'
import { ledEdition, nadia } from '@/tests/worlds/editorial'
import { ledWording } from '@/tests/worlds/grounds'
import { laidPicture } from '@/tests/worlds/media'
import { openedFile } from '@/tests/worlds/files'
import { askedFor, brokenGlass, protectedFile } from '@/tests/worlds/protection'
import { askedReferral, sentReferral, value, type As } from '@/tests/worlds/referrals'

/** The same for every test of a running world, laid by the first that asks: one draft of a text at a time is all there may be. */
export async function laidTargets(dataDir: string, as: As, owner: Client): Promise<Record<Target, string>> {
  const kept = path.join(dataDir, 'targets.json')
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Record<Target, string>
  const laid = await layTargets(as, owner)
  writeFileSync(kept, JSON.stringify(laid))
  return laid
}

/** One of each thing that an address can name, laid by those who would have (the owner only looks which thread came last): the tables of tests/policy say for whom its page opens. */
async function layTargets(as: As, owner: Client): Promise<Record<Target, string>> {
  const [sara, leila] = [people.sara, people.leila]
  const sent = await sentReferral(as)
  const waiting = await askedReferral(as)
  const thread = await takenThread(as, owner, 'Hej.')
  const opened = await takenThread(as, owner, 'Hej.', 'Kim Kanariesson')
  value(await decideIdentity(as(people.jonas), { openingId: opened.openingId, answer: 'approve' }))
  const saraWrites = randomUUID()
  value(await beginReferral(as(sara), { draftId: saraWrites, caseFileId: sent.caseFileId }))
  const draft = await ledEdition(as, owner, { type: 'knowledge', slug: 'passus-2020', locale: 'sv' }, 'draft')
  const translation = await ledEdition(as, owner, { type: 'page', slug: 'professional', locale: 'en' }, 'draft', nadia)
  const words = await owner.query<{ id: string }>('select id from portal.edition_text where edition_id = $1', [draft.editionId])
  return {
    sharedWithUnit: sent.caseFileId, onlySaras: await openedFile(as(sara), { sharedWith: 'nobody' }),
    leilasFile: await openedFile(as(leila), { sharedWith: 'nobody' }),
    askedRequest: await askedFor(as, (await protectedFile(as)).id, people.amir), brokenGlass: await brokenGlass(as, (await protectedFile(as)).number),
    sent: sent.referralId, underReview: waiting.referralId, saraWrites, sentsRelease: sent.releaseId, waitingRelease: waiting.releaseId,
    policeContact: factId('contact:police-coordination-syd'), text: draft.contentId, lenasDraft: draft.editionId, nadiasDraft: translation.editionId, lenasWords: words.rows[0]?.id ?? '', picture: await laidPicture(as),
    rule: 'youngAtRisk', sheet: 'osl-10-27', agnetasWording: await ledWording(as, 'generalClause', 'draft'), thread: thread.enquiryId, openedThread: opened.enquiryId, unknown: randomUUID(), noId: '1',
  }
}
