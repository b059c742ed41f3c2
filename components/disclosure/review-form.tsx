'use client'

import { useActionState } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { Crossing } from '@/components/disclosure/crossing'
import { fieldChoices } from '@/lib/disclosure/model'
import type { ReleaseView } from '@/lib/disclosure/read'
import { textOf, type FormState } from '@/lib/forms/form-state'
import { refusalReasons } from '@/lib/referrals/model'
import type referrals from '@/messages/sv/referrals.json'
import type releases from '@/messages/sv/releases.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  view: Pick<ReleaseView, 'id' | 'fingerprint' | 'shownFingerprint' | 'items' | 'mayDecide' | 'isOwn'>
  /** Name of the receiving authority. */
  authority: string
  text: Pick<typeof releases, 'review'>
  words: Pick<typeof referrals, 'field' | 'choice' | 'reason'>
  errors: ErrorText
}

/** Exactly what would leave, field by field, and the decision on it. Who decides may take away, never add. */
export function ReviewForm({ action, first, view, authority, text: { review }, words, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const touched = Object.keys(state.values).length > 0
  const named = (sentence: string) => sentence.replace('{authority}', authority)
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} />
      <input type="hidden" name="releaseId" value={view.id} />
      <input type="hidden" name="shown" value={view.fingerprint} />
      <div className="frontier" key={JSON.stringify(state.values)}>
        <div className="crossing-head"><h2>{review.inFile}</h2><span className="gate" /><h2>{named(review.they)}</h2></div>
        {view.items.map(({ field, choice, isCovered, source, text }) => (
          <Crossing key={field} legend={words.field[field]} passes={choice} passLabel={review.crossing}
            keep={
              <>
                <b>{words.field[field]}</b>
                {isCovered ? <p><span className="oob">{review.covered}</span></p> : <p className={field === 'ownWords' ? 'said' : undefined}>{source}</p>}
                {view.mayDecide && (
                  <>
                    <div className="segments">
                      {fieldChoices.map((one) => (
                        <label key={one}>
                          <input type="radio" name={`${field}Choice`} value={one} defaultChecked={(touched ? textOf(state, `${field}Choice`) || choice : choice) === one}
                            disabled={fieldChoices.indexOf(one) < fieldChoices.indexOf(choice)} />
                          {words.choice[one]}
                        </label>
                      ))}
                    </div>
                    {choice !== 'stays' && (
                      <details>
                        <summary>{review.shorter}</summary>
                        <TextField id={`${field}Text`} name={`${field}Text`} label={review.shorter} hint={review.shorterHint} rows={2} value={textOf(state, `${field}Text`)} error={faultOf(state, `${field}Text`, errors)} />
                      </details>
                    )}
                  </>
                )}
              </>
            }
            sent={text === null
              ? <p><i className="masked" /> {named(review.sees)}</p>
              : <><p className="small">{named(review.gets)} {words.field[field]}</p>{isCovered ? <p><span className="oob">{review.covered}</span></p> : <p className={field === 'ownWords' ? 'said' : undefined}>{text}</p>}</>}
          />
        ))}
        <Crossing legend={review.address} passes="stays" passLabel={review.crossing}
          keep={<><b>{review.address}</b><p className="small">{review.addressSays}</p></>} sent={<p><i className="masked" /> {review.addressNone}</p>} />
      </div>
      {view.isOwn && <p className="mt-4">{review.isOwn}</p>}
      {view.mayDecide && !view.isOwn && (
        <div className="decision" key={`d${JSON.stringify(state.values)}`}>
          <h2>{review.decision}</h2>
          <Choices id="decision" name="decision" kind="radio" legend={review.legend} error={faultOf(state, 'decision', errors)} chosen={[textOf(state, 'decision')]}
            options={(['authorise', 'refuse', 'giveBack'] as const).map((value) => ({ value, ...review.choices[value] }))} />
          <div className={faultOf(state, 'reason', errors) ? 'field bad' : undefined}>
            {faultOf(state, 'reason', errors) && <p className="err">{faultOf(state, 'reason', errors)}</p>}
            <SelectField id="reason" name="reason" label={review.reason} value={textOf(state, 'reason')}
              options={[{ value: '', label: review.noReason }, ...refusalReasons.map((value) => ({ value, label: words.reason[value] }))]} />
          </div>
          <TextField id="why" name="why" label={review.why} rows={4} value={textOf(state, 'why')} error={faultOf(state, 'why', errors)} />
          <p>{review.binds}<br />{review.fingerprint} <span className="nums">{view.shownFingerprint}</span></p>
          <button className="btn" aria-disabled={sending}>{review.submit}</button>
          <p className="small">{review.fresh}</p>
        </div>
      )}
    </form>
  )
}
