import { refusalHeaders } from '@/lib/publishing/front/headers'
import type { Answer } from '@/lib/publishing/front/exchange'

/**
 * When not even a publication can be read. Numbers: SOS Alarm 112; the police 114 14, where avhopparsamordningen is
 * asked for (polisen.se, read November 2026).
 */
export const lastResortText = [
  'Sidan är tillfälligt ur funktion.',
  '',
  'Är du i fara nu? Ring 112.',
  'Vill du lämna? Ring polisen, 114 14, och säg: Jag vill prata med avhopparsamordningen. De svarar på dagtid, måndag till fredag.',
  '',
  'In danger now? Call 112. To leave: call the police, 114 14, and ask for "avhopparsamordningen".',
  '',
].join('\n')

export const lastResort = (live: boolean): Answer => ({
  status: 503, headers: refusalHeaders(live, { 'retry-after': '30' }), body: Buffer.from(lastResortText),
})
