import 'server-only'
import { eraseDue } from '@/lib/enquiries/erasure/store'

/** The worker's round. @returns how many threads were erased */
export const eraseEnquiries = (now: number): Promise<number> => eraseDue(now)
