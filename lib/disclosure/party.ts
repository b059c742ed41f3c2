import 'server-only'
import { partyKinds, type PartyKind } from '@/lib/disclosure/model'
import { kindOf } from '@/lib/disclosure/parties/store'

/** What kind of party an authority is to a release; null: it never is one. */
export async function ownKind(tx: Parameters<typeof kindOf>[0], authorityId: string): Promise<PartyKind | null> {
  const kind = await kindOf(tx, authorityId)
  return partyKinds.find((one) => one === kind) ?? null
}
