import {
  askedIt, endsRows, holdsOwnRow, isBehindGlass, isNamed, isProtected, knowsOfIt, leadsThePerson, looksInto, managesTheUnit, mayAnswer, notTheOneWhoAsked, notTheDeclarer,
} from '@/lib/auth/access-relations'
import { didNotPublishIt, itsTextOrWords, readsAnothersWording, writesInTheLanguage, wroteNoneOfIt, wroteSomeOfIt, wroteTheWording } from '@/lib/auth/editorial-relations'
import { roles, type Role } from '@/lib/auth/model'
import { atContactPoint, hasTakenIt, identityIsOpen, isOpenEnquiry, notTheOpener, theOpener } from '@/lib/auth/enquiry-relations'
import { answersForTheFile, cannotWait, coordinatesTheReceiver, joinedIsOfTheUnit, joinedIsOpen, mayOpenJoined, notTheAsker, notTheRequester, onEitherSide, onReceiversSide, onSendersSide, theAsker, theRequester, wroteTheDraft } from '@/lib/auth/referral-relations'
import { atOwnAuthority, hasLiveAccess, isClosedFile, isOneself, isOpenFile, isUnprotected, leadsTheUnit, sharesTheWork, worksInUnit, type Relation } from '@/lib/auth/relations'

interface Rule {
  roles: readonly Role[]
  /** All must hold, in this order; the first that does not gives the refusal. */
  when: readonly Relation<never>[]
  /** Needs a sign-in at most five minutes old (decisions 29). */
  fresh: boolean
  /** Why the rule is so: statute or decision. */
  law: string
}

/**
 * Who may do what, and only if. What is not a row here cannot be expressed: no alias, no bypass, no role that may everything.
 * Rules that are equal today stay two rows, so that one never changes silently with the other.
 */
export const permissions = {
  'case.open': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, worksInUnit], fresh: false, law: 'SoL 14 kap., polisens brottsdatalag; decisions 25, 36' },
  'case.list': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority], fresh: false, law: 'lag 2001:454 10 §; decisions 24' },
  'case.lookUp': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority], fresh: false, law: 'lag 2001:454 10 §; decisions 34' },
  'case.view': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess], fresh: false, law: 'OSL 8:1, 26:1; decisions 24' },
  'case.revealName': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess], fresh: true, law: 'OSL 22:1–2; decisions 29–30' },
  'case.showSafeContact': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess], fresh: false, law: 'decisions 35' },
  'case.writeNote': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isOpenFile], fresh: false, law: 'SoL 14:1 (dokumentation); brottsdatalagen 2:10' },
  'case.close': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isOpenFile], fresh: false, law: 'SoL 14:1; decisions 26' },
  'case.edit': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isOpenFile], fresh: false, law: 'SoL 14:1; dataskyddsförordningen art. 16, brottsdatalagen 2:8 (riktiga uppgifter)' },
  'case.reopen': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isClosedFile], fresh: false, law: 'SoL 14:1' },
  'case.useReceived': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isOpenFile], fresh: false, law: 'SoL 14:1, brottsdatalagen 2:8; OSL 8:1' },
  'case.assign': { roles: ['coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess, leadsTheUnit, isUnprotected, isOpenFile], fresh: false, law: 'decisions 24, 31' },
  'case.raiseProtection': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isNamed, isOpenFile], fresh: false, law: 'OSL 21:3, 22:1–2' },
  'case.breakGlass': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, isBehindGlass], fresh: true, law: 'BrB 24:4 (nöd); OSL 10:2' },
  'access.list': { roles: ['caseworker', 'coordinator', 'manager', 'logReviewer'], when: [atOwnAuthority], fresh: false, law: 'lag 2001:454 10 §' },
  'access.view': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, knowsOfIt], fresh: false, law: 'OSL 21:3, 22:1–2' },
  'access.ask': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess, isNamed, isProtected, isOpenFile], fresh: false, law: 'OSL 21:3, 22:1–2, 26:1' },
  'access.askToLower': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess, isNamed, isProtected, isOpenFile], fresh: false, law: 'OSL 21:3, 22:1–2' },
  'access.withdraw': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, askedIt], fresh: false, law: 'FL 9 §' },
  'access.answer': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, mayAnswer, notTheOneWhoAsked], fresh: true, law: 'OSL 21:3, 22:1–2, 26:1' },
  'access.end': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess, endsRows], fresh: false, law: 'dataskyddsförordningen art. 32; brottsdatalagen 3:6' },
  'access.giveUp': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess, holdsOwnRow], fresh: false, law: 'dataskyddsförordningen art. 32' },
  'access.handOver': { roles: ['manager'], when: [atOwnAuthority, managesTheUnit], fresh: false, law: 'SoL 14 kap.; FL 9 §' },
  'glass.view': { roles: ['manager', 'logReviewer'], when: [atOwnAuthority, looksInto], fresh: false, law: 'lag 2001:454 10 §' },
  'glass.check': { roles: ['manager', 'logReviewer'], when: [atOwnAuthority, looksInto], fresh: false, law: 'lag 2001:454 10 §, PDL 4:3' },
  'conflict.list': { roles: ['caseworker', 'coordinator', 'manager', 'secrecyOfficer', 'logReviewer'], when: [atOwnAuthority], fresh: false, law: 'FL 16–18 §§' },
  'conflict.declare': { roles: ['caseworker', 'coordinator', 'manager', 'secrecyOfficer', 'logReviewer'], when: [atOwnAuthority], fresh: false, law: 'FL 16–18 §§' },
  'conflict.record': { roles: ['coordinator', 'manager'], when: [atOwnAuthority, leadsThePerson], fresh: false, law: 'FL 18 §' },
  'conflict.end': { roles: ['coordinator', 'manager'], when: [atOwnAuthority, leadsThePerson, notTheDeclarer], fresh: false, law: 'FL 18 §' },
  'audit.review': { roles: ['logReviewer'], when: [atOwnAuthority], fresh: false, law: 'lag 2001:454 10 §, PDL 4:3; decisions 30' },
  'referral.list': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority], fresh: false, law: 'OSL 8:1; decisions 24' },
  'referral.view': { roles: ['caseworker', 'coordinator', 'manager'], when: [onEitherSide], fresh: false, law: 'OSL 8:1, 11:4; decisions 24' },
  'referral.draft': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isOpenFile], fresh: false, law: 'FL 8 §; OSL 8:1' },
  'referral.editDraft': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, wroteTheDraft, hasLiveAccess, isOpenFile], fresh: false, law: 'FL 8 §; OSL 8:1' },
  'referral.submit': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, wroteTheDraft, hasLiveAccess, isOpenFile], fresh: false, law: 'OSL 8:1, 10 kap.; decisions 27' },
  'referral.send': { roles: ['caseworker', 'coordinator'], when: [onSendersSide], fresh: false, law: 'OSL 10 kap.; decisions 27' },
  'referral.withdraw': { roles: ['caseworker', 'coordinator'], when: [onSendersSide], fresh: false, law: 'FL 8 §; decisions 27' },
  'referral.supply': { roles: ['caseworker', 'coordinator'], when: [onSendersSide], fresh: false, law: 'FL 8 §; decisions 27' },
  'referral.receive': { roles: ['caseworker', 'coordinator'], when: [onReceiversSide], fresh: false, law: 'OSL 5:1; decisions 27' },
  'referral.askForMore': { roles: ['coordinator'], when: [onReceiversSide, coordinatesTheReceiver], fresh: false, law: 'FL 8 §; decisions 27' },
  'referral.accept': { roles: ['coordinator'], when: [onReceiversSide, coordinatesTheReceiver], fresh: false, law: 'FL 8 §; decisions 28' },
  'referral.join': { roles: ['coordinator'], when: [onReceiversSide, coordinatesTheReceiver, mayOpenJoined, joinedIsOfTheUnit, joinedIsOpen], fresh: false, law: 'FL 8 §, OSL 8:1; decisions 28' },
  'referral.decline': { roles: ['coordinator'], when: [onReceiversSide, coordinatesTheReceiver], fresh: false, law: 'FL 6, 8 §§' },
  'referral.start': { roles: ['caseworker', 'coordinator'], when: [onReceiversSide], fresh: false, law: 'decisions 27' },
  'referral.pause': { roles: ['caseworker', 'coordinator'], when: [onReceiversSide], fresh: false, law: 'decisions 27' },
  'referral.resume': { roles: ['caseworker', 'coordinator'], when: [onReceiversSide], fresh: false, law: 'decisions 27' },
  'referral.complete': { roles: ['caseworker', 'coordinator'], when: [onReceiversSide], fresh: false, law: 'decisions 27' },
  'referral.stop': { roles: ['caseworker', 'coordinator'], when: [onReceiversSide], fresh: false, law: 'decisions 27' },
  'referral.feedBack': { roles: ['caseworker', 'coordinator'], when: [onReceiversSide], fresh: false, law: 'OSL 10 kap.; decisions 27' },
  'referral.askError': { roles: ['caseworker', 'coordinator'], when: [onSendersSide], fresh: false, law: 'FL 36 §, brottsdatalagen 2:8 (riktiga uppgifter)' },
  'referral.answerError': { roles: ['caseworker', 'coordinator', 'manager'], when: [onSendersSide, notTheAsker, answersForTheFile], fresh: false, law: 'FL 36 §, brottsdatalagen 2:8' },
  'referral.takeBackError': { roles: ['caseworker', 'coordinator'], when: [onSendersSide, theAsker], fresh: false, law: 'FL 36 §' },
  'consent.take': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, isOpenFile], fresh: false, law: 'OSL 10:1, 12:2' },
  'consent.withdraw': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess], fresh: false, law: 'OSL 12:2' },
  'release.list': { roles: ['secrecyOfficer'], when: [atOwnAuthority], fresh: false, law: 'OSL 6:3, 10 kap.' },
  'release.review': { roles: ['secrecyOfficer'], when: [atOwnAuthority], fresh: false, law: 'OSL 6:3, 10 kap.; decisions 29' },
  'release.decide': { roles: ['secrecyOfficer'], when: [atOwnAuthority, notTheRequester], fresh: true, law: 'OSL 6:3, 10 kap.; decisions 29' },
  'release.decideAlone': { roles: ['caseworker', 'coordinator'], when: [atOwnAuthority, hasLiveAccess, theRequester, cannotWait, isOpenFile], fresh: true, law: 'OSL 10 kap., BrB 24:4 (fara för liv eller hälsa), SoL 19:1; decisions 29' },
  'release.judge': { roles: ['secrecyOfficer'], when: [atOwnAuthority, notTheRequester, cannotWait], fresh: true, law: 'OSL 6:3; decisions 29' },
  'release.revealName': { roles: ['secrecyOfficer'], when: [atOwnAuthority], fresh: true, law: 'OSL 22:1–2' },
  'release.recall': { roles: ['caseworker', 'coordinator'], when: [onSendersSide], fresh: false, law: 'decisions 27' },
  'notice.list': { roles: ['caseworker', 'coordinator', 'manager', 'secrecyOfficer'], when: [atOwnAuthority], fresh: false, law: 'OSL 8:1' },
  'notice.read': { roles: ['caseworker', 'coordinator', 'manager', 'secrecyOfficer'], when: [atOwnAuthority], fresh: false, law: 'OSL 8:1' },
  'referral.listUnanswered': { roles: ['coordinator', 'manager'], when: [atOwnAuthority], fresh: false, law: 'FL 9, 12 §§' },
  'contactReport.list': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6 § (service, tillgänglighet): the numbers an authority gives out are right' },
  'contactReport.check': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6 §' },
  'enquiry.list': { roles: ['contactPointOfficer'], when: [atOwnAuthority], fresh: false, law: 'Ju2025/01696; OSL 8:1' },
  'enquiry.view': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint], fresh: false, law: 'Ju2025/01696; OSL 8:1, 35:1' },
  'enquiry.claim': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint], fresh: false, law: 'FL 9 §' },
  'enquiry.answer': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint, hasTakenIt, isOpenEnquiry], fresh: false, law: 'FL 6 §; Ju2025/01696 (hänvisa, inte handleda i enskilda ärenden)' },
  'enquiry.note': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint], fresh: false, law: 'FL 27 §' },
  'enquiry.weigh': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint], fresh: false, law: 'FL 9 §; BrB 24:4' },
  'enquiry.close': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint, hasTakenIt, isOpenEnquiry], fresh: false, law: 'FL 6, 8 §§' },
  'enquiry.log': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint], fresh: false, law: 'Ju2025/01696 (statistik)' },
  'enquiry.figures': { roles: ['contactPointOfficer'], when: [atOwnAuthority], fresh: false, law: 'Ju2025/01696 (statistik); OSL 24:8' },
  'enquiry.previewErasure': { roles: ['contactPointOfficer'], when: [atOwnAuthority], fresh: false, law: 'TF 2 kap., arkivlagen 10 §' },
  'enquiry.askIdentity': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint], fresh: false, law: 'OSL 21:3, 35:1' },
  'enquiry.decideIdentity': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint, notTheOpener], fresh: true, law: 'OSL 21:3, 35:1' },
  'enquiry.withdrawIdentity': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint, theOpener], fresh: false, law: 'FL 9 §' },
  'enquiry.readIdentity': { roles: ['contactPointOfficer'], when: [atOwnAuthority, atContactPoint, identityIsOpen], fresh: false, law: 'OSL 21:3, 35:1' },
  'ground.write': { roles: ['legalEditor'], when: [], fresh: false, law: 'OSL 8:1, 10 kap.: rules, no word of a person' },
  'ground.answer': { roles: ['legalEditor'], when: [readsAnothersWording], fresh: true, law: 'OSL 8:1, 10 kap.; two pairs of eyes' },
  'ground.takeBack': { roles: ['legalEditor'], when: [wroteTheWording], fresh: false, law: 'OSL 8:1, 10 kap.; two pairs of eyes' },
  'ground.list': { roles: ['legalEditor', 'secrecyOfficer'], when: [], fresh: false, law: 'OSL 8:1, 10 kap.: rules, no word of a person' },
  'mail.listDead': { roles: ['systemAdmin'], when: [], fresh: false, law: 'OSL 8:1: no word of whom or what' },
  'mail.retry': { roles: ['systemAdmin'], when: [], fresh: false, law: 'OSL 8:1: no word of whom or what' },
  'session.endOthers': { roles, when: [isOneself], fresh: false, law: 'lag 2001:454 10 §; dataskyddsförordningen art. 32' },
  'session.signOut': { roles, when: [isOneself], fresh: false, law: 'lag 2001:454 10 §; dataskyddsförordningen art. 32' },
  'contact.list': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6, 7 §§ (service, tillgänglighet)' },
  'contact.view': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6, 7 §§ (service, tillgänglighet)' },
  'contact.confirm': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6, 7 §§ (service, tillgänglighet)' },
  'contact.change': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6, 7 §§ (service, tillgänglighet)' },
  'contact.setHours': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6, 7 §§ (service, tillgänglighet)' },
  'contact.except': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6, 7 §§ (service, tillgänglighet)' },
  'contact.dropException': { roles: ['directoryEditor'], when: [atOwnAuthority], fresh: false, law: 'FL 6, 7 §§ (service, tillgänglighet)' },
  'support.list': { roles: ['caseworker', 'coordinator', 'manager'], when: [], fresh: false, law: 'Ju2021 (kunskapsstöd): texts, no word of a person' },
  'support.confirm': { roles: ['caseworker', 'coordinator', 'manager'], when: [atOwnAuthority, sharesTheWork], fresh: false, law: 'Ju2021 (kunskapsstöd): what a unit says of its own work' },
  'content.list': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'content.view': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'content.review': { roles: ['reviewer', 'publisher'], when: [wroteNoneOfIt], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'content.assign': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'content.begin': { roles: ['author', 'publisher'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.begin': { roles: ['author', 'publisher', 'translator'], when: [writesInTheLanguage], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.save': { roles: ['author', 'publisher', 'translator'], when: [writesInTheLanguage], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.submit': { roles: ['author', 'publisher', 'translator'], when: [writesInTheLanguage], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.discard': { roles: ['author', 'publisher', 'translator'], when: [writesInTheLanguage], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.takeBack': { roles: ['author', 'publisher', 'translator'], when: [writesInTheLanguage, wroteSomeOfIt], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.answer': { roles: ['reviewer', 'publisher'], when: [wroteNoneOfIt], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.publish': { roles: ['publisher'], when: [wroteNoneOfIt], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.schedule': { roles: ['publisher'], when: [wroteNoneOfIt], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.callOff': { roles: ['publisher'], when: [wroteNoneOfIt], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.publishAtOnce': { roles: ['publisher'], when: [], fresh: true, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'edition.judge': { roles: ['reviewer', 'publisher'], when: [wroteNoneOfIt, didNotPublishIt], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'comment.write': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'factCheck.make': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'factCheck.revoke': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'media.list': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'lag 2018:1937 10 §, URL 3 §' },
  'media.view': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'lag 2018:1937 10 §, URL 3 §' },
  'media.add': { roles: ['author', 'publisher'], when: [], fresh: false, law: 'lag 2018:1937 10 §, URL 3 §' },
  'media.change': { roles: ['author', 'publisher'], when: [], fresh: false, law: 'lag 2018:1937 10 §, URL 3 §' },
  'media.takeOut': { roles: ['author', 'publisher'], when: [], fresh: false, law: 'lag 2018:1937 10 §, URL 3 §' },
  'comment.reply': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'comment.handle': { roles: ['author', 'reviewer', 'publisher', 'translator'], when: [itsTextOrWords], fresh: false, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
  'locale.open': { roles: ['reviewer', 'publisher'], when: [], fresh: true, law: 'FL 6, 13 §§ (begripliga uppgifter, översättning)' },
  'locale.close': { roles: ['reviewer', 'publisher'], when: [], fresh: true, law: 'FL 6, 13 §§ (begripliga uppgifter, översättning)' },
  'edition.withdraw': { roles: ['publisher'], when: [], fresh: true, law: 'FL 6 § (begripliga uppgifter), lag 2018:1937 9 §' },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof permissions

type SubjectsOf<Relations extends readonly unknown[]> = Relations extends readonly [infer First, ...infer Rest]
  ? (First extends Relation<infer Subject> ? Subject : never) & SubjectsOf<Rest>
  : unknown

/** Everything the relations of a permission ask about its subject: a load that returns less does not compile. */
export type SubjectOf<P extends Permission> = SubjectsOf<(typeof permissions)[P]['when']>
