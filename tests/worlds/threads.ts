import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { answerEnquiry, noteOnEnquiry } from '@/lib/enquiries/answer'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { logContact } from '@/lib/enquiries/log-contact'
import { askIdentity } from '@/lib/enquiries/open-identity'
import { weighEnquiry } from '@/lib/enquiries/weigh'
import { jonas, karin, newestThread, saysWhoTheyAre } from '@/tests/worlds/contact-point'
import { value, type As } from '@/tests/worlds/referrals'
import { writes } from '@/tests/worlds/visitor'

/** Who writes to the contact point of the demonstration; nobody of them exists. Calls are more than five of each kind, so that the figures show. */
export async function layThreads(as: As, owner: Client): Promise<void> {
  const begun = async (...[text, said, locale]: [string, Parameters<typeof writes>[2]?, Parameters<typeof writes>[3]?]) => {
    const { words } = await writes(as(karin).now, text, said, locale)
    return { words, enquiryId: await newestThread(owner) }
  }
  const answered = await begun('Jag vill bort från dem jag umgås med. Måste jag berätta allt för polisen?', { about: 'self', age: 'adult', region: 'syd' })
  value(await claimEnquiry(as(karin), { enquiryId: answered.enquiryId }))
  value(await noteOnEnquiry(as(karin), { enquiryId: answered.enquiryId, messageId: randomUUID(), words: 'Visa till avhopparsamordningen Syd och till socialtjänsten.' }))
  value(await answerEnquiry(as(karin), {
    enquiryId: answered.enquiryId, version: 2, messageId: randomUUID(),
    words: 'Tack för att du skrev. Nej, ingen behöver berätta om brott för att få hjälp. Ring 114 14 och be om avhopparsamordningen. De svarar på dagtid, måndag till fredag.',
  }))
  const child = await begun('أخي الصغير لا يستطيع أن يخرج من المجموعة. عمره ستة عشر عامًا. مع من أتكلم؟', { about: 'other', age: 'under18', region: 'stockholm' }, 'ar')
  value(await weighEnquiry(as(jonas), { enquiryId: child.enquiryId, urgency: 'soon' }))
  await begun('I work at a school. A pupil has told me that he wants to leave. Whom do I call?', { about: 'work', age: 'under18', region: 'vast' }, 'en')
  const known = await begun('Kan någon ringa mig?', { about: 'self', age: 'adult' })
  value(await claimEnquiry(as(jonas), { enquiryId: known.enquiryId }))
  await saysWhoTheyAre(known.words, 'Kim Exempelsson. Ring 070-174 06 05 efter klockan 20, och säg att det gäller cykeln.')
  value(await askIdentity(as(jonas), { enquiryId: known.enquiryId, openingId: randomUUID(), reason: 'personAsks' }))
  const calls = [
    ['phone', 'leaving', 'policeCoordination', 'syd', 7], ['phone', 'someoneElse', 'socialServices', 'stockholm', 9], ['mail', 'whoDoesWhat', 'programme', 'vast', 6], ['phone', 'threat', 'emergency', 'syd', 2],
  ] as const
  for (const [channel, topic, referredTo, region, count] of calls)
    for (let call = 0; call < count; call++)
      value(await logContact(as(jonas), { logId: randomUUID(), channel, topic, referredTo, region, about: call % 3 === 0 ? 'work' : 'self', age: 'unsaid', locale: call % 4 === 0 ? 'en' : 'sv' }))
}
