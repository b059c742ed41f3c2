import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { withConnection } from '@/lib/db/bootstrap'
import { noteOnEnquiry } from '@/lib/enquiries/answer'
import { listQueue } from '@/lib/enquiries/list'
import { remindOfEnquiries } from '@/lib/enquiries/waiting/remind'
import { listDeadMail } from '@/lib/mail/dead'
import type { Letter, Mailer } from '@/lib/mail/model'
import { retryDeadMail } from '@/lib/mail/retry'
import { mailRound } from '@/lib/mail/round'
import { readNotices } from '@/lib/outbox/notices'
import { remindOfUnanswered } from '@/lib/outbox/remind'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { readReferral } from '@/lib/referrals/read'
import { receiveReferral } from '@/lib/referrals/receive'
import { sendReferral } from '@/lib/referrals/send'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { jonas, karin, newestThread } from '@/tests/worlds/contact-point'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { decided, draftedReferral, eva, fields, leila, purposeText, sara, sentReferral, value } from '@/tests/worlds/referrals'
import { atDesk, valueOf, writes } from '@/tests/worlds/visitor'

const minuteMs = 60_000
const amir = 'samordnare@malmo.example'
const robin = 'drift@portal.example'
const portal = 'https://portal.example'

/** Keeps what it is given, and does what the test says with it. */
class Postman implements Mailer {
  letters: Letter[] = []
  answer: 'sent' | 'refused' | 'unreachable' = 'sent'
  tried = 0
  deliver = (letter: Letter) => {
    this.tried += 1
    if (this.answer === 'sent') this.letters.push(letter)
    return Promise.resolve(this.answer)
  }
  to = () => this.letters.map(({ to }) => to).sort()
}

let world: CaseWorld
let postman: Postman
const round = (now: number) => mailRound(postman, portal, now)
const everything = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  withConnection(world.database.superuserUrl, async (client) => (await client.query<Row>(sql, values)).rows)
/** Only what comes from here on is told. */
const forget = () => everything('truncate portal.mail, portal.notice_read, portal.outbox')

/** From a file that Sara shares with nobody. */
async function sentFromOwnFile(): Promise<string> {
  const caseFileId = await openedFile(world.as(sara), { sharedWith: 'nobody' })
  const referralId = randomUUID()
  await draftedReferral(world.as, { caseFileId, referralId, from: sara, to: leila, urgency: 'urgent', answers: {} })
  const { releaseId } = value(await submitReferral(world.as(sara), { draftId: referralId, version: 6 }))
  await decided(world.as(eva), releaseId)
  value(await sendReferral(world.as(sara), { referralId }))
  return referralId
}

beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())
beforeEach(async () => {
  postman = new Postman()
  await forget()
})

describe('a mail', () => {
  it('says that there is something to read and where to sign in, the same to everybody, and nothing of what was written', async () => {
    await sentReferral(world.as)
    const { now } = world.as(sara)
    await round(now)
    expect(postman.to()).toContain(leila)
    for (const letter of postman.letters) {
      expect(Object.keys(letter).sort()).toEqual(['at', 'id', 'subject', 'text', 'to'])
      expect(letter).toMatchObject({ at: now, subject: 'Du har något att läsa i Vidare', text: 'Du har något att läsa i Vidare.\n\nLogga in: https://portal.example/sign-in\n' })
      for (const word of [...Object.values(fields), purposeText, 'Malmö', 'Polisen', 'Lindqvist']) expect(JSON.stringify(letter)).not.toContain(word)
    }
  })

  it('about what came to a unit goes to those there who can take it up, and to nobody else', async () => {
    await sentReferral(world.as)
    await round(world.as(sara).now)
    // Eva has read what she was asked to decide; Sara got her yes, Leila the referral. Anders leads Polisen and Mikael works in another unit there.
    expect(postman.to()).toEqual([leila, sara].sort())
  })

  it('about a file that only Sara may open goes to her alone, though her whole unit is what the receiver answers', async () => {
    const referralId = await sentFromOwnFile()
    await forget()
    value(await receiveReferral(world.as(leila), { referralId }))
    await round(world.as(leila).now)
    expect(postman.to()).toEqual([sara])
  })

  it('about a file that the unit shares goes to those who work with it there', async () => {
    const { referralId } = await sentReferral(world.as)
    await forget()
    value(await receiveReferral(world.as(leila), { referralId }))
    await round(world.as(leila).now)
    expect(postman.to()).toEqual([sara, amir].sort())
  })

  it('about a person to whom somebody has a tie does not reach them, by mail or in the portal', async () => {
    const { referralId } = await sentReferral(world.as)
    const [row] = await everything<{ number: string; file: string }>('select r.number, c.number as file from portal.referral r join portal.case_file c on c.id = r.from_case_file_id where r.id = $1', [referralId])
    // Amir has said that the file's person is kin; Leila, who received it, that the referral's is.
    for (const [email, number] of [[amir, row?.file], [leila, row?.number]] as const)
      await everything(`insert into portal.conflict (id, authority_id, number, account_id, kind, declared_by, declared_at) values (gen_random_uuid(), $1, $2, $3, 'kin', $3, now())`,
        [person(email).authorityId, number, person(email).accountId])
    await round(world.as(leila).now)
    expect(postman.to()).toEqual([sara])
    await forget()
    await everything(`insert into portal.outbox (id, authority_id, unit_id, kind, about, created_at) values (gen_random_uuid(), $1, $2, 'toRead', $3, now())`, [person(sara).authorityId, person(sara).unitId, referralId])
    await everything('update portal.mail set ended_at = now() - interval \'2 hours\'')
    await round(world.as(leila).now)
    expect(postman.to().filter((to) => to === amir)).toEqual([])
    expect(value(await readNotices(world.as(amir), {})).filter((notice) => notice.referralId === referralId)).toEqual([])
  })

  it('about what nobody answers goes to who distributes the work, and later to the manager too', async () => {
    await sentReferral(world.as)
    await forget()
    const { now } = world.as(sara)
    await remindOfUnanswered(now + 2 * 24 * 60 * minuteMs)
    await round(now + 2 * 24 * 60 * minuteMs)
    expect(postman.to()).toEqual([leila])
  })
})

describe('one mail an hour at most', () => {
  it('however much there is: three referrals at once are one mail, and the fourth waits until the hour is over', async () => {
    for (let count = 0; count < 3; count += 1) await sentReferral(world.as)
    const { now } = world.as(leila)
    await round(now)
    await sentReferral(world.as)
    for (let minutes = 5; minutes < 60; minutes += 5) await round(now + minutes * minuteMs)
    expect(postman.to().filter((to) => to === leila)).toHaveLength(1)
    await round(now + 60 * minuteMs)
    expect(postman.to().filter((to) => to === leila)).toHaveLength(2)
    await round(now + 180 * minuteMs)
    expect(postman.to().filter((to) => to === leila)).toHaveLength(2)
  }, 60_000)

  it('also when four workers make their round at once', async () => {
    await sentReferral(world.as)
    const { now } = world.as(leila)
    await Promise.all([round(now), round(now), round(now), round(now)])
    await round(now)
    expect(postman.to()).toEqual([leila, sara].sort())
  })

  it('and none about what the person has read in the meantime', async () => {
    const first = await sentReferral(world.as)
    const { now } = world.as(leila)
    await round(now)
    const second = await sentReferral(world.as)
    await round(now + 5 * minuteMs)
    for (const { referralId } of [first, second]) value(await readReferral(world.as(leila), { referralId }))
    await round(now + 60 * minuteMs)
    expect(postman.to().filter((to) => to === leila)).toHaveLength(1)
  })
})

describe('a person who has left', () => {
  it.each([
    ['the account is closed', 'update portal.account set disabled_at = now() where id = $1', 'update portal.account set disabled_at = null where id = $1'],
    ['the last role has had its last day', 'update portal.role_grant set valid_from = valid_from - 30, valid_until = current_date - 2 where account_id = $1', 'update portal.role_grant set valid_from = valid_from + 30, valid_until = current_date + 90 where account_id = $1'],
  ])('gets none: %s, also between the notice and the mail', async (_why, leave, comeBack) => {
    await sentReferral(world.as)
    const { now } = world.as(leila)
    postman.answer = 'unreachable'
    await round(now)
    postman.answer = 'sent'
    await world.owner.query(leave, [person(leila).accountId])
    await round(now + 5 * minuteMs)
    await sentReferral(world.as).finally(() => world.owner.query(comeBack, [person(leila).accountId]))
    expect(postman.to()).toEqual([sara])
    const left = await everything<{ state: string }>('select state from portal.mail where account_id = $1', [person(leila).accountId])
    expect(left).toEqual([{ state: 'dropped' }])
  })
})

describe('a mail server that does not answer', () => {
  it('is asked again, later each time, and the mail is then given up; the person sees in the portal all the while what waits', async () => {
    await sentReferral(world.as)
    postman.answer = 'unreachable'
    const { now } = world.as(leila)
    const triedAt: number[] = []
    for (let minutes = 0; minutes <= 600; minutes += 5) {
      const before = postman.tried
      await round(now + minutes * minuteMs)
      if (postman.tried > before) triedAt.push(minutes)
    }
    expect(triedAt).toEqual([0, 5, 20, 80, 200, 440])
    const mails = await everything<{ state: string; fault: string | null; tries: number }>('select state, fault, tries from portal.mail where account_id = $1', [person(leila).accountId])
    expect(mails).toEqual([{ state: 'dead', fault: 'unreachable', tries: 6 }])
    expect(value(await readNotices(world.as(leila), {})).length).toBe(1)
  }, 60_000)

  it('that says no for good is not asked again', async () => {
    await sentReferral(world.as)
    postman.answer = 'refused'
    const { now } = world.as(leila)
    await round(now)
    await round(now + 600 * minuteMs)
    expect(postman.tried).toBe(2)
  })

  it('whose worker was killed after sending gets the same mail again under the same id, not another', async () => {
    await sentReferral(world.as)
    const { now } = world.as(leila)
    const killed: Mailer = { deliver: (letter) => { postman.letters.push(letter); return Promise.reject(new Error('killed')) } }
    await expect(mailRound(killed, portal, now)).rejects.toThrow('killed')
    const [first] = postman.letters
    await round(now + 5 * minuteMs)
    expect(postman.letters.filter(({ to }) => to === first?.to).map(({ id }) => id)).toEqual([first?.id, first?.id])
  })
})

describe('whoever runs the system', () => {
  it('sees which authority a mail did not reach and why, not to whom, and can have it tried again', async () => {
    await sentReferral(world.as)
    postman.answer = 'refused'
    await round(world.as(leila).now)
    const dead = value(await listDeadMail(world.as(robin), {}))
    expect(dead.map(({ authority, fault, tries }) => ({ authority, fault, tries })).sort((a, b) => (a.authority < b.authority ? -1 : 1))).toEqual([
      { authority: person(sara).authorityName, fault: 'refused', tries: 1 }, { authority: person(leila).authorityName, fault: 'refused', tries: 1 },
    ])
    for (const mail of dead) expect(Object.keys(mail).sort()).toEqual(['authority', 'authorityId', 'endedAt', 'fault', 'id', 'tries'])
    for (const { id } of dead) value(await retryDeadMail(world.as(robin), { mailId: id }))
    expect(await listDeadMail(world.as(robin), {})).toEqual({ ok: true, value: [] })
    postman.answer = 'sent'
    await round(world.as(leila).now + minuteMs)
    expect(postman.to()).toEqual([leila, sara].sort())
  })

  it('is alone in that: nobody else sees a mail, not even their own, or gets one tried again', async () => {
    await sentReferral(world.as)
    postman.answer = 'refused'
    await round(world.as(leila).now)
    const [mail] = await everything<{ id: string }>('select id from portal.mail where state = \'dead\'')
    for (const email of [sara, leila, eva, 'admin@malmo.example', 'logg@malmo.example']) {
      expect(await listDeadMail(world.as(email), {}), email).toMatchObject({ ok: false, code: 'notPermitted' })
      expect(await retryDeadMail(world.as(email), { mailId: mail?.id }), email).toMatchObject({ ok: false, code: 'notFound' })
    }
    expect(await everything('select from portal.mail where state = \'waiting\'')).toEqual([])
  })
})

describe('the contact point', () => {
  const outbox = () => everything<{ kind: string; about: string; unit_id: string }>('select kind, about, unit_id from portal.outbox order by created_at')
  const { unitId } = person(karin)
  /** Nobody waits any more, and nothing has been told. */
  beforeEach(() => everything(`update portal.enquiry set state = 'closed', version = version + 1 where state <> 'closed'`))

  it('is told that something has come, once for many, without what or of whom, and nobody else is', async () => {
    const { now } = world.as(karin)
    for (let count = 0; count < 3; count += 1) await writes(systemNow(), 'Kanariemening')
    expect(await outbox()).toEqual([{ kind: 'enquiry', about: unitId, unit_id: unitId }])
    await round(now)
    expect(postman.to()).toEqual([karin, jonas].sort())
    for (const letter of postman.letters) expect(letter).toMatchObject({ at: now, subject: 'Du har något att läsa i Vidare', text: 'Du har något att läsa i Vidare.\n\nLogga in: https://portal.example/sign-in\n' })
    // What comes when all has been handed over is told anew.
    await writes(systemNow(), 'Kanariemening')
    await round(now + 60 * minuteMs)
    expect(postman.to()).toEqual([karin, karin, jonas, jonas].sort())
  })

  it('is not written to about a queue that an officer has looked at since, and is about what comes after that', async () => {
    const { now } = world.as(karin)
    const { words } = await writes(systemNow(), 'Hej')
    value(await listQueue(world.as(karin), {}))
    await round(now)
    expect(postman.to()).toEqual([jonas])
    value(await listQueue(world.as(karin), {}))
    value(await listQueue(world.as(jonas), {}))
    const page = await atDesk(systemNow(), 'open', { code: words })
    await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), token: valueOf(page, 'TOKEN'), do: 'write', text: 'En sak till' })
    await round(now + 60 * minuteMs)
    expect(postman.to()).toEqual([karin, jonas, jonas].sort())
  })

  it('is told that a colleague wants an opinion, without of what, and whoever asked is not', async () => {
    const { now } = world.as(karin)
    await writes(systemNow(), 'Kanariemening')
    const enquiryId = await newestThread(world.owner)
    for (const who of [karin, jonas]) value(await listQueue(world.as(who), {}))
    await forget()
    const note = (who: string, opinion: string) => noteOnEnquiry(world.as(who), { enquiryId, messageId: randomUUID(), words: 'Kanarieord', opinion })
    value(await note(karin, 'ask'))
    expect(await outbox()).toEqual([{ kind: 'enquiry', about: unitId, unit_id: unitId }])
    await round(now)
    expect(postman.to()).toEqual([jonas])
    expect(JSON.stringify(postman.letters)).not.toMatch(new RegExp(`Kanarie|${enquiryId}`))
    // A note that asks for nothing, and the opinion itself, tell nobody.
    value(await note(jonas, ''))
    value(await note(jonas, 'give'))
    expect(await outbox()).toHaveLength(1)
  })

  it.each([['ordinary', 240], ['soon', 60], ['danger', 15]] as const)('is reminded once of each wait: %s, after %d minutes', async (urgency, minutes) => {
    const { words } = await writes(systemNow(), 'Hej')
    await everything(`update portal.enquiry set urgency = $1, version = version + 1 where state = 'waiting'`, [urgency])
    await forget()
    const after = (more: number) => systemNow() + (minutes + more) * minuteMs
    expect(await remindOfEnquiries(after(-1))).toBe(0)
    expect((await Promise.all([remindOfEnquiries(after(1)), remindOfEnquiries(after(1))])).sort()).toEqual([0, 1])
    expect(await outbox()).toEqual([{ kind: 'enquiryWaits', about: unitId, unit_id: unitId }])
    const { now } = world.as(karin)
    await round(now)
    expect(postman.to()).toEqual([karin, jonas].sort())
    if (urgency !== 'danger') return
    // Having been answered, who writes again waits anew.
    const page = await atDesk(systemNow(), 'open', { code: words })
    await everything(`update portal.enquiry set reminded_at = written_at + interval '1 millisecond'`)
    await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), token: valueOf(page, 'TOKEN'), do: 'write', text: 'De är här' })
    expect(await remindOfEnquiries(after(1))).toBe(1)
    await everything(`update portal.enquiry set state = 'answered', version = version + 1, reminded_at = null where state = 'waiting'`)
    expect(await remindOfEnquiries(after(1))).toBe(0)
  })
})
