import 'server-only'
import type { Addressee } from '@/lib/referrals/addressee'
import { listAddressees } from '@/lib/referrals/drafts/store'

/** Where a question can go instead: every unit that receives referrals, but this one. */
export const listAddresseesOf = (tx: Parameters<typeof listAddressees>[0], exceptUnitId: string): Promise<Addressee[]> => listAddressees(tx, exceptUnitId)
