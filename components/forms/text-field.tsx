interface Props {
  id: string
  name: string
  label: string
  hint?: string
  error?: string | undefined
  value?: string
  rows?: number
  /** Of a longer text: each line is a row that is not broken. */
  asRows?: boolean
}

/** Label above, hint, error, control; what was written is kept. `rows` makes it a longer text. */
export function TextField({ id, name, label, hint, error, value, rows, asRows = false }: Props) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const control = { id, name, className: asRows ? 'input rows' : 'input', defaultValue: value, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined }
  return (
    <div className={error ? 'field bad' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="err" id={`${id}-error`}>{error}</p>}
      {rows ? <textarea rows={rows} {...control} /> : <input type="text" {...control} />}
    </div>
  )
}
