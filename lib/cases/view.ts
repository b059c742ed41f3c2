import type { EpisodeView, FileLine, FileView } from '@/lib/cases/model'
import type { FileRow } from '@/lib/cases/store'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { showSpokenNumber } from '@/lib/core/spoken-number'

/** What a sealed person says when opened, as far as this page may say it. */
export interface OpenedPerson { name: FileView['name']; birthYear: string | null; needs: string | null; hasSafeContact: boolean; episodes: EpisodeView[]; isChanged: boolean }

/** Row and opened texts → what the screen says, for this actor at this moment. */
export function toFileView(
  file: FileRow, person: OpenedPerson, notes: FileView['notes'], colleagues: FileView['colleagues'], actor: Actor, now: number,
): FileView {
  const live = file.access.filter(({ validFrom, validUntil }) => validFrom <= now && (validUntil === null || validUntil > now))
  const mayAssign = can(actor, 'case.assign', file, now).ok
  return {
    id: file.id, number: showSpokenNumber(file.number), unitName: file.unit.name, version: file.version, protection: file.protection,
    environments: file.environments, status: file.status, firstContactAt: file.firstContactAt, firstMeetingAt: file.firstMeetingAt,
    closedAt: file.closedAt, outcome: file.outcome, ...person, notes,
    holders: live.map(({ account, unit, validFrom }) => ({ name: account?.name ?? unit?.name ?? '', isUnit: account === null, since: validFrom })),
    may: { writeNote: can(actor, 'case.writeNote', file, now).ok, close: can(actor, 'case.close', file, now).ok, assign: mayAssign, edit: can(actor, 'case.edit', file, now).ok, reopen: can(actor, 'case.reopen', file, now).ok },
    colleagues: mayAssign ? colleagues.filter(({ accountId }) => !live.some((row) => row.accountId === accountId)) : [],
  }
}

/** One line of a list: the number as it is spoken, and nothing of the person. */
export const toLine = (line: FileLine): FileLine => ({ ...line, number: showSpokenNumber(line.number) })
