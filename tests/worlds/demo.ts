import { askForPerson } from '@/lib/access/ask'
import { breakGlass } from '@/lib/access/glass/break'
import { closeFile } from '@/lib/cases/close-file'
import { outcomes, type Protection } from '@/lib/cases/model'
import { readFile } from '@/lib/cases/read-file'
import { writeNote } from '@/lib/cases/write-note'
import { dateAt, dayOf, startOfDay } from '@/lib/directory/days'
import { factId } from '@/lib/directory/facts'
import { openedFile } from '@/tests/worlds/files'
import { ledReferral, officerOf, type Ending } from '@/tests/worlds/led'
import { readByNow } from '@/tests/worlds/news'
import { person } from '@/tests/worlds/people'
import { sara, value, type As } from '@/tests/worlds/referrals'
import { specialStories } from '@/tests/worlds/special'
import { clockFrom, morning, type Story, type StoryClock } from '@/tests/worlds/story-clock'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const amir = 'samordnare@malmo.example'
const leila = 'samordnare.syd@polisen.example'
const mikael = 'handlaggare.malmo@polisen.example'
const ingrid = 'handlaggare@umea.example'
const david = 'frivard@kriminalvarden.example'
const emma = 'sis@sis.example'
const farid = 'psykiatri@skane.example'

/** Who opened how many of the files. Malmö's are shared with the unit and longer than a page of 25. */
const openers = [[sara, 22], [amir, 6], [david, 5], [ingrid, 4], [emma, 4], [farid, 4], [leila, 4], [mikael, 3]] as const

/** Whoever gives their unit's answers; each sends to the next one of another authority. */
const receivers = [leila, david, farid, ingrid, emma, amir]

/** How many referrals are left where. */
const endings: [Ending, number][] = [
  ['sent', 8], ['fedBack', 5], ['received', 5], ['authorised', 3], ['underReview', 3], ['ongoing', 5], ['needsMore', 4], ['declined', 6], ['accepted', 4],
  ['withdrawn', 4], ['completed', 3], ['draft', 3], ['refused', 3], ['stopped', 2], ['onHold', 2], ['unsubmitted', 2],
]

/** Nobody is called this, and everybody sees it. */
const given = ['Kim', 'Alex', 'Robin', 'Noor', 'Sam', 'Elis', 'Mika', 'Charlie', 'Lo', 'Vanja']
const family = ['Exempelsson', 'Testsson', 'Påhittsson', 'Provsson', 'Demoström', 'Skissberg', 'Övningsdal']
const needs = [
  'Någonstans att bo i en annan stad.', 'Hjälp med skulder och någon att ringa på kvällen.', 'Stöd till föräldrarna och en plan för skolan.',
  'Skydd på vägen till arbetet.', 'Vård för ett beroende, och sedan ett arbete.',
]
const environments = [['criminal'], ['honour'], ['criminal', 'honour'], ['extremist'], ['unknown']]

const at = <Value>(list: readonly Value[], index: number): Value => {
  const value = list[index % list.length]
  if (value === undefined) throw new Error('an empty list has nothing to choose from')
  return value
}

/** Last Sunday at 02.10, when only the night line answers. */
function sundayNight(now: number): number {
  const today = dateAt(now)
  const sunday = startOfDay(today.subtract({ days: today.dayOfWeek }).toString())
  return sunday + 2 * hourMs + 10 * minuteMs
}

interface Telling {
  index: number
  by: string
  /** When the person first came. */
  came: number
  birthYear: number
  protection: Protection
  referrals: { ending: Ending; index: number }[]
}

function story({ index, by, came, birthYear, protection, referrals }: Telling, now: number): Story {
  const key = `demo:${index}`
  const fileId = factId(`${key}:file`)
  const name = { givenName: at(given, index), familyName: at(family, index) }
  return {
    key,
    fileId,
    async lay() {
      const clock = clockFrom(came, now)
      await openedFile(clock.as(by), {
        ...name, caseFileId: fileId, birthYear: String(birthYear), protection, environments: at(environments, index), needs: at(needs, index),
        // PTS keeps 070-174 06 05–99 for fiction.
        safeContact: `Ring 070-174 06 ${String(5 + index).padStart(2, '0')} efter 17. Säg bara ditt förnamn.`,
        sharedWith: protection === 'none' ? 'unit' : 'nobody',
      })
      const note = async (part: string, kind: string, body: string, personPresent = '') => {
        const context = clock.as(by)
        value(await writeNote(context, { caseFileId: fileId, noteId: factId(`${key}:${part}`), kind, on: dayOf(context.now), personPresent, body }))
      }
      await note('first', 'fact', 'Ringde själv. Vill lämna men vet inte hur.')
      if (index % 3 !== 0) {
        clock.to(came + (20 + (index * 7) % 60) * hourMs)
        await note('meeting', 'meeting', 'Möte i lokal som personen valde. Gick igenom vad som händer nu.', 'yes')
      }
      if (index === 2) await askToBeNamed(clock, { key, fileId, by }, now)
      if (index === glassIndex) await opensInEmergency(clock, { key, fileId, by }, now)
      for (const referral of referrals) await refer(clock, referral, { key, fileId, by, name, birthYear }, now)
      if (index % 6 === 5) {
        // Long enough ago to have come to an end.
        clock.to(now - dayMs)
        await closed(clock.as, by, fileId, at(outcomes, Math.floor(index / 6)), index % 3 !== 0)
      }
    },
  }
}

/** The file of which somebody had to break the glass: Sara's, and hers alone. */
const glassIndex = 12

/** Since this morning it waits (roles of the demonstration hold from the day of seeding): whether Amir is to be named in the protected file. Helena answers, since nobody else is named. */
async function askToBeNamed(clock: StoryClock, { key, fileId, by }: Pick<FileOf, 'key' | 'fileId' | 'by'>, now: number): Promise<void> {
  clock.to(morning(now, 0))
  value(await askForPerson(clock.as(by), { caseFileId: fileId, requestId: factId(`${key}:request`), accountId: person(amir).accountId, reason: 'cover' }))
}

/** At ten past two last night: nobody answered, and Amir read for half an hour. Neither Helena nor Nils has looked into it yet. */
async function opensInEmergency(clock: StoryClock, { key, fileId, by }: Pick<FileOf, 'key' | 'fileId' | 'by'>, now: number): Promise<void> {
  const { number } = value(await readFile(clock.as(by), { caseFileId: fileId }))
  clock.to(startOfDay(dayOf(now)) + 2 * hourMs + 10 * minuteMs)
  value(await breakGlass(clock.as(amir), {
    glassId: factId(`${key}:glass`), number, danger: 'life', nobodyReachable: 'yes',
    reason: 'En anhörig ringde jouren: personen är hotad till livet i natt. Sara svarar inte och ingen annan är namngiven. Jag behöver den säkra kontaktvägen.',
  }))
}

/** The version is that of the file as it stands: opened, and moved once by a first meeting. */
async function closed(as: As, by: string, caseFileId: string, outcome: string, met: boolean): Promise<void> {
  value(await closeFile(as(by), { caseFileId, version: met ? 2 : 1, outcome }))
}

interface FileOf { key: string; fileId: string; by: string; name: { givenName: string; familyName: string }; birthYear: number }

async function refer(clock: StoryClock, { ending, index }: { ending: Ending; index: number }, { key, fileId, by, name, birthYear }: FileOf, now: number): Promise<void> {
  const domain = (email: string) => email.split('@')[1]
  const to = at(receivers.filter((email) => domain(email) !== domain(by)), domain(by) === 'malmo.example' && index % 2 === 0 ? 0 : index)
  // What is over lies weeks back; what waits has waited between no day and eleven, so that some of it is late.
  const over = ['fedBack', 'completed', 'stopped', 'onHold', 'ongoing', 'declined', 'withdrawn', 'refused']
  clock.to(morning(now, over.includes(ending) ? 12 + (index % 8) : index % 12))
  const referralId = factId(`${key}:referral:${index}`)
  const read = () => readByNow(clock.as, referralId, [by, to, officerOf(by)])
  // Until yesterday morning; by each when the last day before it is over, since a read of one referral is of all that has come about it.
  const until = morning(now, 1)
  await ledReferral(clock.as, {
    caseFileId: fileId, referralId, ownFileId: factId(`${key}:received:${index}`), from: by, to,
    urgency: index % 4 === 0 ? 'urgent' : 'ordinary',
    answers: { nameSource: `${name.givenName} ${name.familyName}`, birthYearSource: String(birthYear), birthYearText: String(birthYear) },
  }, ending, async () => {
    if (clock.moment() < until && clock.moment() + dayMs >= until) await read()
    clock.nextDay()
  })
  if (clock.moment() < until) await read()
}

/**
 * The demonstration's world: 52 files opened in seven units of six authorities, 62 referrals between them in every state that
 * has a verb, some twenty files that receivers opened for what they accepted, and the four of special.ts. The same people, words and ids each time;
 * the days count back from `now`. Spoken numbers and keys are random, as they are for everybody.
 */
export function demoStories(now: number): Story[] {
  const year = dateAt(now).year
  const by = openers.flatMap(([email, count]) => Array.from({ length: count }, () => email))
  const referrals = new Map<number, Telling['referrals']>()
  // Not from the three that are told for another reason.
  const senders = by.map((_, index) => index).filter((index) => index > 2)
  endings.flatMap(([ending, count]) => Array.from({ length: count }, () => ending)).forEach((ending, index) => {
    const sender = at(senders, index * 5)
    referrals.set(sender, [...referrals.get(sender) ?? [], { ending, index }])
  })
  const ordinary = by.map((email, index) => story({
    index,
    by: email,
    came: index === 0 ? sundayNight(now) : morning(now, 25 + (index * 11) % 120) + (index % 8) * hourMs,
    birthYear: index === 1 ? year - 16 : year - 18 - (index * 7) % 30,
    protection: index === 2 ? 'protectedRegistration' : index === glassIndex ? 'marked' : 'none',
    referrals: referrals.get(index) ?? [],
  }, now))
  return [...ordinary, ...specialStories(now)]
}
