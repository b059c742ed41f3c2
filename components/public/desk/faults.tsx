import type { Translator } from '@/lib/i18n/translator'

/** The field that each fault is about; those about the form as a whole lead to its first. */
const fieldOf = {
  'no-text': 'text', 'too-long': 'text', strange: 'text', soon: 'text', old: 'text', forged: 'text', foreign: 'text', used: 'text', unsealed: 'text', lost: 'text', 'too-large': 'text', full: 'text',
  pair: 'w1', unknown: 'code', count: 'code', wrong: 'code', again: 'code',
} as const
export type DeskFault = keyof typeof fieldOf

/** Where nothing could be kept, nothing is promised. */
const loses: readonly DeskFault[] = ['lost', 'too-large', 'full']

/**
 * First on the page after a refusal. Published with every sentence that its form can meet, of which the front leaves those that hold
 * (`data-when`); `prefix` tells the words of a page's second form apart. Takes the focus by itself, without script.
 */
export function DeskFaults({ t, faults, field, prefix = '' }: { t: Translator<'desk'>; faults: readonly DeskFault[]; field?: string; prefix?: '' | 'name-' }) {
  const kept = faults.filter((fault) => !loses.includes(fault))
  return (
    <div className="errs" role="alert" tabIndex={-1} autoFocus data-when={`${prefix}faults`}>
      <h2>{t('faults.heading')}</h2>
      {kept.length > 0 && <p data-when={kept.map((fault) => prefix + fault).join(' ')}>{t('faults.kept')}</p>}
      <ul>
        {faults.map((fault) => (
          <li key={fault} data-when={prefix + fault}><a href={`#${field ?? fieldOf[fault]}`}>{t(`faults.${fault}`)}{fault === 'unknown' && ' %%UNKNOWN%%'}</a></li>
        ))}
      </ul>
    </div>
  )
}

/** The same at the field itself; the holder stays, so that what describes the field is always there. */
export function FieldFaults({ id, t, faults, prefix = '' }: { id: string; t: Translator<'desk'>; faults: readonly DeskFault[]; prefix?: '' | 'name-' }) {
  return <div id={id}>{faults.map((fault) => <p key={fault} className="err" data-when={prefix + fault}>{t(`faults.${fault}`)}</p>)}</div>
}
