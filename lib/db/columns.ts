import { z } from 'zod'

/** A moment as Prisma gives it, read as epoch milliseconds. */
export const instant = z.date().transform((at) => at.getTime())
