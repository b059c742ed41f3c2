import { beforeEach, describe, expect, it } from 'vitest'
import { withConnection } from '@/lib/db/bootstrap'
import { people, routes, type Who } from '@/tests/policy/routes-by-person'
import { Canaries, tellCanaries } from '@/tests/support/canary'
import { ask } from '@/tests/support/portal'
import { hiddenOf, type Reply } from '@/tests/support/portal-request'
import { portalWorldHere } from '@/tests/support/portal-world'

/**
 * What is written about a person, looked for on the way to the browser: in addresses, titles, headers and redirects it stands for nobody,
 * on pages for nobody but those who may read it, and on a page that broke not at all.
 */
const readers = ['sara', 'amir', 'helena', 'eva', 'nils', 'leila', 'mikael', 'ingrid', 'robin', 'nobody'] as const satisfies readonly Who[]
/** Who is told something of the story by its nature; the others are told none of it. */
const strangers: readonly Who[] = ['mikael', 'ingrid', 'robin', 'nobody']
const cookies = new Map<Who, string | undefined>()
const canaries = new Canaries()
let story: Awaited<ReturnType<typeof tellCanaries>>
const { as, there } = portalWorldHere(async () => {
  story = await tellCanaries(as, canaries)
})
/** Everybody as if they had just signed in. */
beforeEach(async () => {
  for (const who of readers) cookies.set(who, await there().sessions.of(who))
})

/** The story's ids for each bracket of an address. */
const idsFor = (): Record<string, string[]> => ({
  caseFileId: [story.caseFileId, story.protectedId, story.ownFileId], referralId: [story.referralId], releaseId: [story.releaseId, story.aloneId],
  requestId: [story.requestId], glassId: [story.glassId], draftId: [story.referralId],
})
const paths = (): string[] => Object.keys(routes).flatMap((route) => {
  const bracket = /\[(\w+Id)\]/.exec(route)?.[1]
  const steps = route.includes('[step]') ? ['fields', 'check'] : ['']
  return (bracket ? idsFor()[bracket] ?? [] : ['']).flatMap((id) => steps.map((step) => route.replace(/\[\w+Id\]/, id).replace('[step]', step)))
})

/** Everything of an answer that others than its reader may see: history, bookmarks, a proxy's log, the address of the next request. */
function seenFromOutside({ headers, body }: Reply): string {
  const addresses = [...body.matchAll(/(?:href|src|action|formaction|cite|poster|ping)\\?(?:="|":\\?")([^"\\]*)/gi)].map(([, address]) => address)
  const titles = [...body.matchAll(/<title[^>]*>([^<]*)|<meta[^>]*content="([^"]*)"/g)].map(([, title = '', content = '']) => title + content)
  return [headers, ...addresses, ...titles].join('\n')
}

describe('what somebody wrote about a person, over HTTP', () => {
  it('stands in no address, title, header or redirect of any page, for anybody; and on no page of a stranger', async () => {
    const faults: string[] = []
    const read = new Set<string>()
    for (const who of readers) for (const [turn, path] of paths().entries()) {
      // Whoever waits for the others is idle meanwhile.
      if (turn === 0) cookies.set(who, await there().sessions.of(who))
      const reply = await ask(path, cookies.get(who))
      if (reply.status >= 500) faults.push(`${who} ${path}: ${reply.status}`)
      for (const place of canaries.foundIn(seenFromOutside(reply))) faults.push(`${who} ${path}: ${place} seen from outside`)
      const found = canaries.foundIn(reply.body)
      if (strangers.includes(who)) for (const place of found) faults.push(`${who} ${path}: ${place} on the page`)
      // A page that says no says nothing else.
      if (reply.status !== 200) for (const place of found) faults.push(`${who} ${path}: ${place} on a page of status ${reply.status}`)
      for (const place of found) read.add(`${who} ${place}`)
    }
    expect(faults).toEqual([])
    // And it is there for those whose work it is, so that this could have found it elsewhere.
    for (const seen of ['sara edited needs', 'sara note fact', 'eva sent threat that leaves', 'leila used name', 'helena words of the log reviewer']) expect(read).toContain(seen)
  })

  it('what stays with the sender is on no page of the receiver', async () => {
    const stayed = canaries.tokens.filter(({ place }) => /^(sent|alone) (personalNumber|safeContact|environments|ownWords|decisions|health|aboutOthers|understood|gain|harm|enough)/.test(place) || /^(edited|note|opened)/.test(place))
    expect(stayed.length).toBeGreaterThan(10)
    for (const path of paths()) {
      const { body } = await ask(path, cookies.get('leila'))
      expect(stayed.filter(({ token }) => body.toLowerCase().includes(token)).map(({ place }) => place), path).toEqual([])
    }
  })

  it('is in no address or header when a form is refused, or comes after the sign-in or without one, and comes back to its writer alone', async () => {
    const faults: string[] = []
    let [sent, echoed] = [0, 0]
    for (const [who, path] of [['sara', '/portal/cases/new'], ['sara', `/portal/cases/${story.caseFileId}`], ['sara', `/portal/cases/${story.caseFileId}/edit`], ['sara', '/portal/cases'], ['amir', '/portal/access/emergency'], ['eva', `/portal/releases/${story.releaseId}`]] as const) {
      const { body } = await ask(path, cookies.get(who))
      // Not the button that signs out, which every page has.
      for (const hidden of hiddenOf(body).filter((fields) => fields.some(([name]) => name.startsWith('$ACTION_REF')))) {
        const form = new FormData()
        for (const [name, text] of hidden) form.append(name, text)
        for (const name of new Set([...body.matchAll(/<(?:input|textarea|select)[^>]* name="([^"$]+)"/g)].map(([, field = '']) => field))) if (!form.has(name)) form.append(name, canaries.put(`${path} ${name}`))
        for (const cookie of [cookies.get(who), 'session=unknown', undefined]) {
          const reply = await ask(path, cookie, form)
          sent += 1
          const back = canaries.foundIn(reply.body).some((place) => place.startsWith(`${path} `))
          if (back && cookie === cookies.get(who)) echoed += 1
          else if (back) faults.push(`${path}: what was written comes back to nobody signed in`)
          if (reply.status >= 500) faults.push(`${path}: ${reply.status}`)
          for (const place of canaries.foundIn(seenFromOutside(reply))) faults.push(`${path}: ${place} seen from outside (${reply.status} ${reply.location})`)
        }
      }
    }
    expect(faults).toEqual([])
    expect(sent).toBeGreaterThan(15)
    expect(echoed).toBeGreaterThan(3)
  })

  it('is not on a page that breaks with the words in hand', async () => {
    await withConnection(there().superuserUrl, async (client) => {
      await client.query('revoke insert on portal.audit_event from portal_app')
      try {
        const reply = await ask(`/portal/cases/${story.caseFileId}`, cookies.get('sara'))
        expect(reply.status).toBe(500)
        expect(canaries.foundIn(reply.headers + reply.body)).toEqual([])
      } finally {
        await client.query('grant insert on portal.audit_event to portal_app')
      }
    })
  })
})
