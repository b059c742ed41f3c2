'use client'

import { useActionState } from 'react'
import { FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { SelectField } from '@/components/forms/select-field'
import type { Colleague } from '@/lib/cases/model'
import type { CaseFileId } from '@/lib/core/ids'
import { textOf, untouched, type FormState } from '@/lib/forms/form-state'
import type cases from '@/messages/sv/cases.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  caseFileId: CaseFileId
  colleagues: Colleague[]
  text: (typeof cases)['assign']
  errors: ErrorText
}

/** One more person who can open the file. */
export function AssignForm({ action, caseFileId, colleagues, text, errors }: Props) {
  const [state, send, sending] = useActionState(action, untouched)
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} labels={{ accountId: text.colleague }} />
      <input type="hidden" name="caseFileId" value={caseFileId} />
      <SelectField id="accountId" name="accountId" label={text.colleague} value={textOf(state, 'accountId')}
        options={[{ value: '', label: text.choose }, ...colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))]} />
      <button className="btn quiet mt-4" aria-disabled={sending || undefined}>{text.submit}</button>
    </form>
  )
}
