import 'server-only'
import { publishDueEditions } from '@/lib/editorial/store'

/** Editions that were to become live by now do. How many; the publication follows by itself. */
export const publishDue = (): Promise<number> => publishDueEditions()
