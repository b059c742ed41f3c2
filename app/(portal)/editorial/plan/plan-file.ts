import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { planDocument, type PlanDocument } from '@/lib/editorial/plan-document/model'
import { readPlan } from '@/lib/editorial/read-plan'
import { shown } from '@/app/(portal)/portal/outcome'

/** The plan for looking after the site as a file, for whoever sees the plan. */
export async function planFile(extension: string, type: string, draw: (document: PlanDocument) => Buffer | Promise<Buffer>): Promise<Response> {
  const actor = await requireActor()
  const now = systemNow()
  const body = await draw(planDocument(shown(await readPlan({ actor, now }, {})), now))
  return new Response(new Uint8Array(body), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="skotselplan-${dayOf(now)}.${extension}"`, 'cache-control': 'no-store' } })
}
