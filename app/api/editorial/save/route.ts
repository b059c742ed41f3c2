import type { SaveAnswer } from '@/lib/editorial/autosave'
import { saveEdition } from '@/lib/editorial/save'
import { answerQuietly } from '@/lib/forms/quiet-form'

const statusOf = { signedOut: 401, refused: 403, away: 503 } as const
const answer = (status: number, body: SaveAnswer): Response => Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

/** Saves what is being written while it is written. */
export async function POST(request: Request): Promise<Response> {
  const saved = await answerQuietly(saveEdition, request)
  if (!saved.ok) return answer(statusOf[saved.why], { kind: 'refused', why: saved.why })
  const { version, textId } = saved.value
  return answer(200, textId === null ? { kind: 'saved', version } : { kind: 'aside', textId })
}
