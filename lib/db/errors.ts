import 'server-only'
import { z } from 'zod'

const coded = z.object({ code: z.string() })

/** Prisma P2002: a row with this key is already there. */
export const isDuplicate = (error: unknown): boolean => coded.safeParse(error).data?.code === 'P2002'

/** Prisma P2034: two transactions waited for each other, and PostgreSQL ended this one. */
export const isCollision = (error: unknown): boolean => coded.safeParse(error).data?.code === 'P2034'
