import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { log, type Facts } from '@/lib/log'

describe('a line of the log', () => {
  let lines: Record<string, unknown>[] = []
  beforeEach(() => {
    lines = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => { lines.push(JSON.parse(String(text)) as Record<string, unknown>); return true })
  })
  afterEach(() => { vi.restoreAllMocks() })

  it('holds what is on the list', () => {
    log.info('publish', 'published', { pages: 918, milliseconds: 12, trace: '0123456789abcdef0123456789abcdef', route: '/portal/cases/[caseFileId]' })
    expect(lines).toEqual([{ at: expect.any(String) as string, level: 'info', part: 'publish', event: 'published', pages: 918, milliseconds: 12, trace: '0123456789abcdef0123456789abcdef', route: '/portal/cases/[caseFileId]' }])
  })

  it('does not compile with a field that is not', () => {
    // Were it on the list, `never` could not be `true`, and tsc, which `npm test` runs first, would say so here.
    const isRefused: 'name' extends keyof Facts ? never : string extends keyof Facts ? never : true = true
    expect(isRefused).toBe(true)
  })

  it.each([
    [{ name: 'Adam Exempel' }], [{ personalNumber: '199001012384' }], [{ drafts: 'Adam Exempel' }], [{ drafts: { name: 'Adam' } }], [{ trace: 'adam.exempel@malmo.example' }],
    [{ route: '/portal/cases/3f0c9a52-6f0e-4a4e-9d62-0d6b6f3f7a11' }], [{ route: '/portal?q=adam' }], [{ digest: 'Adam' }], [{ toString: 'Adam' }], [{ __proto__x: 'Adam' }],
  ])('leaves out %j at run time and says that it did', (facts) => {
    log.info('cases', 'opened', facts as Facts)
    expect(JSON.stringify(lines)).not.toMatch(/adam|1990|3f0c/i)
    expect(lines).toEqual([{ at: expect.any(String) as string, level: 'info', part: 'cases', event: 'opened', refused: 1 }])
  })

  it('of a fault holds where it happened and its code, never its message; and no part or event is put together', () => {
    const error = Object.assign(new Error('duplicate key (name)=(Adam Exempel)'), { code: 'P2002' })
    log.fault('web', 'broke for adam@malmo.example', error, { trace: 'Adam' } as Facts)
    expect(JSON.stringify(lines)).not.toMatch(/adam/i)
    expect(lines[0]).toMatchObject({ level: 'fault', event: 'unspeakable', error: 'Error P2002', refused: 1 })
  })
})
