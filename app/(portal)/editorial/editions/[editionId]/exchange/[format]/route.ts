import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { writeExchangeFile } from '@/lib/editorial/exchange/write-file'
import { shown } from '@/app/(portal)/portal/outcome'

/** A translation as a file to save. */
export async function GET(_request: Request, { params }: { params: Promise<{ editionId: string; format: string }> }): Promise<Response> {
  const actor = await requireActor()
  const { name, type, content } = shown(await writeExchangeFile({ actor, now: systemNow() }, await params))
  return new Response(content, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' } })
}
