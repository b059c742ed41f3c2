import type { Role } from '@/lib/auth/model'
import { atOwnAuthority, hasLiveAccess, isOpenFile, leadsTheUnit, worksInUnit, type Relation } from '@/lib/auth/relations'

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
  'case.assign': { roles: ['coordinator', 'manager'], when: [atOwnAuthority, hasLiveAccess, leadsTheUnit, isOpenFile], fresh: false, law: 'decisions 24, 31' },
  'audit.review': { roles: ['logReviewer'], when: [atOwnAuthority], fresh: false, law: 'lag 2001:454 10 §, PDL 4:3; decisions 30' },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof permissions

type SubjectsOf<Relations extends readonly unknown[]> = Relations extends readonly [infer First, ...infer Rest]
  ? (First extends Relation<infer Subject> ? Subject : never) & SubjectsOf<Rest>
  : unknown

/** Everything the relations of a permission ask about its subject: a load that returns less does not compile. */
export type SubjectOf<P extends Permission> = SubjectsOf<(typeof permissions)[P]['when']>
