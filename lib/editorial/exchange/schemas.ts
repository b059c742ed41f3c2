import { z } from 'zod'
import { exchangeFormats } from '@/lib/editorial/exchange/model'
import { id, oneOf, text } from '@/lib/forms/fields'

export const WriteFile = z.strictObject({ editionId: id, format: oneOf(exchangeFormats) })
/** `file`: what stands in it, both languages. */
export const TakeInFile = z.strictObject({ textId: id, editionId: id, file: text(600_000) })
