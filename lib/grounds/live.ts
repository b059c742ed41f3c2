import 'server-only'
import { publicReader, readPublished, readState, type Reader } from '@/lib/grounds/store'
import { sheetTable, tableOf, type Rules } from '@/lib/grounds/wordings'

/** Read once for each state of the rules: a referral asks for them at every step. */
let held: { state: string; rules: Rules } | null = null

/** The rules as they have been published. Whoever asks in a transaction asks with it; whoever has no role is shown none. */
export async function rulesIn(db: Reader): Promise<Rules> {
  const state = await readState(db)
  if (held?.state !== state) {
    const { rules, endings, sheets } = await readPublished(db)
    held = { state, rules: { table: tableOf(rules.map(({ ground }) => ground), endings), own: [...rules, ...endings].flatMap(({ cases }) => cases), endings, sheets: sheetTable(sheets) } }
  }
  return held.rules
}

/** The same for the public's pages and for the publisher, who act for nobody. Throws where there are none: no rule at all would read as a no. */
export async function rulesInForce(): Promise<Rules> {
  const rules = await rulesIn(publicReader())
  if (rules.table.length === 0) throw new Error('no legal rules in the database: npm start lays them in')
  return rules
}
