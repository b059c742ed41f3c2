/** How long a sign-in lasts (ASVS 7.3; decisions 32 and 33). All in milliseconds. Pure; screens may import it. */

/** Without a page loaded or sent, unless the installation wants less. */
export const idleMs = 15 * 60_000
/** Whatever is done meanwhile: a working day. */
export const absoluteMs = 8 * 60 * 60_000
/** The last visit is written down at most this often. */
export const touchMs = 30_000
/** An unsent form is kept for. */
export const keptMs = 30 * 60_000
/** The notice before the idle end. */
const noticeMs = 2 * 60_000

/**
 * How long after a page has come the notice is shown, so that two whole minutes are left: the last visit may have been written down
 * up to half a minute before the page came.
 */
export const noticeAfter = (idle: number): number => idle - noticeMs - touchMs

/**
 * The notice before the absolute end. Longer than the idle limit, so that no page that is left alone can be open at the end without having
 * said so when it came, with scripts or without.
 */
const endNoticeMs = 30 * 60_000

/** When a session ends whatever is done, epoch ms. */
export const endOf = (createdAt: number): number => createdAt + absoluteMs

/** How long after a page has come it is said that the end is near; 0: at once, in the page itself. */
export const endNoticeAfter = (endsAt: number, now: number): number => Math.max(0, endsAt - now - endNoticeMs)

/**
 * Whether a session still counts. The beginning of each limit is the last instant inside.
 * @param now epoch ms, as are the others
 * @param idle the installation's own limit in ms
 */
export const holds = (session: { createdAt: number; lastSeenAt: number; ended: boolean }, now: number, idle: number = idleMs): boolean =>
  !session.ended && now - session.lastSeenAt < idle && now - session.createdAt < absoluteMs
