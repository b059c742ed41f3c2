/**
 * Which page opens for whom: written by hand from what each role is for and decisions 24–31, never computed from the
 * permission table, so that a fault there shows as a difference. Whoever is not named gets the page that says the same for
 * what is not there and what is not for them (404); a visitor who is not signed in is led to sign in.
 */

/** One of each kind, by work e-mail; null is a visitor who is not signed in. */
export const people = {
  sara: 'handlaggare@malmo.example', // caseworker, opened the files
  amir: 'samordnare@malmo.example', // coordinator in Sara's unit
  helena: 'chef@malmo.example', // manager of Sara's unit
  eva: 'beslut@malmo.example', // secrecy officer of Sara's authority
  nils: 'logg@malmo.example', // log reviewer of Sara's authority
  maria: 'admin@malmo.example', // user administrator of Sara's authority
  rut: 'registrator@malmo.example', // registrar of Sara's authority
  leila: 'samordnare.syd@polisen.example', // coordinator who received Sara's referral
  mikael: 'handlaggare.malmo@polisen.example', // caseworker in another unit of the receiving authority
  anders: 'chef@polisen.example', // manager of the receiving authority
  birgitta: 'beslut@polisen.example', // secrecy officer of the receiving authority
  lars: 'logg@polisen.example', // log reviewer of the receiving authority
  ingrid: 'handlaggare@umea.example', // caseworker and coordinator of an authority that has nothing to do with it
  per: 'beslut@umea.example', // secrecy officer there
  karin: 'kontakt@polisen.example', // national contact point
  jonas: 'kontakt2@polisen.example', // her colleague there
  charlotte: 'lansstyrelsen@skane.example', // regional coordinator
  agneta: 'jurist@polisen.example', // legal editor
  hakan: 'jurist@kriminalvarden.example', // legal editor, of another authority
  fredrik: 'statistik@socialstyrelsen.example', // statistician
  kristina: 'katalog@polisen.example', // keeps the directory of the receiving authority, and of those who keep none
  oskar: 'katalog@malmo.example', // keeps the directory of Sara's authority
  robin: 'drift@portal.example', // system administrator
  lena: 'redaktor@socialstyrelsen.example', // author of the site's texts
  nadia: 'oversattare@socialstyrelsen.example', // translator of them
  stefan: 'granskare@kriminalvarden.example', // reviewer, of another authority
  petra: 'publicist@polisen.example', // publisher, of a third
  nobody: null,
} as const

export type Who = keyof typeof people

/** What stands in a bracket of an address. `unknown`: an id that nothing has; `noId`: no id at all. */
export const targets = ['sharedWithUnit', 'onlySaras', 'leilasFile', 'sent', 'underReview', 'saraWrites', 'sentsRelease', 'waitingRelease', 'askedRequest', 'brokenGlass', 'rule', 'sheet', 'agnetasWording', 'thread', 'openedThread', 'text', 'lenasDraft', 'nadiasDraft', 'lenasWords', 'picture', 'policeContact', 'unknown', 'noId'] as const
export type Target = (typeof targets)[number]

/** Of each bracket what can rightly stand in it. */
const ofKind: Record<string, readonly Target[]> = {
  caseFileId: ['sharedWithUnit', 'onlySaras', 'leilasFile'], referralId: ['sent', 'underReview'], draftId: ['saraWrites', 'underReview'],
  releaseId: ['sentsRelease', 'waitingRelease'], groundId: ['rule'], sheetId: ['sheet'], wordingId: ['agnetasWording'], requestId: ['askedRequest'], glassId: ['brokenGlass'],
  enquiryId: ['thread', 'openedThread'], contentId: ['text'], editionId: ['lenasDraft', 'nadiasDraft'], textId: ['lenasWords'], mediaId: ['picture'], contactPointId: ['policeContact'],
}

/** Those of the bracket's own kind; none where there is no bracket. A bracket that is not above is a fault of the table. */
export function kindOf(route: string): readonly Target[] {
  const bracket = /\[(\w+Id)\]/.exec(route)?.[1]
  if (bracket === undefined) return []
  const own = ofKind[bracket]
  if (!own) throw new Error(`nothing is said of what may stand in [${bracket}]`)
  return own
}

const everybody = Object.keys(people).filter((who): who is Who => who !== 'nobody')
/** Everybody who works with files, anywhere: the lists open, each with its own rows. */
const withFiles = ['sara', 'amir', 'helena', 'leila', 'mikael', 'anders', 'ingrid'] as const
/** The texts of the site are nobody's case: those who keep them see all of them, whatever their authority. */
const editors = ['lena', 'nadia', 'stefan', 'petra'] as const
const none = [] as const
/** The contact point, and nobody who leads, reviews or runs anything. */
const contactPoint = ['karin', 'jonas'] as const

/** An address that opens for those named; with a bracket, one line per target, and every target left out opens for none. */
type Row =
  | { opensFor: readonly Who[] }
  | { opensFor: Partial<Record<Target, readonly Who[]>> }
  /** Pages for whoever is not signed in as well: of sign-in, and for whoever has a link. */
  | { visitor: 'opens' | 'signIn'; signedIn: 'opens' | 'portal' }

/** Sara's unit has the one; the other is hers alone (decisions 24). Leila's own file is none of Malmö's. */
const file = { sharedWithUnit: ['sara', 'amir', 'helena'], onlySaras: ['sara'], leilasFile: ['leila'] } as const satisfies Partial<Record<Target, readonly Who[]>>

/** By folder of app/(portal) and app/(auth), as Next writes it. */
export const routes: Record<string, Row> = {
  '/portal': { opensFor: everybody },
  // Besides those with files whoever looks into a broken glass.
  '/portal/access': { opensFor: [...withFiles, 'nils', 'lars'] },
  // Sara asks that Amir be named in a protected file of hers alone: she and Helena, who answers. Not Amir, whom it is about.
  '/portal/access/[requestId]': { opensFor: { askedRequest: ['sara', 'helena'] } },
  '/portal/access/conflicts': { opensFor: [...withFiles, 'eva', 'birgitta', 'per', 'nils', 'lars'] },
  // Whoever works with files in a unit; Anders manages an authority and belongs to none.
  '/portal/access/emergency': { opensFor: ['sara', 'amir', 'helena', 'leila', 'mikael', 'ingrid'] },
  // Amir opened; his manager and the log reviewer look into it.
  '/portal/access/emergency/[glassId]': { opensFor: { brokenGlass: ['helena', 'nils'] } },
  '/portal/audit': { opensFor: ['nils', 'lars'] },
  '/portal/cases': { opensFor: withFiles },
  '/portal/cases/new': { opensFor: withFiles },
  '/portal/cases/[caseFileId]': { opensFor: file },
  // A manager reads and does not write in files.
  '/portal/cases/[caseFileId]/edit': { opensFor: { sharedWithUnit: ['sara', 'amir'], onlySaras: ['sara'], leilasFile: ['leila'] } },
  '/portal/cases/[caseFileId]/changes': { opensFor: file },
  '/portal/cases/[caseFileId]/access': { opensFor: file },
  '/portal/cases/[caseFileId]/name': { opensFor: file },
  '/portal/cases/[caseFileId]/safe-contact': { opensFor: file },
  '/portal/enquiries': { opensFor: contactPoint },
  '/portal/enquiries/erasure': { opensFor: contactPoint },
  '/portal/enquiries/figures': { opensFor: contactPoint },
  '/portal/enquiries/log': { opensFor: contactPoint },
  '/portal/enquiries/[enquiryId]': { opensFor: { thread: contactPoint, openedThread: contactPoint } },
  '/portal/enquiries/[enquiryId]/slip': { opensFor: { thread: contactPoint, openedThread: contactPoint } },
  // Who somebody is: where one has asked and the other has said yes.
  '/portal/enquiries/[enquiryId]/identity': { opensFor: { openedThread: contactPoint } },
  '/portal/referrals': { opensFor: withFiles },
  '/portal/referrals/of/[caseFileId]': { opensFor: file },
  // Both referrals are about files of Sara's unit; the receiver sees one only when it has been sent.
  '/portal/referrals/[referralId]': { opensFor: { sent: ['sara', 'amir', 'helena', 'leila'], underReview: ['sara', 'amir', 'helena'] } },
  // The yes of a unit is its coordinator's.
  '/portal/referrals/[referralId]/join': { opensFor: { sent: ['leila'] } },
  // What is being reviewed may be given back, so the writer keeps her answers until it is sent.
  '/portal/referrals/new/[draftId]/[step]': { opensFor: { saraWrites: ['sara'], underReview: ['sara'] } },
  // Whoever leads a unit: the list of what nobody has answered in time.
  '/portal/referrals/unanswered': { opensFor: ['amir', 'helena', 'leila', 'anders', 'ingrid'] },
  // What a unit has read and uses is said by whoever works with files there; counted by county for those who keep the library.
  '/portal/support': { opensFor: withFiles },
  '/editorial/support': { opensFor: editors },
  '/editorial/plan/docx': { opensFor: editors },
  '/editorial/plan/pdf': { opensFor: editors },
  // All contacts of one's own authority as one table.
  '/portal/directory/table': { opensFor: ['kristina', 'oskar'] },
  // Whoever keeps a directory, each with what was reported to their own authority.
  '/portal/directory/reports': { opensFor: ['kristina', 'oskar'] },
  // Rules without a person: the jurist who keeps them, and those who decide by them.
  '/portal/grounds': { opensFor: ['agneta', 'hakan', 'eva', 'birgitta', 'per'] },
  '/portal/grounds/[groundId]': { opensFor: { rule: ['agneta', 'hakan', 'eva', 'birgitta', 'per'] } },
  // New ones, and the sheets of paragraphs as they are kept: for those who write them.
  '/portal/grounds/new': { opensFor: ['agneta', 'hakan'] },
  '/portal/grounds/sheets/new': { opensFor: ['agneta', 'hakan'] },
  '/portal/grounds/sheets/[sheetId]': { opensFor: { sheet: ['agneta', 'hakan'] } },
  // A rule that is not made yet is the jurists' alone.
  '/portal/grounds/wordings/[wordingId]': { opensFor: { agnetasWording: ['agneta', 'hakan'] } },
  '/portal/grounds/wordings/[wordingId]/edit': { opensFor: { agnetasWording: ['agneta', 'hakan'] } },
  // Only whoever runs the system, who sees no person here.
  '/portal/undelivered': { opensFor: ['robin'] },
  // One's own and nobody else's.
  '/portal/sessions': { opensFor: everybody },
  '/portal/releases': { opensFor: ['eva', 'birgitta', 'per'] },
  '/portal/releases/[releaseId]': { opensFor: { sentsRelease: ['eva'], waitingRelease: ['eva'] } },
  '/portal/releases/[releaseId]/name': { opensFor: { sentsRelease: ['eva'], waitingRelease: ['eva'] } },
  '/portal/directory': { opensFor: ['kristina', 'oskar'] },
  '/portal/directory/[contactPointId]': { opensFor: { policeContact: ['kristina'] } },
  // An address that no page has.
  '/portal/[...rest]': { opensFor: none },
  '/editorial': { opensFor: editors },
  '/editorial/[...rest]': { opensFor: none },
  '/editorial/pages': { opensFor: editors },
  '/editorial/languages': { opensFor: editors },
  '/editorial/media': { opensFor: editors },
  '/editorial/media/[mediaId]': { opensFor: { picture: editors } },
  '/editorial/pages/[contentId]': { opensFor: { text: editors } },
  '/editorial/editions/[editionId]': { opensFor: { lenasDraft: editors, nadiasDraft: editors } },
  // A draft in Swedish: a translator works on translations, a reviewer reads.
  '/editorial/editions/[editionId]/edit': { opensFor: { lenasDraft: ['lena', 'petra'], nadiasDraft: ['lena', 'nadia', 'petra'] } },
  // A translation alone goes out to those who translate, and back through those who write in it.
  '/editorial/editions/[editionId]/exchange': { opensFor: { nadiasDraft: ['lena', 'nadia', 'petra'] } },
  '/editorial/editions/[editionId]/exchange/[format]': { opensFor: { nadiasDraft: editors } },
  '/editorial/editions/[editionId]/comments': { opensFor: { lenasDraft: editors, nadiasDraft: editors } },
  '/editorial/texts/[textId]': { opensFor: { lenasWords: editors } },
  '/editorial/preview/[locale]/[editionId]': { opensFor: { lenasDraft: editors } },
  // Opened by what stands in it, whoever has it; here nothing does, and it says so (tests/site/fact-check.test.ts).
  '/fact-check/[locale]/[token]': { visitor: 'opens', signedIn: 'opens' },
  '/sign-in': { visitor: 'opens', signedIn: 'portal' },
  '/sign-in/kept': { visitor: 'signIn', signedIn: 'portal' },
  '/sign-in/refused': { visitor: 'opens', signedIn: 'opens' },
  '/sign-in/signed-out': { visitor: 'opens', signedIn: 'opens' },
  '/sign-in/[...rest]': { visitor: 'signIn', signedIn: 'portal' },
}

/** The route as an address about the thing with this id. */
export const addressOf = (route: string, id: string): string =>
  route.replace('[step]', 'recipient').replace('[locale]', 'sv').replace('[token]', 'A'.repeat(43)).replace('[format]', 'csv').replace('[...rest]', 'nowhere').replace(/\[\w+Id\]/, id)

export type Expected = 'opens' | 'not there' | 'signIn' | 'portal'

/** What the table says of one address, for one person. */
export function expected(row: Row, target: Target | null, who: Who): Expected {
  if ('visitor' in row) return who === 'nobody' ? row.visitor : row.signedIn
  if (who === 'nobody') return 'signIn'
  const { opensFor } = row
  const named: readonly Who[] = 'length' in opensFor ? opensFor : (target && opensFor[target]) ?? none
  return named.includes(who) ? 'opens' : 'not there'
}
