/** What is known of the addresses of other sites that the site leads to. Pure. */
import { locales } from '@/lib/routes'
import { z } from 'zod'

/**
 * `moved`: for good, to `target`. `broken`: the page is gone. `silent`: no answer, or one that says that something is wrong with the server;
 * `closed`: it answers, and not to a machine. `notPublic`: leads into somebody's own network, or on a port of its own.
 */
export const linkStates = ['answers', 'moved', 'broken', 'silent', 'closed', 'notPublic'] as const
export type LinkState = (typeof linkStates)[number]

export interface Seen { state: LinkState; status: number | null; target: string | null }

/** Where an address stands: in a live text, beside a contact as the source of its number, or on the sheet of a paragraph. */
export const linkUse = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), contentId: z.string(), locale: z.enum(locales), title: z.string() }),
  z.strictObject({ kind: z.literal('contact'), title: z.string() }),
  z.strictObject({ kind: z.literal('sheet'), title: z.string() }),
])
export type LinkUse = z.infer<typeof linkUse>

/** So many nights without an answer before anybody is told: servers have bad nights. */
const patientNights = 3

/** What a reader meets that an editor should mend; null: nothing, or not yet. */
export const isWrong = ({ state, failures }: { state: LinkState | null; failures: number }): boolean =>
  state === 'moved' || state === 'broken' || state === 'notPublic' || (state === 'silent' && failures >= patientNights)
