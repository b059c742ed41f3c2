import type { FileStatus } from '@/lib/cases/model'

/** The one derived word of a file (decisions 26), from facts alone and in this order. */
export const statusOf = (facts: { firstMeetingAt: number | null; closedAt: number | null }): FileStatus =>
  facts.closedAt !== null ? 'closed' : facts.firstMeetingAt !== null ? 'met' : 'open'
