import { z } from 'zod'
import { fieldGroups, type AuditAction } from '@/lib/audit/events'
import type { LogLine } from '@/lib/audit/model'
import { portalText } from '@/lib/i18n/portal-messages'
import type audit from '@/messages/sv/audit.json'

interface Row { id: string; at: number; action: string; shown: Record<string, unknown>; reason: string | null }

/** What details have in common; the rest of a detail is for machines. */
const detail = z.object({
  groups: z.array(z.enum(fieldGroups)).default([]),
  ids: z.array(z.string()).nullable().default(null),
  by: z.enum(['number', 'name', 'personalNumber']).nullable().default(null),
}).catch({ groups: [], ids: null, by: null })

/** One event in words. An action without words is a fault of ours and throws. */
export function toLogLine(row: Row, who: string, file: string | null): LogLine {
  const t = portalText('audit')
  const { groups, ids, by } = detail.parse(row.shown)
  const shown = [by && t(`by.${by}`), groups.map((group) => t(`group.${group}`)).join(', '), ids && t('severalFiles', { count: ids.length })].filter(Boolean)
  return { id: row.id, at: row.at, who, what: t(`action.${actionOf(row.action)}`), file, shown: shown.join('; '), reason: purposeOf(row.reason) }
}

// The column's values are written by `event()` alone, and every one of its actions has its words (audit.test.ts).
const actionOf = (action: string): AuditAction => action as AuditAction

type Purpose = keyof (typeof audit)['purpose']
const purposes: readonly string[] = ['meeting', 'call', 'referral', 'decision', 'correction'] satisfies Purpose[]
const isPurpose = (reason: string): reason is Purpose => purposes.includes(reason)

/** A coded purpose in words; what somebody wrote themselves as it is. */
const purposeOf = (reason: string | null): string | null => (reason !== null && isPurpose(reason) ? portalText('audit')(`purpose.${reason}`) : reason)
