import 'server-only'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import { namedPersons } from '@/lib/auth/access-relations'
import type { Permission } from '@/lib/auth/permissions'
import { lowerLevels } from '@/lib/access/model'
import { askedAbout } from '@/lib/access/read'
import { fileWithHolders } from '@/lib/cases/holders'
import { colleaguesOf } from '@/lib/cases/give-access'
import { protections } from '@/lib/cases/model'
import { OneFile } from '@/lib/cases/schemas'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'

/** The page where one changes who can open a file: who can, what is asked, and what this reader may do about it. */
export const readFileAccess = query({
  permission: 'case.view',
  input: OneFile,
  load: (tx, { caseFileId }) => fileWithHolders(tx, caseFileId),
  async run({ tx, actor, now, subject: file }) {
    const may = (permission: Extract<Permission, 'access.ask' | 'access.askToLower' | 'access.end' | 'access.giveUp' | 'case.raiseProtection'>) => can(actor, permission, file, now).ok
    const holders = file.holders(actor, now)
    const named = namedPersons(file, now)
    const colleagues = (await colleaguesOf(tx, file.unitId, now)).filter(({ accountId }) => accountId !== actor.accountId && !file.closedTo.includes(accountId))
    const hasOthers = named.some((account) => account !== actor.accountId) || (file.protection === 'none' && holders.some(({ isUnit }) => isUnit))
    const level = protections.indexOf(file.protection)
    return ok({
      id: file.id, number: showSpokenNumber(file.number), version: file.version, protection: file.protection, holders,
      asked: named.includes(actor.accountId) ? await askedAbout(tx, file.id, actor, now) : [],
      /** Rows that this reader may end, besides their own. */
      endable: may('access.end') ? holders.filter(({ isSelf }) => !isSelf) : [],
      mayAsk: may('access.ask'),
      /** Who could be named, or take the file over. */
      nameable: colleagues.filter(({ accountId }) => !named.includes(accountId)),
      giveUp: may('access.giveUp') ? { mustHandTo: named.includes(actor.accountId) && !hasOthers } : null,
      raisable: may('case.raiseProtection') ? protections.slice(level + 1) : [],
      lowerable: may('access.askToLower') ? lowerLevels.filter((one) => protections.indexOf(one) < level) : [],
    })
  },
  audit: ({ subject }) => event('case.viewed', subject, { groups: ['access'] }),
})
export type FileAccessView = Extract<Awaited<ReturnType<typeof readFileAccess>>, { ok: true }>['value']
