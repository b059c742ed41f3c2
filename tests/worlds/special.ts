import { closeFile } from '@/lib/cases/close-file'
import { reopenFile } from '@/lib/cases/reopen-file'
import { factId } from '@/lib/directory/facts'
import { useReceived } from '@/lib/disclosure/deliveries/use'
import { decideAlone } from '@/lib/referrals/drafts/decide-alone'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { askError } from '@/lib/referrals/errors/ask'
import { confirmError } from '@/lib/referrals/errors/confirm'
import { joinReferral } from '@/lib/referrals/join'
import { receiveReferral } from '@/lib/referrals/receive'
import { sendReferral } from '@/lib/referrals/send'
import { openedFile } from '@/tests/worlds/files'
import { readByNow } from '@/tests/worlds/news'
import { decided, draftedReferral, eva, leila, sara, value, type Asking } from '@/tests/worlds/referrals'
import { clockFrom, morning, type Story, type StoryClock } from '@/tests/worlds/story-clock'

const amir = 'samordnare@malmo.example'

/** A file of Sara's with a referral written to Syd, and what comes of it. */
interface Telling { key: string; name: [given: string, family: string]; daysAgo: number; urgency: Asking['urgency']; then(clock: StoryClock, draftId: string): Promise<void> }

const told = ({ key, name: [givenName, familyName], daysAgo, urgency, then }: Telling, now: number): Story => ({
  key,
  fileId: factId(`${key}:file`),
  async lay() {
    const clock = clockFrom(morning(now, daysAgo), now)
    const caseFileId = factId(`${key}:file`)
    await openedFile(clock.as(sara), { caseFileId, givenName, familyName, birthYear: '1999', sharedWith: 'unit' })
    const referralId = factId(`${key}:referral`)
    await draftedReferral(clock.as, { caseFileId, referralId, from: sara, to: leila, urgency, answers: { nameSource: `${givenName} ${familyName}` } })
    await then(clock, referralId)
  },
})

/** Put before Eva, decided, sent and received, as most are. */
async function received({ as }: StoryClock, referralId: string): Promise<void> {
  const { releaseId } = value(await submitReferral(as(sara), { draftId: referralId, version: 6 }))
  await decided(as(eva), releaseId)
  value(await sendReferral(as(sara), { referralId }))
  value(await receiveReferral(as(leila), { referralId }))
}

/** What happens seldom and must be seen: decided alone and not yet judged, entered in error, received in a file that was there, opened again. */
export const specialStories = (now: number): Story[] => [
  told({
    key: 'demo:alone', name: ['Tove', 'Provsson'], daysAgo: 1, urgency: 'urgent',
    async then({ as }, referralId) {
      value(await decideAlone(as(sara), {
        draftId: referralId, version: 6, cause: 'dangerToLifeOrHealth', words: 'Två personer har frågat efter henne på gatan i dag. Hon vågar inte gå hem.',
      }))
      value(await sendReferral(as(sara), { referralId }))
    },
  }, now),
  told({
    key: 'demo:inError', name: ['Love', 'Demoström'], daysAgo: 6, urgency: 'ordinary',
    async then(clock, referralId) {
      await received(clock, referralId)
      clock.nextDay()
      const requestId = factId('demo:inError:request')
      value(await askError(clock.as(sara), { referralId, requestId, reason: 'wrongPerson' }))
      value(await confirmError(clock.as(amir), { requestId }))
      await readByNow(clock.as, referralId, [sara, eva, leila])
    },
  }, now),
  told({
    key: 'demo:joined', name: ['Ida', 'Övningsdal'], daysAgo: 9, urgency: 'ordinary',
    async then(clock, referralId) {
      const caseFileId = factId('demo:joined:own')
      await openedFile(clock.as(leila), { caseFileId, givenName: 'Ida', familyName: '', birthYear: '', needs: 'Ringde själv till oss i våras.', safeContact: '', sharedWith: 'nobody' })
      await received(clock, referralId)
      value(await joinReferral(clock.as(leila), { referralId, caseFileId }))
      value(await useReceived(clock.as(leila), { caseFileId, referralId, field: 'name', version: 1, noteId: factId('demo:joined:note'), words: 'Ida Övningsdal' }))
      await readByNow(clock.as, referralId, [sara, eva, leila])
    },
  }, now),
  {
    key: 'demo:again',
    fileId: factId('demo:again:file'),
    async lay() {
      const clock = clockFrom(morning(now, 60), now)
      const caseFileId = factId('demo:again:file')
      await openedFile(clock.as(sara), { caseFileId, givenName: 'Milo', familyName: 'Skissberg', birthYear: '2001', sharedWith: 'unit' })
      clock.to(morning(now, 30))
      value(await closeFile(clock.as(sara), { caseFileId, version: 1, outcome: 'noContact' }))
      clock.to(morning(now, 3))
      value(await reopenFile(clock.as(amir), { caseFileId, version: 2, reason: 'cameBack' }))
    },
  },
]
