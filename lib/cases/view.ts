import type { EpisodeView, FileLine, FileView, Holder } from '@/lib/cases/model'
import type { NamedFileRow } from '@/lib/cases/store'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { isLive } from '@/lib/auth/relations'
import { showSpokenNumber } from '@/lib/core/spoken-number'

/** What a sealed person says when opened, as far as this page may say it. */
export interface OpenedPerson { name: FileView['name']; birthYear: string | null; needs: string | null; hasSafeContact: boolean; episodes: EpisodeView[]; isChanged: boolean }

/** Row and opened texts → what the screen says, for this actor at this moment. */
export function toFileView(
  file: NamedFileRow, person: OpenedPerson, notes: FileView['notes'], colleagues: FileView['colleagues'], actor: Actor, now: number,
): FileView {
  const live = file.access.filter((row) => isLive(row, now))
  const mayAssign = can(actor, 'case.assign', file, now).ok
  return {
    id: file.id, number: showSpokenNumber(file.number), unitName: file.unit.name, version: file.version, protection: file.protection,
    environments: file.environments, status: file.status, firstContactAt: file.firstContactAt, firstMeetingAt: file.firstMeetingAt,
    closedAt: file.closedAt, outcome: file.outcome, ...person, notes,
    may: { writeNote: can(actor, 'case.writeNote', file, now).ok, close: can(actor, 'case.close', file, now).ok, assign: mayAssign, edit: can(actor, 'case.edit', file, now).ok, reopen: can(actor, 'case.reopen', file, now).ok },
    holders: holdersOf(file, actor, now),
    colleagues: mayAssign ? colleagues.filter(({ accountId }) => !live.some((row) => row.accountId === accountId) && !file.closedTo.includes(accountId)) : [],
  }
}

/** Who can open the file now, oldest first, as its readers see them. */
export const holdersOf = ({ access, closedTo }: Pick<NamedFileRow, 'access' | 'closedTo'>, actor: Actor, now: number): Holder[] =>
  access.filter((row) => isLive(row, now)).map(({ id, accountId, account, unit, reason, validFrom, validUntil }) => ({
    accessId: id, name: account?.name ?? unit?.name ?? '', isUnit: account === null, isSelf: accountId === actor.accountId, reason,
    since: validFrom, until: validUntil, isClosed: accountId !== null && closedTo.includes(accountId),
  }))

/** One line of a list: the number as it is spoken, and nothing of the person. */
export const toLine = (line: FileLine): FileLine => ({ ...line, number: showSpokenNumber(line.number) })
