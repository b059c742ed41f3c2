/**
 * The directory as the rest of the system sees it: who answers, how to reach them, and what happens when you call.
 * Pure types; the only file of this domain that a component may import.
 */
import type { Locale } from '@/lib/routes'

/** What we can say about a fact. Unknown is an answer of its own and is shown as such. */
type YesNo = 'yes' | 'no' | 'unknown'

/** Which rung of the ladder (decisions 16), in the order they are climbed. */
type RungKind = 'ownProgramme' | 'agreement' | 'policeCoordination' | 'socialServices' | 'nationalContactPoint' | 'emergency'

export type ContactKind = RungKind | 'socialEmergency' | 'helpline'

type Audience = 'everyone' | 'relatives' | 'professionals' | 'children' | 'women'

/** Instants are epoch milliseconds, days are `2026-11-21`, times of day are `HH:MM` in Europe/Stockholm. */
export type Opening =
  | { kind: 'always' }
  /** Hours known in words only ("dagtid, måndag till fredag"): never claimed to be open right now. */
  | { kind: 'daytimeWeekdays' }
  | { kind: 'schedule'; weekly: WeeklyHours[]; certain: boolean; onHolidays: 'asUsual' | 'closed'; now: { open: true; until: number } | { open: false; opensAt: number | null }; ahead: DayHours[] }
  | { kind: 'unknown' }

/** A day of the next seven on which other hours hold than usual; no hours is closed all day. */
export interface DayHours { day: string; hours: { opens: string; closes: string }[] }

/** ISO weekday 1 = Monday … 7 = Sunday. `closes` may be `24:00`; `closes` before `opens` passes midnight. */
export interface WeeklyHours { weekdays: number[]; opens: string; closes: string }

export interface Phone {
  /** E.164 or a short number, for `tel:`: `+4620577070`, `11414`, `112`. */
  dial: string
  /** As Swedes write it, with narrow no-break spaces: `020-57 70 70`, `114 14`. */
  shown: string
}

interface Verification {
  /** `verified`: the owner has confirmed it and the review interval has not run out. */
  state: 'verified' | 'unverified' | 'stale'
  verifiedOn: string | null
  source: { name: string; url: string | null; retrievedOn: string }
}

export interface Contact {
  id: string
  /** Stable name in the data, e.g. `ratt-att-valja`: what texts use to mention this contact. */
  key: string
  kind: ContactKind
  /** Proper name as it is said in Swedish, e.g. `Rätt att välja`; rungs are named by their kind instead. */
  name: string | null
  /** One or two sentences in the reader's language; null when the kind says it all. */
  description: Record<Locale, string> | null
  phone: Phone | null
  opening: Opening
  cost: 'free' | 'unknown'
  shownOnBill: YesNo
  anonymous: YesNo
  interpreter: YesNo
  /** `child`: staff must report to socialtjänsten when a child may be harmed (SoL 19:1). */
  dutyToReport: 'child' | 'unknown'
  ages: { from: number | null; to: number | null } | 'all' | 'unknown'
  languages: string[]
  audiences: Audience[]
  verification: Verification
}

/** A line that a text can name, as whoever writes it chooses among them. */
export interface ContactChoice { key: string; name: string; number: string | null }

/** One rung. `contact` is null when nobody has published a way to reach it: then the page says how else. */
export type Rung =
  | { kind: 'ownProgramme'; contact: Contact }
  | { kind: 'agreement'; contact: Contact; municipality: string }
  | { kind: 'policeCoordination'; contact: Contact; region: string }
  | { kind: 'socialServices'; contact: Contact | null; afterHours: Contact | null }
  | { kind: 'nationalContactPoint'; contact: Contact | null }
  | { kind: 'emergency'; contact: Contact }

export interface MunicipalityPage {
  slug: string
  code: string
  /** `Malmö` */
  name: string
  /** `Malmö stad`, `Arjeplogs kommun`, `Region Gotland` … as the law's genitive and the kommun's own style have it. */
  officialName: string
  county: { code: string; name: string; slug: string }
  policeRegion: string
  hasProgramme: YesNo
  /** First rung to try is first; the page never ends before `emergency`. */
  ladder: Rung[]
  helplines: Contact[]
  /** Newest day anything on the page was checked. */
  reviewedOn: string
}

export interface CountyGroup {
  code: string
  slug: string
  name: string
  municipalities: { slug: string; name: string }[]
}

/** The country as a drawing, in its own units. `dots` are in the order of `municipalities`. */
export interface SwedenMap {
  width: number
  height: number
  /** The coast, one closed line for each piece of land. */
  land: { x: number; y: number }[][]
  counties: (CountyGroup & { dots: { x: number; y: number }[]; ring: { x: number; y: number } })[]
}

/** What a name leads to (decisions 17; GOV.UK: never guess). */
export type FinderAnswer =
  | { kind: 'found'; slug: string }
  /** The name fits several, or fits nothing but is near these: the visitor chooses. At most 6. */
  | { kind: 'choose'; reason: 'ambiguous' | 'place' | 'spelling'; choices: FinderChoice[] }
  | { kind: 'unknown' }
  | { kind: 'empty' }
  | { kind: 'tooLong' }

/** `place` is set when the visitor named a town or district inside the kommun. */
export interface FinderChoice { slug: string; name: string; county: string; place: string | null }

/** What the front answers forms from, written as one file at publication so that it needs no database (decisions 8). */
export interface FinderIndex {
  municipalities: { slug: string; name: string; county: string }[]
  /** Towns, districts and old names: folded at build time by the finder itself. */
  places: { name: string; slugs: string[] }[]
  /** Contacts by their stable name: what the page that asks what is wrong calls them. */
  contacts: { key: string; name: string; phone: string | null }[]
}
