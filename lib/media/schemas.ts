import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'
import { id, oneOf, optionalText, text, version } from '@/lib/forms/fields'
import type { EncodedPicture, Encoding } from '@/lib/media/encode'
import { focals } from '@/lib/media/model'

/** What a file became (lib/media/encode.ts); a refused one is a fault of the field like any other. */
const picture = z.custom<Encoding>((sent) => typeof sent === 'object' && sent !== null && 'ok' in sent && sent.ok === true, {
  error: ({ input }): FieldFault => (typeof input === 'object' && input !== null && 'fault' in input ? input.fault as FieldFault : 'required'),
}).transform((sent): EncodedPicture => { if (!sent.ok) throw new Error('checked above'); return sent.picture })

/** `says`: whether it says something, or stands there to look at. */
const words = { says: oneOf(['something', 'nothing']), alt: optionalText(250), caption: optionalText(300), credit: text(200), focal: oneOf(focals) }

export const NoFilter = z.strictObject({})
export const OneMedia = z.strictObject({ mediaId: id })
export const AddPicture = z.strictObject({ mediaId: id, picture, ...words })
export const ChangePicture = z.strictObject({ mediaId: id, version, ...words })
export const ReplacePicture = z.strictObject({ mediaId: id, version, picture })
export const TakeOutPicture = z.strictObject({ mediaId: id, version })
