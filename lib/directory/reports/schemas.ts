import { z } from 'zod'
import { reportOutcomes, reportReasons } from '@/lib/directory/reports/model'
import { oneOf, text, version } from '@/lib/forms/fields'

/** `seen` is how many presses the page showed: what came afterwards has not been looked into. */
export const CheckReport = z.strictObject({ contact: text(80), reason: oneOf(reportReasons), seen: version, outcome: oneOf(reportOutcomes) })
