import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConflicts } from '@/lib/access/conflicts/list'
import { readFileAccess } from '@/lib/access/file'
import { readGlass } from '@/lib/access/glass/read'
import { listToDecide, readRequest } from '@/lib/access/read'
import { reviewLog } from '@/lib/audit/review'
import { readEditForm } from '@/lib/cases/edit-form'
import { fileNumber } from '@/lib/cases/file-number'
import { listFiles } from '@/lib/cases/list-files'
import { lookUp } from '@/lib/cases/look-up'
import { readChanges } from '@/lib/cases/read-changes'
import { readFile, revealName, showSafeContact } from '@/lib/cases/read-file'
import type { Context } from '@/lib/core/pipeline'
import { listForReview, readRelease, revealReleaseName } from '@/lib/disclosure/read'
import { listQueue } from '@/lib/enquiries/list'
import { readIdentity } from '@/lib/enquiries/open-identity'
import { previewErasure } from '@/lib/enquiries/preview-erasure'
import { readEnquiry } from '@/lib/enquiries/read'
import { readMyDay } from '@/lib/my-day/read'
import { readDraft } from '@/lib/referrals/drafts/read'
import { readJoin } from '@/lib/referrals/join'
import { readReferralsOfFile } from '@/lib/referrals/of-file'
import { readReferral, readReferrals } from '@/lib/referrals/read'
import { readUnanswered } from '@/lib/referrals/unanswered'
import { Canaries, tellCanaries } from '@/tests/support/canary'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { karin } from '@/tests/worlds/contact-point'
import { amir, helena, nils } from '@/tests/worlds/protection'
import { eva, leila, sara } from '@/tests/worlds/referrals'

let world: CaseWorld
let everything: Client
let ids: Awaited<ReturnType<typeof tellCanaries>> & { draftId: string }
const canaries = new Canaries()

/** One row of the log: what was done, to which file (by the name it has in `ids`), and what was shown. `ids` and `some` of a list are only counted. */
interface Logged { action: string; file: 'caseFileId' | 'protectedId' | 'ownFileId' | null; shown: Record<string, unknown> }
interface Page { verbs: readonly string[]; by: string; read(context: Context): Promise<unknown>; leaves: readonly Logged[] }

const whole = ['name', 'birthYear', 'needs', 'environments', 'notes', 'access']
const written = ['name', 'personalNumber', 'birthYear', 'safeContact', 'environments', 'situation', 'threat', 'ownWords', 'needs', 'decisions', 'judgement', 'health', 'aboutOthers']
const left = ['name', 'birthYear', 'situation', 'threat', 'needs', 'judgement']
const list = { action: 'list.viewed', file: null, shown: { ids: 'some' } } as const

/**
 * Every page that shows something of a person or of whose file it is, by its folder, and the rows it leaves in the log: written by
 * hand from the rule that each request leaves one row per file with the groups shown, one per list with the ids, one per covered field.
 */
const pages: Record<string, Page> = {
  'page.tsx': {
    verbs: ['readMyDay'], by: sara, read: (context) => readMyDay(context),
    // Referrals that move, questions of errors, news, and what is asked about access.
    leaves: [list, list, list, list],
  },
  'cases/page.tsx': { verbs: ['listFiles'], by: sara, read: (context) => listFiles(context, { after: null }), leaves: [list] },
  'cases/[caseFileId]/page.tsx': {
    verbs: ['readFile'], by: sara, read: (context) => readFile(context, { caseFileId: ids.caseFileId }),
    leaves: [{ action: 'case.viewed', file: 'caseFileId', shown: { groups: whole } }],
  },
  'cases/[caseFileId]/edit/page.tsx': {
    verbs: ['readEditForm'], by: sara, read: (context) => readEditForm(context, { caseFileId: ids.caseFileId }),
    leaves: [{ action: 'case.viewed', file: 'caseFileId', shown: { groups: ['environments', 'name', 'birthYear', 'needs'] } }],
  },
  'cases/[caseFileId]/changes/page.tsx': {
    verbs: ['readChanges'], by: sara, read: (context) => readChanges(context, { caseFileId: ids.caseFileId }),
    leaves: [{ action: 'case.changesViewed', file: 'caseFileId', shown: { fields: ['birthYear', 'familyName', 'givenName', 'needs', 'personalNumber', 'safeContact'] } }],
  },
  'cases/[caseFileId]/access/page.tsx': {
    verbs: ['readFileAccess'], by: sara, read: (context) => readFileAccess(context, { caseFileId: ids.caseFileId }),
    leaves: [{ action: 'case.viewed', file: 'caseFileId', shown: { groups: ['access'] } }],
  },
  'cases/[caseFileId]/name/page.tsx': {
    verbs: ['revealName'], by: sara, read: (context) => revealName(context, { caseFileId: ids.protectedId }),
    leaves: [{ action: 'case.nameRevealed', file: 'protectedId', shown: { groups: ['name'] } }],
  },
  'cases/[caseFileId]/safe-contact/page.tsx': {
    verbs: ['showSafeContact'], by: sara, read: (context) => showSafeContact(context, { caseFileId: ids.caseFileId }),
    leaves: [{ action: 'case.safeContactShown', file: 'caseFileId', shown: { groups: ['safeContact'] } }],
  },
  'referrals/page.tsx': { verbs: ['readReferrals'], by: leila, read: (context) => readReferrals(context, { box: 'in', closed: false, before: null }), leaves: [list] },
  'referrals/unanswered/page.tsx': { verbs: ['readUnanswered'], by: amir, read: (context) => readUnanswered(context, {}), leaves: [list] },
  'referrals/of/[caseFileId]/page.tsx': {
    verbs: ['readReferralsOfFile'], by: leila, read: (context) => readReferralsOfFile(context, { caseFileId: ids.ownFileId }),
    leaves: [{ action: 'referral.viewed', file: 'ownFileId', shown: { referralIds: 'some', fields: left } }],
  },
  'referrals/[referralId]/page.tsx': {
    verbs: ['readReferral'], by: leila, read: (context) => readReferral(context, { referralId: ids.referralId }),
    leaves: [{ action: 'referral.viewed', file: 'ownFileId', shown: { referralIds: 'some', fields: left } }],
  },
  'referrals/[referralId]/join/page.tsx': {
    verbs: ['readJoin', 'fileNumber'], by: leila,
    read: async (context) => [await readJoin(context, { referralId: ids.referralId }), await fileNumber(context, { caseFileId: ids.ownFileId })],
    leaves: [{ action: 'referral.viewed', file: null, shown: { referralIds: 'some', fields: [] } }, list],
  },
  'referrals/new/[draftId]/[step]/page.tsx': {
    verbs: ['readDraft'], by: sara, read: (context) => readDraft(context, { draftId: ids.draftId }),
    leaves: [{ action: 'referral.draftViewed', file: 'caseFileId', shown: { draftId: 'some', fields: written } }],
  },
  'releases/page.tsx': { verbs: ['listForReview'], by: eva, read: (context) => listForReview(context, { waiting: false }), leaves: [list] },
  'releases/[releaseId]/page.tsx': {
    verbs: ['readRelease'], by: eva, read: (context) => readRelease(context, { releaseId: ids.releaseId }),
    leaves: [{ action: 'release.viewed', file: 'caseFileId', shown: { releaseId: 'some', fields: written } }],
  },
  'releases/[releaseId]/name/page.tsx': {
    verbs: ['revealReleaseName'], by: eva, read: (context) => revealReleaseName(context, { releaseId: ids.releaseId }),
    leaves: [{ action: 'release.nameRevealed', file: 'caseFileId', shown: { releaseId: 'some', fields: ['name', 'personalNumber'] } }],
  },
  'audit/page.tsx': {
    verbs: ['reviewLog'], by: nils, read: (context) => reviewLog(context, { who: null, on: null, number: null, after: null }),
    leaves: [{ action: 'audit.viewed', file: null, shown: { ids: 'some' } }],
  },
  'access/page.tsx': { verbs: ['listToDecide'], by: helena, read: (context) => listToDecide(context, {}), leaves: [list] },
  'access/[requestId]/page.tsx': {
    verbs: ['readRequest'], by: sara, read: (context) => readRequest(context, { requestId: ids.requestId }),
    leaves: [{ action: 'access.viewed', file: 'protectedId', shown: { requestId: 'some' } }],
  },
  'access/emergency/[glassId]/page.tsx': {
    verbs: ['readGlass'], by: helena, read: (context) => readGlass(context, { glassId: ids.glassId }),
    leaves: [{ action: 'glass.viewed', file: 'protectedId', shown: { glassId: 'some' } }],
  },
  'enquiries/page.tsx': { verbs: ['listQueue'], by: karin, read: (context) => listQueue(context, {}), leaves: [{ action: 'enquiry.listed', file: null, shown: { ids: 'some' } }] },
  'enquiries/erasure/page.tsx': {
    verbs: ['previewErasure'], by: karin, read: (context) => previewErasure(context, {}), leaves: [{ action: 'enquiry.listed', file: null, shown: { ids: 'some' } }],
  },
  'enquiries/[enquiryId]/page.tsx': {
    verbs: ['readEnquiry'], by: karin, read: (context) => readEnquiry(context, { enquiryId: ids.enquiryId }), leaves: [{ action: 'enquiry.viewed', file: null, shown: { enquiryId: 'some' } }],
  },
  'enquiries/[enquiryId]/slip/page.tsx': {
    verbs: ['readEnquiry'], by: karin, read: (context) => readEnquiry(context, { enquiryId: ids.enquiryId }), leaves: [{ action: 'enquiry.viewed', file: null, shown: { enquiryId: 'some' } }],
  },
  'enquiries/[enquiryId]/identity/page.tsx': {
    verbs: ['readIdentity'], by: karin, read: (context) => readIdentity(context, { enquiryId: ids.enquiryId }), leaves: [{ action: 'enquiry.identityViewed', file: null, shown: { enquiryId: 'some' } }],
  },
  'access/conflicts/page.tsx': { verbs: ['readConflicts'], by: sara, read: (context) => readConflicts(context, {}), leaves: [list] },
}

/** Pages without a person and without a file, and why. */
const without: Record<string, { verbs: readonly string[]; why: string }> = {
  '[...rest]/page.tsx': { verbs: [], why: 'Nothing: no page has this address.' },
  'cases/new/page.tsx': { verbs: ['readOpenForm'], why: 'An empty form with one’s own units and colleagues.' },
  'access/emergency/page.tsx': { verbs: [], why: 'An empty form for a number.' },
  'enquiries/log/page.tsx': { verbs: ['countQueue'], why: 'A form of choices; how many wait, and nobody.' },
  'enquiries/figures/page.tsx': { verbs: ['readContactFigures'], why: 'Figures, small ones hidden.' },
  'sessions/page.tsx': { verbs: [], why: 'One’s own sign-ins.' },
  'directory/reports/page.tsx': { verbs: ['listReports'], why: 'Counts by contact and day; nobody is in them.' },
  'grounds/page.tsx': { verbs: ['listGrounds'], why: 'Rules, with nobody in them.' },
  'grounds/[groundId]/page.tsx': { verbs: ['readGround'], why: 'One rule, with nobody in it.' },
  'grounds/new/page.tsx': { verbs: ['readNew'], why: 'An empty form for a rule.' },
  'grounds/sheets/new/page.tsx': { verbs: ['readNew'], why: 'An empty form for the sheet of a paragraph.' },
  'grounds/sheets/[sheetId]/page.tsx': { verbs: ['readSheet'], why: 'A paragraph in own plain words.' },
  'grounds/wordings/[wordingId]/page.tsx': { verbs: ['readWording'], why: 'A rule in work, with which colleagues wrote it.' },
  'grounds/wordings/[wordingId]/edit/page.tsx': { verbs: ['readWriting'], why: 'The same, as a form.' },
  'directory/table/page.tsx': { verbs: ['readOwnTable'], why: 'Contacts of one’s own authority as a table.' },
  'support/page.tsx': { verbs: ['readUse'], why: 'Which texts a unit uses, with which colleague said so.' },
  'directory/page.tsx': { verbs: ['listOwnContacts'], why: 'Contacts of one’s own authority, which stand on the site.' },
  'directory/[contactPointId]/page.tsx': { verbs: ['readContact'], why: 'One of them, with which colleague changed it.' },
  'undelivered/page.tsx': { verbs: ['listDeadMail'], why: 'Mails that say nothing, to nobody named.' },
}

const root = 'app/(portal)/portal'
const queries = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file))
  .flatMap((file) => [...readFileSync(path.join('lib', file), 'utf8').matchAll(/^export (?:const (\w+) = query\(|async function (read\w+)\(context: Context)/gm)].map(([, one, other]) => one ?? other ?? ''))

beforeAll(async () => {
  world = await caseWorld()
  everything = new Client({ connectionString: world.database.superuserUrl })
  await everything.connect()
  const told = await tellCanaries(world.as, canaries)
  const { rows } = await everything.query<{ id: string }>('select id from portal.referral_draft order by updated_at desc limit 1')
  ids = { ...told, draftId: rows[0]?.id ?? '' }
}, 120_000)
afterAll(async () => {
  await everything.end()
  await world.close()
})

const logged = async (after: Set<string>): Promise<(Omit<Logged, 'file'> & { id: string; file: string | null; account: string })[]> =>
  (await everything.query<Omit<Logged, 'file'> & { id: string; file: string | null; account: string }>(
    'select id, action, case_file_id as file, shown, account_id as account from portal.audit_event order by at, id')).rows.filter(({ id }) => !after.has(id))

/** Lists of ids say only that there are some: whose they are is other tests' matter. */
const comparable = ({ action, file, shown }: { action: string; file: string | null; shown: Record<string, unknown> }) => ({
  action, file, shown: Object.fromEntries(Object.entries(shown).sort().map(([name, what]) =>
    [name, /^(ids|\w+Ids|\w+Id)$/.test(name) ? 'some' : Array.isArray(what) ? [...what as string[]].sort() : what])),
})
const sorted = (rows: readonly { action: string; file: string | null; shown: Record<string, unknown> }[]) => rows.map(comparable).map((row) => JSON.stringify(row)).sort()

describe('a page that shows a person', () => {
  it('has its line in this table, with everything it reads', () => {
    const found = Object.fromEntries(readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)page\.tsx$/.test(file)).map((file) => {
      const imports = [...readFileSync(path.join(root, file), 'utf8').matchAll(/^import \{([^}]*)\} from '@\/lib\//gm)].flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim()))
      return [file, imports.filter((name) => queries.includes(name)).sort()]
    }))
    expect(queries.length).toBeGreaterThan(25)
    expect(found).toEqual(Object.fromEntries(Object.entries({ ...pages, ...without }).map(([page, { verbs }]) => [page, [...verbs].sort()])))
  })

  it.each(Object.entries(pages))('%s leaves exactly its rows, in the reader’s name', async (_page, { by, read, leaves }) => {
    const before = new Set((await logged(new Set())).map(({ id }) => id))
    const answer = JSON.stringify(await read(world.as(by)))
    expect(answer).not.toContain('"ok":false')
    const rows = await logged(before)
    expect(sorted(rows)).toEqual(sorted(leaves.map((row) => ({ ...row, file: row.file === null ? null : ids[row.file] }))))
    expect(new Set(rows.map(({ account }) => account))).toEqual(new Set([world.as(by).actor.accountId]))
  })

  it('leaves a row when somebody is looked up, with the purpose and without what was sought', async () => {
    const before = new Set((await logged(new Set())).map(({ id }) => id))
    await lookUp(world.as(sara), { sought: canaries.of('edited given name'), purpose: 'call' })
    expect(await logged(before)).toMatchObject([{ action: 'case.lookedUp', shown: { by: 'name', ids: [ids.caseFileId] } }])
  })

  it.each(Object.entries(pages))('%s gives an error and not one byte of the person when the log cannot be written', async (_page, { by, read }) => {
    await everything.query('revoke insert on portal.audit_event from portal_app')
    try {
      const met = await read(world.as(by)).then((answer) => ({ answered: JSON.stringify(answer) }), (error: unknown) => ({ thrown: error instanceof Error ? `${error.message}${error.stack}` : '' }))
      expect(met).not.toHaveProperty('answered')
      expect(canaries.foundIn(JSON.stringify(met))).toEqual([])
    } finally {
      await everything.query('grant insert on portal.audit_event to portal_app')
    }
  })
})
