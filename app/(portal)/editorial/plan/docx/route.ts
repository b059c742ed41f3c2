import { asDocx } from '@/lib/editorial/plan-document/docx'
import { planFile } from '../plan-file'

/** As Word has it. */
export const GET = (): Promise<Response> => planFile('docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', asDocx)
