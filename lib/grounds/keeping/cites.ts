import 'server-only'
import { listOpen } from '@/lib/grounds/keeping/store'
import type { Rules } from '@/lib/grounds/wordings'

/** The paragraphs a rule may be written on: those that have a sheet, and those whose sheet is in work. It is not handed over before that sheet stands. */
export const citesInWork = async (tx: Parameters<typeof listOpen>[0], { sheets }: Rules): Promise<ReadonlySet<string>> =>
  new Set([...sheets, ...(await listOpen(tx)).flatMap((wording) => (wording.kind === 'sheet' ? [wording.sheet] : []))].map(({ cite }) => cite))
