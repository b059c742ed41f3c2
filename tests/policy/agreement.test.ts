import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import { systemNow } from '@/lib/core/clock'
import { disagreements, everythingAsked } from '@/tests/policy/agree'
import { mutants } from '@/tests/policy/mutants'
import { policyWorld, type PolicyWorld } from '@/tests/policy/world'
import { publishedTables, referenceTables } from '@/tests/security/reference-tables'

/**
 * Permissions that are no act on one row: lists and look-ups are driven by the rows that the trials ask about one by one.
 * Whoever adds a permission adds a trial (tests/policy/agree.ts, access-trials.ts, referral-trials.ts) or says here why there is none.
 */
const noRowOfTheirOwn = {
  'case.list': 'rows of access and case_file, each asked as case.view',
  'case.lookUp': 'rows of person_record, each asked as case.revealName',
  'case.useReceived': 'a note or an edit, asked as case.writeNote and case.edit, from a delivery, asked as referral.view',
  'access.list': 'rows of access_request and break_glass, each asked as access.view and glass.view',
  'release.revealName': 'items of a release, asked as release.review',
  'referral.list': 'rows of referral, each asked as referral.view',
  'ground.list': 'rows of ground_wording, each asked as ground.write, and the published ones beside it',
  'release.list': 'rows of release, each asked as release.review',
  'referral.listUnanswered': 'rows of referral, each asked as referral.view',
  'enquiry.list': 'rows of enquiry, each asked as enquiry.view',
  'enquiry.figures': 'rows of enquiry and contact_log, each asked beside enquiry.view',
  'enquiry.previewErasure': 'rows of enquiry, each asked as enquiry.view',
  'notice.list': 'rows of outbox, each asked as notice: told by the roles that an account has in the database, whoever asks',
  'session.endOthers': 'a function that asks of nobody but the actor: tests/security/sign-ins.test.ts',
  'session.signOut': 'a function that asks of nobody but the actor: tests/security/sign-ins.test.ts',
  'contact.list': 'rows of contact_point, each asked as contact.view',
  'support.list': 'rows of support_use, each asked as support.confirm',
  'media.list': 'rows of media, each asked as media.view',
  'content.list': 'rows of content, document and edition, each asked as content.view',
  'notice.read': 'a row of notice_read, asked as notice',
}

/** Names of colleagues, read by everybody of the authority; the catalog test holds their columns. */
const colleagues = ['account', 'role_grant']

describe('the application and the database, asked about the same person, file and act', () => {
  let world: PolicyWorld
  beforeAll(async () => { world = await policyWorld() })
  afterAll(() => world.close())

  it('give the same answer 2,000 times', async () => {
    const { asked, allowed, found } = await disagreements(world, 40, 44, systemNow())
    expect(found).toEqual([])
    expect(asked).toBeGreaterThanOrEqual(2_000)
    // An answer that is always no would agree too.
    expect(allowed).toBeGreaterThan(asked / 20)
  }, 300_000)

  it('are asked about every permission', () => {
    const asked = [...everythingAsked(world, systemNow()).subjects].filter((one) => one in permissions)
    expect([...asked, ...Object.keys(noRowOfTheirOwn)].sort()).toEqual(Object.keys(permissions).sort())
  })

  it('are asked about everything that the portal may do to a table', async () => {
    const { rows } = await world.owner.query<{ act: string }>(
      `select distinct lower(privilege_type) || ' ' || table_name as act from (
         select privilege_type, table_name, table_schema, grantee from information_schema.role_table_grants
         union select privilege_type, table_name, table_schema, grantee from information_schema.role_column_grants) g
       where table_schema = 'portal' and grantee = 'portal_app' and table_name <> all ($1)`, [[...publishedTables, ...referenceTables, ...colleagues]])
    const { acts } = everythingAsked(world, systemNow())
    expect(rows.map(({ act }) => act).filter((act) => !acts.has(act))).toEqual([])
  })
})

describe('a policy that somebody weakens', () => {
  it.each(mutants.filter(({ isEveryTime }) => isEveryTime).map((mutant) => [mutant.weakness, mutant] as const))('is found: %s', async (_, mutant) => {
    const world = await policyWorld()
    try {
      await mutant.apply(world.owner)
      expect((await disagreements(world, 600, 44, systemNow(), mutant.table)).found).not.toEqual([])
    } finally {
      await world.close()
    }
  }, 300_000)
})
