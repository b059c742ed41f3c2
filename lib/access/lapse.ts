import 'server-only'
import { lapseUnanswered } from '@/lib/access/store'

/** The worker's clock: a question that nobody answered in fourteen days is answered by nobody. @returns how many lapsed */
export const lapseRequests = (now: number): Promise<number> => lapseUnanswered(now)
