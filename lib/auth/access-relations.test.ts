import { describe, expect, it } from 'vitest'
import { checkingSide, type GlassFacts } from '@/lib/auth/access-relations'
import type { Actor } from '@/lib/auth/model'
import { unitId } from '@/lib/core/ids'

const [unit, elsewhere] = ['8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0042', '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0043']
const actor = (...grants: [Actor['grants'][number]['role'], string | null][]): Actor => ({
  accountId: 'nils', grants: grants.map(([role, own]) => ({ role, unitId: own === null ? null : unitId.parse(own), unitName: null })),
} as unknown as Actor)
const glass: GlassFacts = { unitId: unit, openedBy: 'amir', managerSide: 'manager', spoken: [] }
const spoke = (side: 'manager' | 'logReviewer') => [{ side, isOwn: true }]

describe('from which side Nils looks into a broken glass', () => {
  it('is that of his role, and none when he opened it', () => {
    expect(checkingSide(actor(['manager', unit]), glass, 0)).toBe('manager')
    expect(checkingSide(actor(['logReviewer', null]), glass, 0)).toBe('logReviewer')
    expect(checkingSide(actor(['manager', elsewhere]), glass, 0)).toBeNull()
    expect(checkingSide(actor(['manager', unit]), { ...glass, openedBy: 'nils' }, 0)).toBeNull()
  })

  it('stays the one he spoke from when he becomes a manager too: nobody speaks from both', () => {
    const both = actor(['logReviewer', null], ['manager', unit])
    expect(checkingSide(both, glass, 0)).toBe('manager')
    expect(checkingSide(both, { ...glass, spoken: spoke('logReviewer') }, 0)).toBe('logReviewer')
    expect(checkingSide(actor(['logReviewer', null], ['manager', elsewhere]), { ...glass, managerSide: 'otherManager', spoken: spoke('logReviewer') }, 0)).toBe('logReviewer')
    expect(checkingSide(actor(['logReviewer', null]), { ...glass, spoken: spoke('manager') }, 0)).toBe('manager')
  })

  it('is none any more when he has left both roles', () => {
    expect(checkingSide(actor(['caseworker', unit]), { ...glass, spoken: spoke('manager') }, 0)).toBeNull()
  })
})
