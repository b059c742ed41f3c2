import { env } from '@/lib/env'
import { readPictureFile } from '@/lib/media/pictures'
import { fileHeaders, refusalHeaders } from '@/lib/publishing/front/headers'

export const dynamic = 'force-dynamic'

/**
 * A file of a picture, for pages that are not published: previews, the library, whoever checks facts. Its name is the hash of what it holds,
 * so that whoever can ask for it has seen a page that shows it; nothing in it is anybody's secret.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  const found = await readPictureFile(file)
  const live = env().mode === 'live'
  if (!found) return new Response('Bilden finns inte.\n', { status: 404, headers: refusalHeaders(live) })
  return new Response(found.bytes, { headers: fileHeaders({ live, cache: { kind: 'file', file }, type: found.type, encoding: null }) })
}
