/**
 * What each role opens by itself, for somebody new who has no row of access of their own: written by hand from what the role is for. A person
 * with several roles opens what any of them opens, apart from `losesWith`: nothing else follows from having two. Compare routes-by-person.ts.
 */
import type { Role } from '@/lib/auth/model'
import type { Target } from '@/tests/policy/routes-by-person'

/** Where the new person works: beside Sara, beside Leila who receives, or in an authority that has nothing to do with it. */
export const places = { sarasUnit: 'handlaggare@malmo.example', leilasUnit: 'samordnare.syd@polisen.example', elsewhere: 'handlaggare@umea.example' } as const
export type Place = keyof typeof places

type Opens = Record<string, true | readonly Target[]>

const everybodys: Opens = { '/portal': true, '/portal/sessions': true }
const listsOfFiles: Opens = { '/portal/cases': true, '/portal/cases/new': true, '/portal/referrals': true, '/portal/access': true, '/portal/access/conflicts': true, '/portal/access/emergency': true, '/portal/support': true }
/** Sara's unit shares one file, and both referrals are about files that it shares. */
const shared: Opens = {
  '/portal/cases/[caseFileId]': ['sharedWithUnit'], '/portal/cases/[caseFileId]/changes': ['sharedWithUnit'], '/portal/cases/[caseFileId]/access': ['sharedWithUnit'],
  '/portal/cases/[caseFileId]/name': ['sharedWithUnit'], '/portal/cases/[caseFileId]/safe-contact': ['sharedWithUnit'], '/portal/referrals/of/[caseFileId]': ['sharedWithUnit'],
  '/portal/referrals/[referralId]': ['sent', 'underReview'],
}
const written: Opens = { '/portal/cases/[caseFileId]/edit': ['sharedWithUnit'] }
const received: Opens = { '/portal/referrals/[referralId]': ['sent'] }
const led: Opens = { '/portal/referrals/unanswered': true }
const officers: Opens = { '/portal/releases': true, '/portal/access/conflicts': true, '/portal/grounds': true, '/portal/grounds/[groundId]': ['rule'] }
const reviewers: Opens = { '/portal/access': true, '/portal/access/conflicts': true, '/portal/audit': true }

/** The contact point, the directory and the rules have pages of their own and nothing of a file; routes-by-person.ts tells of them. */
export const apart = ['contactPointOfficer', 'directoryEditor', 'legalEditor'] as const satisfies readonly Role[]
export const isApart = (route: string): boolean => /^\/portal\/(enquiries|directory|grounds\/(wordings|new|sheets))(\/|$)/.test(route)

/** The site's texts are nobody's case: whoever keeps them sees all of them, in whichever authority, and nothing of a file. */
export const editing = ['author', 'reviewer', 'publisher', 'translator'] as const satisfies readonly Role[]
const texts: Opens = {
  '/editorial': true, '/editorial/support': true, '/editorial/plan/docx': true, '/editorial/plan/pdf': true, '/editorial/pages': true, '/editorial/languages': true, '/editorial/media': true, '/editorial/media/[mediaId]': ['picture'], '/editorial/pages/[contentId]': ['text'], '/editorial/editions/[editionId]': ['lenasDraft', 'nadiasDraft'],
  '/editorial/editions/[editionId]/comments': ['lenasDraft', 'nadiasDraft'], '/editorial/editions/[editionId]/exchange/[format]': ['nadiasDraft'],
  '/editorial/texts/[textId]': ['lenasWords'], '/editorial/preview/[locale]/[editionId]': ['lenasDraft'],
}
/** The one draft is Swedish: a translator works on translations, a reviewer reads. */
const swedishDrafts: Opens = { '/editorial/editions/[editionId]/edit': ['lenasDraft'] }
const translations: Opens = { '/editorial/editions/[editionId]/edit': ['nadiasDraft'], '/editorial/editions/[editionId]/exchange': ['nadiasDraft'] }
const byEditing: Record<(typeof editing)[number], Opens[]> = { author: [texts, swedishDrafts, translations], reviewer: [texts], publisher: [texts, swedishDrafts, translations], translator: [texts, translations] }

/** Roles that open nothing but what is everybody's. */
export const plain = ['regionalCoordinator', 'statistician', 'grantOfficer', 'registrar', 'userAdmin'] as const satisfies readonly Role[]
export const telling = ['caseworker', 'coordinator', 'manager', 'secrecyOfficer', 'logReviewer', 'systemAdmin'] as const satisfies readonly Role[]
type Telling = (typeof telling)[number]

const byRole: Record<Place, Record<Telling, Opens[]>> = {
  sarasUnit: {
    caseworker: [listsOfFiles, shared, written],
    coordinator: [listsOfFiles, shared, written, led],
    // Answers where nobody else is named, and looks into the broken glass.
    manager: [listsOfFiles, shared, led, { '/portal/access/[requestId]': ['askedRequest'], '/portal/access/emergency/[glassId]': ['brokenGlass'] }],
    secrecyOfficer: [officers, { '/portal/releases/[releaseId]': ['sentsRelease', 'waitingRelease'], '/portal/releases/[releaseId]/name': ['sentsRelease', 'waitingRelease'] }],
    logReviewer: [reviewers, { '/portal/access/emergency/[glassId]': ['brokenGlass'] }],
    systemAdmin: [{ '/portal/undelivered': true }],
  },
  leilasUnit: {
    caseworker: [listsOfFiles, received],
    coordinator: [listsOfFiles, received, led, { '/portal/referrals/[referralId]/join': ['sent'] }],
    manager: [listsOfFiles, received, led],
    secrecyOfficer: [officers],
    logReviewer: [reviewers],
    systemAdmin: [{ '/portal/undelivered': true }],
  },
  elsewhere: {
    caseworker: [listsOfFiles],
    coordinator: [listsOfFiles, led],
    manager: [listsOfFiles, led],
    secrecyOfficer: [officers],
    logReviewer: [reviewers],
    systemAdmin: [{ '/portal/undelivered': true }],
  },
}

/** Who works with files in the unit is inside what is reviewed, and looks into no opening there as a log reviewer (lag 2001:454 10 §). */
const losesWith = (roles: readonly Role[], route: string): boolean =>
  route === '/portal/access/emergency/[glassId]' && !roles.includes('manager') && roles.some((role) => role === 'caseworker' || role === 'coordinator')

/** Whether an address opens for somebody with these roles in the unit of that place. */
export function opensFor(place: Place, roles: readonly Role[], route: string, target: Target | null): boolean {
  if (route in everybodys) return true
  if (losesWith(roles, route)) return false
  const opened = [...telling.filter((role) => roles.includes(role)).flatMap((role) => byRole[place][role]), ...editing.filter((role) => roles.includes(role)).flatMap((role) => byEditing[role])]
  return opened.some((opens) => {
    const which = opens[route]
    return which === true ? target === null : target !== null && which?.includes(target) === true
  })
}
