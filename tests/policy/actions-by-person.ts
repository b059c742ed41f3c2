import type { RefusalCode } from '@/lib/core/result'
import type { Who } from '@/tests/policy/routes-by-person'

/**
 * Who may do what with a form that somebody else was given: written by hand from who works where and with what, never computed
 * from the permission table, so that a fault there shows as a difference. The form is always one that its rightful user got; each
 * of the others sends the very same one under their own sign-in.
 *
 * The stage: Sara's file, shared with her unit (Amir coordinates, Helena manages), or protected and Sara's alone where it says so;
 * referrals from it to Leila's unit; Eva decides for Sara's authority.
 */

/** What a person is told. `notFound`: what is said of things that do not exist, so that nobody learns that this one does. */
export type Told = RefusalCode

export interface Row {
  /** Whoever may. The first does it; each of the others comes too late, which is another answer than not being allowed. */
  done: readonly Who[]
  /** Those who know of the thing and may not do this with it. */
  told?: Partial<Record<Who, Told>>
  /** Everybody else who is signed in. `notPermitted` only where the form is about no thing of anybody's. */
  others: 'notFound' | 'notPermitted'
  /** The event in the log that says that it was done, where what is done leads to no other page. */
  leaves?: string
  /** Of such a form: it is taken once. */
  isOnce?: true
  /** When it has been done there is nothing left to know of, also for whoever might have done it. */
  isGoneThen?: true
}

/** About the sender themselves and nobody else: from whomever the form was taken, it does to the sender what it says and nothing to its owner. */
export interface OwnRow { own: true; visitor: 'signIn' | 'leaves' }

/** Everybody who works with files, anywhere. */
const withFiles = ['sara', 'amir', 'helena', 'leila', 'mikael', 'anders', 'ingrid'] as const
/** Sara's file is written in by those who work with it; its manager reads. */
const writes = { done: ['sara', 'amir'], told: { helena: 'notPermitted' }, others: 'notFound' } as const satisfies Row
/** Only who wrote a draft knows of it, also in the unit that shares the file. */
const sarasDraft = { done: ['sara'], others: 'notFound' } as const satisfies Row
/** What was sent is the receiving unit's to answer; not the sender's, nor another unit's of the same authority. */
const receives = { done: ['leila'], others: 'notFound' } as const satisfies Row

/** By folder of the file that holds it, under app/ without the names in brackets. */
export const actions: Record<string, Row | OwnRow> = {
  'portal/leave': { own: true, visitor: 'leaves' },
  'portal/markRead': { own: true, visitor: 'signIn' },
  'portal/sessions/end': { own: true, visitor: 'signIn' },
  'sign-in/kept/drop': { own: true, visitor: 'signIn' },

  // A form of Sara's unit: whoever works with files there; her other colleagues know the unit.
  'portal/cases/open': {
    done: ['sara', 'amir'], others: 'notFound',
    told: { helena: 'notPermitted', eva: 'notPermitted', nils: 'notPermitted', maria: 'notPermitted', rut: 'notPermitted', oskar: 'notPermitted' },
  },
  'portal/cases/write': writes,
  'portal/cases/edit': writes,
  'portal/cases/close': writes,
  'portal/cases/reopen': writes,
  // Who leads the unit distributes its files.
  'portal/cases/assign': { done: ['amir', 'helena'], told: { sara: 'notPermitted' }, others: 'notFound' },
  // Everybody among their own files.
  'portal/cases/look': { done: withFiles, others: 'notPermitted', leaves: 'case.lookedUp' },

  // A protected file of Sara's alone.
  'portal/access/ask': { done: ['sara'], others: 'notFound' },
  'portal/access/askLower': { done: ['sara'], others: 'notFound' },
  // Helena answers, since nobody but Sara is named. Amir, whom it is about, does not know of it.
  'portal/access/answer': { done: ['helena'], told: { sara: 'ownAccessRequest' }, others: 'notFound' },
  'portal/access/takeBack': { done: ['sara'], others: 'notFound' },
  // Sara's own place in a file that her unit shares, by whoever leads it.
  'portal/access/end': { done: ['amir', 'helena'], told: { sara: 'notPermitted' }, others: 'notFound' },
  // Amir is named as well, and is the last when Sara has gone.
  'portal/access/giveUp': { done: ['sara', 'amir'], others: 'notFound' },
  // Nobody can open the file any more; its unit's manager gives it to somebody, and only she sees that it is there.
  'portal/access/handOver': { done: ['helena'], others: 'notFound' },
  // By somebody named: Amir and Helena see the file as its unit does.
  'portal/access/raise': { done: ['sara'], told: { amir: 'onlyNamed', helena: 'notPermitted' }, others: 'notFound' },
  // Who is in the file's unit and not in the file. Sara need not break what is open to her.
  'portal/access/openInEmergency': { done: ['amir', 'helena'], others: 'notFound' },
  // Amir broke the glass and does not judge himself.
  'portal/access/check': { done: ['helena', 'nils'], others: 'notFound' },
  // Whoever may meet a file at work has to say when it is about somebody close.
  'portal/access/declare': { done: ['sara', 'amir', 'helena', 'leila', 'mikael', 'anders', 'ingrid', 'eva', 'birgitta', 'per', 'nils', 'lars'], others: 'notPermitted' },
  // About Sara, by whoever leads her work.
  'portal/access/record': { done: ['amir', 'helena'], others: 'notPermitted' },
  // Sara said it of herself; another takes it away.
  'portal/access/endDeclared': { done: ['amir', 'helena'], told: { sara: 'notPermitted' }, others: 'notFound', isGoneThen: true },

  // A thread that nobody has taken, or that Karin has; she asks who it is and Jonas answers.
  'portal/enquiries/claim': { done: ['karin', 'jonas'], others: 'notFound' },
  'portal/enquiries/answer': { done: ['karin'], told: { jonas: 'enquiryNotYours' }, others: 'notFound' },
  'portal/enquiries/note': { done: ['karin', 'jonas'], others: 'notFound' },
  'portal/enquiries/weigh': { done: ['karin', 'jonas'], others: 'notFound' },
  'portal/enquiries/close': { done: ['karin'], told: { jonas: 'enquiryNotYours' }, others: 'notFound' },
  'portal/enquiries/ask': { done: ['karin', 'jonas'], others: 'notFound' },
  'portal/enquiries/decide': { done: ['jonas'], told: { karin: 'ownOpening' }, others: 'notFound' },
  'portal/enquiries/withdraw': { done: ['karin'], told: { jonas: 'notPermitted' }, others: 'notFound' },
  'portal/enquiries/log': { done: ['karin', 'jonas'], others: 'notFound' },

  'portal/referrals/begin': writes,
  'portal/referrals/recipient': sarasDraft,
  'portal/referrals/purpose': sarasDraft,
  'portal/referrals/fields': sarasDraft,
  'portal/referrals/ground': sarasDraft,
  'portal/referrals/situation': sarasDraft,
  'portal/referrals/weighing': sarasDraft,
  'portal/referrals/submit': sarasDraft,
  'portal/referrals/alone': sarasDraft,
  'portal/referrals/take': writes,
  'portal/referrals/endConsent': writes,
  'portal/referrals/send': writes,
  'portal/referrals/recall': writes,
  'portal/referrals/withdraw': writes,
  'portal/referrals/supply': writes,
  'portal/referrals/receive': receives,
  'portal/referrals/ask': receives,
  'portal/referrals/accept': receives,
  'portal/referrals/join': receives,
  // The same look-up, at Leila's form; the others look among their own.
  'portal/referrals/lookToJoin': { done: ['leila', 'sara', 'amir', 'helena', 'mikael', 'anders', 'ingrid'], others: 'notPermitted', leaves: 'case.lookedUp' },
  'portal/referrals/decline': receives,
  'portal/referrals/takeIn': receives,
  'portal/referrals/start': receives,
  'portal/referrals/pause': receives,
  'portal/referrals/resume': receives,
  'portal/referrals/complete': receives,
  'portal/referrals/stop': receives,
  'portal/referrals/feedBack': receives,
  'portal/referrals/askWrong': writes,
  // Sara asked; whoever leads the unit answers, and only Sara takes it back.
  'portal/referrals/confirmWrong': { done: ['amir', 'helena'], told: { sara: 'ownErrorRequest' }, others: 'notFound' },
  'portal/referrals/refuseWrong': { done: ['amir', 'helena'], told: { sara: 'ownErrorRequest' }, others: 'notFound' },
  'portal/referrals/takeBackWrong': { done: ['sara'], told: { amir: 'notPermitted', helena: 'notPermitted' }, others: 'notFound' },

  // Sara's unit sees that its referral is being reviewed; only who decides for the authority decides.
  'portal/releases/decide': { done: ['eva'], told: { sara: 'notPermitted', amir: 'notPermitted', helena: 'notPermitted' }, others: 'notFound' },
  'portal/releases/judge': { done: ['eva'], told: { sara: 'notPermitted', amir: 'notPermitted', helena: 'notPermitted' }, others: 'notFound' },

  // About a contact whose owner keeps no directory here, so that the national contact point looks into it. Oskar's list is another.
  'portal/directory/reports/check': { done: ['kristina'], others: 'notFound' },

  // Only whoever runs the system knows of mails that never came.
  'portal/undelivered/retry': { done: ['robin'], others: 'notFound' },

  // Polisen's contact: only who keeps Polisen's directory, not Malmö's keeper nor Polisen's others.
  // A whole table names its contacts by their keys: another authority's keeper has none of them.
  'portal/directory/table': { done: ['kristina'], told: { oskar: 'changedByOther' }, others: 'notPermitted' },
  'portal/directory/confirm': { done: ['kristina'], others: 'notFound' },
  'portal/directory/number': { done: ['kristina'], others: 'notFound' },
  'portal/directory/hours': { done: ['kristina'], others: 'notFound' },
  'portal/directory/except': { done: ['kristina'], others: 'notFound' },
  'portal/directory/drop': { done: ['kristina'], others: 'notFound' },

  // What Sara's unit uses: whoever works with files there.
  'portal/support/confirm': { done: ['sara', 'amir', 'helena'], told: { eva: 'notPermitted', nils: 'notPermitted', maria: 'notPermitted', rut: 'notPermitted', oskar: 'notPermitted' }, others: 'notFound' },

  // A rule: the jurists. Whoever decides by it reads it and writes nothing.
  'portal/grounds/begin': { done: ['agneta', 'hakan'], others: 'notPermitted' },
  'portal/grounds/end': { done: ['agneta', 'hakan'], others: 'notPermitted' },
  'portal/grounds/newRule': { done: ['agneta', 'hakan'], others: 'notPermitted' },
  'portal/grounds/newSheet': { done: ['agneta', 'hakan'], others: 'notPermitted' },
  'portal/grounds/saveEnd': { done: ['agneta', 'hakan'], others: 'notFound' },
  'portal/grounds/saveSheetText': { done: ['agneta', 'hakan'], others: 'notFound' },
  // Hers to take back as long as nobody has answered; another jurist answers instead.
  'portal/grounds/takeBack': { done: ['agneta'], told: { hakan: 'notOwnWording' }, others: 'notFound' },
  'portal/grounds/save': { done: ['agneta', 'hakan'], others: 'notFound' },
  'portal/grounds/move': { done: ['agneta', 'hakan'], others: 'notFound' },
  // Agneta wrote it, and nobody makes the rule that they wrote.
  'portal/grounds/answer': { done: ['hakan'], told: { agneta: 'ownWording' }, others: 'notFound' },

  // A piece of news or an event of one's own: those who write Swedish.
  'editorial/beginNew': { done: ['lena', 'petra'], others: 'notPermitted' },
  // A text in Swedish: whoever writes in it; a translator and a reviewer know of it.
  'editorial/begin': { done: ['lena', 'petra'], told: { stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  // Sent after another, it is set aside and nothing of it is lost.
  'editorial/save': { done: ['lena', 'petra'], told: { stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/submit': { done: ['lena', 'petra'], told: { stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/discard': { done: ['lena', 'petra'], told: { stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  // Lena wrote it, and nobody takes it back for her.
  'editorial/takeBack': { done: ['lena'], told: { petra: 'notOwnEdition', stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/answer': { done: ['stefan', 'petra'], told: { lena: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/publish': { done: ['petra'], told: { lena: 'notPermitted', stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/schedule': { done: ['petra'], told: { lena: 'notPermitted', stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/callOff': { done: ['petra'], told: { lena: 'notPermitted', stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/atOnce': { done: ['petra'], told: { lena: 'notPermitted', stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  // Petra published it alone and does not look into herself.
  'editorial/judge': { done: ['stefan'], told: { petra: 'ownEdition', lena: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  // Nobody's text: whoever has no such role is told so. Petra may, and has not read the safety set.
  'editorial/openLanguage': { done: ['stefan'], told: { petra: 'safetySetUnread' }, others: 'notPermitted' },
  'editorial/closeLanguage': { done: ['petra', 'stefan'], others: 'notPermitted' },
  'editorial/withdraw': { done: ['petra'], told: { lena: 'notPermitted', stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/review': { done: ['stefan', 'petra'], told: { lena: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  // Everybody of the editorial part says what they see, and answers; seen to by those whose text or words it is.
  'editorial/comment': { done: ['lena', 'nadia', 'stefan', 'petra'], others: 'notFound' },
  'editorial/reply': { done: ['lena', 'nadia', 'stefan', 'petra'], others: 'notFound' },
  'editorial/handled': { done: ['lena', 'stefan'], told: { petra: 'notYoursToHandle', nadia: 'notYoursToHandle' }, others: 'notFound' },
  // Pictures: those who write the pages, of the library that the others see too.
  'editorial/addImage': { done: ['lena', 'petra'], others: 'notPermitted' },
  'editorial/changeImage': { done: ['petra', 'lena'], told: { stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound' },
  'editorial/replaceImage': { done: ['lena', 'petra'], others: 'notPermitted' },
  'editorial/takeOutImage': { done: ['petra', 'lena'], told: { stefan: 'notPermitted', nadia: 'notPermitted' }, others: 'notFound', isGoneThen: true },
  // A link for a reader outside, and its end: everybody of the editorial part.
  'editorial/makeLink': { done: ['stefan', 'lena', 'nadia', 'petra'], others: 'notFound', leaves: 'edition.linkMade', isOnce: true },
  'editorial/closeLink': { done: ['petra', 'lena', 'nadia', 'stefan'], others: 'notFound' },
  // A translation from a file, laid beside the draft.
  'editorial/takeIn': { done: ['nadia', 'lena', 'petra'], told: { stefan: 'notPermitted' }, others: 'notFound' },
  'editorial/assign': { done: ['lena', 'nadia', 'stefan', 'petra'], others: 'notFound' },
}

/** What the table says of one person who sends somebody's form. */
export function expectedOf(row: Row, who: Who): 'done' | 'tooLate' | 'signIn' | Told {
  if (who === 'nobody') return 'signIn'
  const place = row.done.indexOf(who)
  if (place >= 0) return place === 0 ? 'done' : 'tooLate'
  return row.told?.[who] ?? row.others
}
