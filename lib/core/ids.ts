/** Ids that cannot be mixed up: each is a UUID with a brand of its own. `schema.parse(text)` is the only way to make one. */
import { z } from 'zod'

export const accountId = z.uuid().brand<'AccountId'>()
export type AccountId = z.infer<typeof accountId>

export const authorityId = z.uuid().brand<'AuthorityId'>()
export type AuthorityId = z.infer<typeof authorityId>

export const unitId = z.uuid().brand<'UnitId'>()
export type UnitId = z.infer<typeof unitId>

export const caseFileId = z.uuid().brand<'CaseFileId'>()
export type CaseFileId = z.infer<typeof caseFileId>
