import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { dayOf } from '@/lib/directory/days'
import { reportOutcomes, reportReasons, type CheckLine, type Report, type ReportLine, type ReportOutcome } from '@/lib/directory/reports/model'

const day = z.date().transform((date) => date.toISOString().slice(0, 10))
const answered = z.tuple([z.object({ known: z.boolean() })])

/** Counts one report, as the public's own login, which may do this and read what is published. @returns false when there is no such contact */
export async function count({ contact, reason }: Report): Promise<boolean> {
  const rows = await clientFor('public').$queryRaw`select portal.report_contact(${contact}, ${reason}) as known`
  return answered.parse(rows)[0].known
}

const openRow = z.object({
  contactKey: z.string(), reason: z.enum(reportReasons), _sum: z.object({ times: z.int() }), _min: z.object({ reportedOn: day }), _max: z.object({ reportedOn: day }),
})

/** What nobody has looked into yet, most often reported first. */
export async function listOpen(tx: Tx): Promise<ReportLine[]> {
  const rows = await tx.contactReport.groupBy({
    by: ['contactKey', 'reason'], _sum: { times: true }, _min: { reportedOn: true }, _max: { reportedOn: true },
    orderBy: [{ _sum: { times: 'desc' } }, { contactKey: 'asc' }, { reason: 'asc' }],
  })
  return rows.map((row) => openRow.parse(row)).map((row) => ({
    contact: row.contactKey, reason: row.reason, times: row._sum.times, firstOn: row._min.reportedOn, lastOn: row._max.reportedOn,
  }))
}

/** How many lines `listOpen` has. */
export const countOpen = async (tx: Tx): Promise<number> => (await tx.contactReport.groupBy({ by: ['contactKey', 'reason'] })).length

/** Whose it is to look into, or null: nothing was reported, or not to this actor's authority. */
export const findReported = (tx: Tx, { contact, reason }: Report): Promise<{ authorityId: string } | null> =>
  tx.contactReport.findFirst({ where: { contactKey: contact, reason }, select: { authorityId: true } })

const takenRow = z.object({ reportedOn: z.string(), times: z.int() })

/** Takes the counts of one line away and tells what they were; null when another was first. Whoever counts meanwhile waits, and begins anew. */
export async function take(tx: Tx, { contact, reason }: Report): Promise<ReportLine | null> {
  const rows = z.array(takenRow).parse(await tx.$queryRaw`
    delete from portal.contact_report where contact_key = ${contact} and reason = ${reason} returning reported_on::text as "reportedOn", times`)
  const days = rows.map(({ reportedOn }) => reportedOn).sort()
  const [firstOn, lastOn] = [days[0], days.at(-1)]
  return firstOn === undefined || lastOn === undefined ? null : { contact, reason, firstOn, lastOn, times: rows.reduce((sum, { times }) => sum + times, 0) }
}

export async function insertCheck(tx: Tx, line: ReportLine, outcome: ReportOutcome, now: number): Promise<void> {
  await tx.contactCheck.createMany({ data: [{
    id: randomUUID(), contactKey: line.contact, reason: line.reason, firstOn: new Date(line.firstOn), lastOn: new Date(line.lastOn),
    times: line.times, outcome, checkedAt: new Date(now),
  }] })
}

const checkRow = z.object({
  contactKey: z.string(), reason: z.enum(reportReasons), firstOn: day, lastOn: day, times: z.int(), outcome: z.enum(reportOutcomes),
  checkedAt: z.date().transform((at) => dayOf(at.getTime())),
})

/** What was looked into, latest first. */
export async function listChecks(tx: Tx, most: number): Promise<CheckLine[]> {
  const rows = await tx.contactCheck.findMany({
    select: { contactKey: true, reason: true, firstOn: true, lastOn: true, times: true, outcome: true, checkedAt: true },
    orderBy: [{ checkedAt: 'desc' }, { id: 'asc' }], take: most,
  })
  return rows.map((row) => checkRow.parse(row)).map(({ contactKey: contact, checkedAt: checkedOn, ...row }) => ({ ...row, contact, checkedOn }))
}
