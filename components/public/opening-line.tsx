import { startOfDay } from '@/lib/directory/days'
import type { DayHours, Opening } from '@/lib/directory/model'
import { clockTime, weekdayAndDay, weekdayName } from '@/lib/i18n/dates'
import { translator, type Translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'

const weekdays = '12345'

const list = (parts: string[], locale: Locale) => new Intl.ListFormat(locale).format(parts)

/** The standing hours in words: `Alla dagar 7–21`, `Måndag, onsdag, fredag 9–12`. */
export function hoursInWords(opening: Opening, locale: Locale): string {
  const t = translator(locale, 'contact')
  if (opening.kind !== 'schedule') return t(`opening.${opening.kind}`)
  const rows = opening.weekly.map((row) => `${days(row.weekdays, locale, t)} ${t('opening.hours', { from: shortTime(row.opens, locale), to: shortTime(row.closes, locale) })}`)
  return [
    !opening.certain && t('opening.uncertain'),
    `${capital(list(rows, locale))}.`,
    opening.onHolidays === 'closed' && t('opening.notHolidays'),
  ].filter(Boolean).join(' ')
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

function days(numbers: number[], locale: Locale, t: Translator<'contact'>): string {
  if (numbers.length === 7) return t('opening.everyDay')
  if (numbers.join('') === weekdays) return t('opening.weekdays')
  return list(numbers.map((day) => weekdayName(day, locale)), locale)
}

/** `07:00` → `7`, `16:30` → `16.30` in Swedish, `16:30` elsewhere. */
function shortTime(time: string, locale: Locale): string {
  const [hour = '', minute = ''] = time.split(':')
  if (minute === '00') return locale === 'sv' ? String(Number(hour)) : time
  return locale === 'sv' ? `${Number(hour)}.${minute}` : time
}

/**
 * "Öppet nu till 21.00 (lördag 21 november)": names day and time, and says when it stops being true in `data-until`,
 * so that the front can leave it out of a page older than that (decisions 15). Uncertain hours are never called open.
 */
export function OpeningNow({ opening, locale }: { opening: Opening; locale: Locale }) {
  if (opening.kind !== 'schedule' || !opening.certain) return null
  const t = translator(locale, 'contact')
  const at = opening.now.open ? opening.now.until : opening.now.opensAt
  const values = at !== null && { time: clockTime(at, locale), day: weekdayAndDay(at, locale) }
  return (
    <>
      {values && (
        <p className="when" data-until={at}>
          <b>{opening.now.open ? t('opening.openNow', values) : t('opening.opensAt', values)}</b>
        </p>
      )}
      {opening.ahead.length > 0 && <OtherDays days={opening.ahead} locale={locale} />}
    </>
  )
}

/** Days of the coming week with other hours than usual, each by its date, so that it stays true however old the page is. */
function OtherDays({ days: told, locale }: { days: DayHours[]; locale: Locale }) {
  const t = translator(locale, 'contact')
  return (
    <p className="ahead">
      {t('opening.ahead')}{' '}
      {list(told.map(({ day, hours }) => {
        const named = weekdayAndDay(startOfDay(day), locale)
        const open = hours.map(({ opens, closes }) => t('opening.hours', { from: shortTime(opens, locale), to: shortTime(closes, locale) }))
        return open.length === 0 ? t('opening.dayClosed', { day: named }) : t('opening.dayOpen', { day: named, hours: list(open, locale) })
      }), locale)}.
    </p>
  )
}
