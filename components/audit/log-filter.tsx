import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { LogPage } from '@/lib/audit/model'
import { auditPath } from '@/lib/audit/paths'
import { portalText } from '@/lib/i18n/portal-messages'

interface Props { people: LogPage['people']; chosen: { who: string; on: string; number: string } }

/** What to look at: a GET form, since neither a colleague, a day nor a file's number is about the person in the file. */
export function LogFilter({ people, chosen }: Props) {
  const t = portalText('audit')
  return (
    <form action={auditPath} className="grid gap-6">
      <SelectField id="who" name="who" label={t('filter.who')} value={chosen.who}
        options={[{ value: '', label: t('filter.everyone') }, ...people.map(({ accountId, name }) => ({ value: accountId, label: name }))]} />
      <TextField id="on" name="on" label={t('filter.on')} value={chosen.on} />
      <TextField id="number" name="number" label={t('filter.number')} value={chosen.number} />
      <p><button className="btn quiet">{t('filter.submit')}</button></p>
    </form>
  )
}
