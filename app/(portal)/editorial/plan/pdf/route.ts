import { asPdf } from '@/lib/editorial/plan-document/pdf'
import { planFile } from '../plan-file'

/** As a tagged PDF. */
export const GET = (): Promise<Response> => planFile('pdf', 'application/pdf', asPdf)
