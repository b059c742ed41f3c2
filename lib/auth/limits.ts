/** How long a sign-in lasts (ASVS 7.3; decisions 32 and 33). All in milliseconds. Pure; screens may import it. */

/** Without a page loaded or sent. */
export const idleMs = 15 * 60_000
/** Whatever is done meanwhile: a working day. */
export const absoluteMs = 8 * 60 * 60_000
/** The last visit is written down at most this often. */
export const touchMs = 30_000
/** An unsent form is kept for. */
export const keptMs = 30 * 60_000
/** The notice before the idle end. */
export const noticeMs = 2 * 60_000

/**
 * Whether a session still counts. The beginning of each limit is the last instant inside.
 * @param now epoch ms, as are the others
 */
export const holds = (session: { createdAt: number; lastSeenAt: number; ended: boolean }, now: number): boolean =>
  !session.ended && now - session.lastSeenAt < idleMs && now - session.createdAt < absoluteMs
