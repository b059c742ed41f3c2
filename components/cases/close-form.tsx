'use client'

import { useActionState } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { outcomes } from '@/lib/cases/model'
import type { CaseFileId } from '@/lib/core/ids'
import { textOf, untouched, type FormState } from '@/lib/forms/form-state'
import type cases from '@/messages/sv/cases.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  caseFileId: CaseFileId
  /** As the reader saw it: somebody else's change since is not overwritten. */
  version: number
  text: Pick<typeof cases, 'close' | 'outcome'>
  errors: ErrorText
}

/** Closing: how it became must be said. */
export function CloseForm({ action, caseFileId, version, text: { close, outcome }, errors }: Props) {
  const [state, send, sending] = useActionState(action, untouched)
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} labels={{ outcome: close.outcome }} />
      <input type="hidden" name="caseFileId" value={caseFileId} />
      <input type="hidden" name="version" value={version} />
      <Choices id="outcome" name="outcome" kind="radio" legend={close.outcome} error={faultOf(state, 'outcome', errors)} key={JSON.stringify(state.values)}
        chosen={[textOf(state, 'outcome')]} options={outcomes.map((value) => ({ value, label: outcome[value] }))} />
      <button className="btn quiet mt-4" aria-disabled={sending || undefined}>{close.submit}</button>
    </form>
  )
}
