import { describe, expect, it } from 'vitest'
import audit from '@/messages/sv/audit.json'
import { toLogLine } from './view'

interface Tree { [key: string]: string | Tree }
const actionsOf = (tree: Tree, at: string[] = []): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[...at, key].join('.')] : actionsOf(value, [...at, key])))

const line = (action: string, shown: Record<string, unknown> = {}, reason: string | null = null) => toLogLine({ id: '1', at: 0, action, shown, reason }, 'Nils', null)

describe('a line of the log', () => {
  it('is words for every kind of event', () => {
    for (const action of actionsOf(audit.action)) expect(line(action).what).not.toContain('.')
    expect(() => line('case.unheardOf')).toThrow()
  })

  it('counts files and names what was shown', () => {
    expect(line('list.viewed', { ids: [] }).shown).toBe('inga akter')
    expect(line('list.viewed', { ids: ['a'] }).shown).toBe('1 akt')
    expect(line('case.lookedUp', { by: 'number', ids: ['a', 'b'] }, 'call')).toMatchObject({ shown: 'med aktnummer; 2 akter', reason: 'Någon har hört av sig' })
    expect(line('case.viewed', { groups: ['name', 'notes'] }).shown).toBe('namn, anteckningar')
    expect(line('case.viewed', { groups: 'broken' }).shown).toBe('')
    expect(line('release.viewed', {}, 'Fritt skäl').reason).toBe('Fritt skäl')
  })
})
