interface Props {
  id: string
  name: string
  label: string
  options: { value: string; label: string }[]
  value?: string
}

/** A native list of choices. `key` follows the value because React resets a form after an action (react/react #32362). */
export function SelectField({ id, name, label, options, value }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select className="input" id={id} name={name} defaultValue={value} key={value}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  )
}
