'use client'

import { useActionState } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { TextField } from '@/components/forms/text-field'
import { Notice } from '@/components/ui/notice'
import type { EditFormView } from '@/lib/cases/edit-form'
import { environments } from '@/lib/cases/model'
import { chosenOf, textOf, type FormState } from '@/lib/forms/form-state'
import type cases from '@/messages/sv/cases.json'

type Stands = Pick<EditFormView, 'version' | 'values' | 'environments'>

export interface EditState extends FormState {
  /** What stands now, when somebody changed it while this was written; null otherwise. */
  stands: Stands | null
}

interface Props {
  action: (before: EditState, form: FormData) => Promise<EditState>
  first: EditState
  view: EditFormView
  text: Pick<typeof cases, 'open' | 'edit' | 'environment'>
  errors: ErrorText
}

/** What a file says of the person, to correct and complete. After somebody else's change both texts stand: theirs and one's own. */
export function EditForm({ action, first, view, text: { open, edit, environment }, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const touched = Object.keys(state.values).length > 0
  const stands: Stands | null = state.stands
  const field = (name: keyof EditFormView['values']) => {
    const own = touched ? textOf(state, name) : view.values[name]
    const theirs = stands?.values[name]
    return {
      id: name, name, value: own, error: faultOf(state, name, errors),
      ...(theirs !== undefined && theirs !== own ? { hint: theirs === '' ? edit.standsEmpty : edit.stands.replace('{text}', theirs) } : view.isProtected && replaced.includes(name) ? { hint: edit.unchanged } : {}),
    }
  }
  const labels: Record<string, string> = { givenName: open.givenName, familyName: open.familyName, personalNumber: open.personalNumber, birthYear: open.birthYear, environments: open.environments, needs: open.needs, safeContact: open.safeContact }
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} labels={labels} />
      {stands && <Notice kind="know">{edit.both}</Notice>}
      <input type="hidden" name="caseFileId" value={view.id} />
      <input type="hidden" name="version" value={stands?.version ?? view.version} key={stands?.version ?? view.version} />
      <div className="grid gap-6 mt-4" key={JSON.stringify(state.values)}>
        <TextField label={open.givenName} {...field('givenName')} />
        <TextField label={open.familyName} {...field('familyName')} />
        <TextField label={open.birthYear} {...field('birthYear')} />
        <TextField label={open.personalNumber} {...field('personalNumber')} />
        <Choices id="environments" name="environments" kind="checkbox" legend={open.environments} error={faultOf(state, 'environments', errors)}
          chosen={touched ? chosenOf(state, 'environments') : view.environments} options={environments.map((value) => ({ value, label: environment[value] }))} />
        <TextField label={open.needs} rows={6} {...field('needs')} />
        <TextField id="safeContact" name="safeContact" label={open.safeContact} hint={edit.safeContactHint} rows={3} value={textOf(state, 'safeContact')} error={faultOf(state, 'safeContact', errors)} />
      </div>
      <button className="btn mt-4" aria-disabled={sending || undefined}>{stands ? edit.overwrite : edit.submit}</button>
    </form>
  )
}

const replaced: string[] = ['givenName', 'familyName', 'personalNumber']
