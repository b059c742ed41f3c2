import { z } from 'zod'
import { weekdayFields, type WeekdayField } from '@/lib/keeping/hours'
import { day, id, oneOf, optionalText, text, version } from '@/lib/forms/fields'

export const NoFilter = z.strictObject({})
export const OneContact = z.strictObject({ contactPointId: id })
/** `version` is that of the facts the page showed: nobody confirms what they have not seen. */
export const ConfirmContact = z.strictObject({ contactPointId: id, version })
export const ChangeNumber = z.strictObject({ contactPointId: id, version, phone: text(24) })

export const openingKinds = ['always', 'daytimeWeekdays', 'schedule', 'unknown'] as const
const dayFields = Object.fromEntries(weekdayFields.map((field) => [field, optionalText(80)])) as Record<WeekdayField, ReturnType<typeof optionalText>>
export const SetHours = z.strictObject({ contactPointId: id, version, kind: oneOf(openingKinds), onHolidays: oneOf(['asUsual', 'closed']), ...dayFields })

/** `hours` empty: closed all day. */
export const AddException = z.strictObject({ contactPointId: id, exceptionId: id, date: day, hours: optionalText(40), reason: text(100) })
export const DropException = z.strictObject({ exceptionId: id })

/** A whole table as it was pasted. */
const csv = text(200_000)
export const ReadTable = z.strictObject({ csv })
/** `stand`: what the preview was drawn from. */
export const SaveTable = z.strictObject({ csv, stand: text(100) })
