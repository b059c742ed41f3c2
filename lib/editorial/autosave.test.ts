import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Autosave, type SaveAnswer, type SaveState } from './autosave'

type Event = 'type' | 'tick' | 'lose' | 'lost' | 'hear' | 'other' | 'signOut' | 'signIn' | 'flush'

/** A page and a server that answers when it is let to: it keeps every text it takes, and the network loses what it is told to. */
function world() {
  const timers = new Set<() => void>()
  const answers: (() => void)[] = []
  const server = { version: 1, text: '', kept: new Set(['']), signedIn: true }
  const page = { text: '', asides: 0, told: [] as SaveState[] }
  let loses: 'nothing' | 'request' | 'answer' = 'nothing'
  const take = (version: number, text: string): SaveAnswer => {
    if (!server.signedIn) return { kind: 'refused', why: 'signedOut' }
    if (text === server.text) return { kind: 'saved', version: server.version }
    server.kept.add(text)
    if (version !== server.version) return { kind: 'aside', textId: 't' }
    server.text = text
    server.version += 1
    return { kind: 'saved', version: server.version }
  }
  const autosave = new Autosave<string>({
    version: 1, saved: '', read: () => page.text,
    send: (version, text) => new Promise((resolve, reject) => {
      const answer = loses === 'request' ? null : take(version, text)
      const isHeard = loses === 'nothing'
      if (answer?.kind === 'aside') page.asides += 1
      answers.push(() => { if (isHeard && answer) resolve(answer); else reject(new Error('lost')) })
    }),
    later: (work) => { timers.add(work); return () => timers.delete(work) },
    tell: (state) => { page.told.push(state) },
  })
  const settle = () => new Promise((resolve) => { setImmediate(resolve) })
  let written = 0
  const acts: Record<Event, () => void> = {
    type: () => { page.text += `${written += 1} `; autosave.typed() },
    tick: () => { const [first] = timers; if (first) { timers.delete(first); first() } },
    lose: () => { loses = 'request' }, lost: () => { loses = 'answer' }, hear: () => { loses = 'nothing' },
    other: () => { server.version += 1; server.text = 'Någon annans' },
    signOut: () => { server.signedIn = false }, signIn: () => { server.signedIn = true },
    flush: () => { void autosave.flush() },
  }
  return { autosave, server, page, timers, act: async (event: Event) => { acts[event](); await settle(); for (const answer of answers.splice(0)) answer(); await settle() } }
}
const events = (...more: Event[]) => fc.array(fc.constantFrom<Event>('type', 'type', 'tick', 'tick', 'lose', 'lost', 'hear', 'flush', ...more), { minLength: 3, maxLength: 40 })
/** The network and the sign-in come back, and time goes on. */
const calm: Event[] = ['hear', 'signIn', 'type', 'tick', 'tick', 'tick', 'tick']

describe('what is saved while it is written', () => {
  it('is all there in the end, or is still known to be unsaved, whatever gets lost, whoever else writes', async () => {
    await fc.assert(fc.asyncProperty(events('other', 'signOut', 'signIn'), async (happens) => {
      const { autosave, server, page, act } = world()
      for (const event of happens) {
        await act(event)
        // Never is the page told that all is saved when the server has not kept it.
        if (!autosave.isDirty) expect(server.kept.has(page.text)).toBe(true)
      }
      for (const event of calm) await act(event)
      expect(server.kept.has(page.text)).toBe(true)
      expect(autosave.isDirty).toBe(false)
    }), { numRuns: 400, seed: 8 })
  })

  it('never meets its own text as somebody else’s, whatever answers get lost', async () => {
    await fc.assert(fc.asyncProperty(events(), async (happens) => {
      const { server, page, act } = world()
      for (const event of [...happens, ...calm]) await act(event)
      expect(page.asides).toBe(0)
      expect(server.text).toBe(page.text)
    }), { numRuns: 400, seed: 9 })
  })

  it('says when it cannot, and says so until it can', async () => {
    const { page, act } = world()
    for (const event of ['type', 'signOut', 'tick', 'type'] as const) await act(event)
    expect(page.told.at(-1)).toEqual({ kind: 'refused', why: 'signedOut' })
    for (const event of ['signIn', 'tick'] as const) await act(event)
    expect(page.told.at(-1)).toEqual({ kind: 'clean' })
  })

  it('waits for a pause, and is nothing more once the form itself is sent', async () => {
    const { autosave, timers, act, page } = world()
    await act('type')
    expect(timers.size).toBe(2)
    await autosave.stop()
    expect([timers.size, autosave.isDirty, page.told.at(-1)]).toEqual([0, true, { kind: 'unsaved' }])
  })
})
