import 'server-only'
import { listLinks, type LinkRow } from '@/lib/editorial/links/store'

/** What the link checker knows of every address, for the plan and for the figures of the month. */
export const linksNow = (tx: Parameters<typeof listLinks>[0]): Promise<LinkRow[]> => listLinks(tx)
