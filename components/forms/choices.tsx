interface Option { value: string; label: string; help?: string }

interface Props {
  id: string
  name: string
  legend: string
  kind: 'radio' | 'checkbox'
  options: Option[]
  chosen?: string[]
  error?: string | undefined
}

/** One question with its answers. "Vill inte säga" is an answer like any other. */
export function Choices({ id, name, legend, kind, options, chosen = [], error }: Props) {
  return (
    <fieldset className={error ? 'field bad' : 'field'} id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error && <p className="err" id={`${id}-error`}>{error}</p>}
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input type={kind} name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
            <span>
              {option.label}
              {option.help && <small>{option.help}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
