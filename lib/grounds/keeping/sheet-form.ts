/** The sheet of a paragraph as the fields of its form, and back. Pure. */
import { fault, ok, type Outcome } from '@/lib/core/result'
import type { FormState } from '@/lib/forms/form-state'
import type { SheetForm } from '@/lib/grounds/keeping/schemas'
import type { Sheet, Statute } from '@/lib/grounds/model'
import { statuteOf } from '@/lib/grounds/sheets'

/** Words in one sentence of a sheet: who reads it has a person waiting. */
const mostWords = 30

/**
 * @param code what the paragraph's statute is cited as, `OSL`
 * @param known the statutes of the sheets there are
 */
function statuteIn({ statuteName: name, statuteSfs: sfs, statuteUrl: url }: SheetForm, code: string, known: readonly Statute[]): Outcome<Statute> {
  const found = known.find((statute) => statute.code === code)
  if (found) return ok(found)
  if (name === null) return fault('statuteName', 'required')
  if (sfs === null) return fault('statuteSfs', 'required')
  if (url === null) return fault('statuteUrl', 'required')
  return ok({ code, name, sfs, url, register: null })
}

/** What a form says, as a sheet; until when it stands follows from the next one. */
export function sheetOf(form: SheetForm, { cite, slug, version }: Pick<Sheet, 'cite' | 'slug' | 'version'>, known: readonly Statute[]): Outcome<Sheet> {
  const code = statuteOf(cite)
  if (code === null) return fault('cite', 'notCitation')
  const statute = statuteIn(form, code, known)
  if (!statute.ok) return statute
  const { heading, says, since, amendedBy, validFrom } = form
  if (says.some((part) => part.split(/[.:]\s+/).some((sentence) => sentence.split(/\s+/).length > mostWords))) return fault('says', 'longSentence')
  return ok({ cite, slug, version, heading, says, since, amendedBy, statute: statute.value, validFrom, validUntil: null })
}

/** The fields that a form begins with. */
export const fieldsOfSheet = ({ validFrom, heading, says, since, amendedBy }: Sheet, note: string | null): FormState['values'] =>
  ({ validFrom, note: note ?? '', heading, says: says.join('\n'), since: since ?? '', amendedBy: amendedBy ?? '' })
