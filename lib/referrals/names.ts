import 'server-only'
import type { Addressee } from '@/lib/referrals/addressee'
import { unitsById } from '@/lib/referrals/store'

/** Units by their names, for a page that has their ids. */
export const nameUnits = (tx: Parameters<typeof unitsById>[0], ids: readonly string[]): Promise<Map<string, Addressee>> => unitsById(tx, [...new Set(ids)])
