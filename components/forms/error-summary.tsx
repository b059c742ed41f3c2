interface Props {
  title: string
  /** "Det du skrev finns kvar." – null when there was nothing to keep. */
  kept: string | null
  /** `target` is the id of the field the link leads to. */
  errors: { target: string; text: string }[]
}

/**
 * First on the page after a refusal: what needs changing, with a link to each field, and that nothing was lost.
 * Takes the focus by itself: no reader announces an alert that was there when the page opened.
 */
export function ErrorSummary({ title, kept, errors }: Props) {
  return (
    <div className="errs mt-4" role="alert" tabIndex={-1} autoFocus>
      <h2>{title}</h2>
      {kept && <p>{kept}</p>}
      <ul>
        {errors.map((error) => (
          <li key={error.target}><a href={`#${error.target}`}>{error.text}</a></li>
        ))}
      </ul>
    </div>
  )
}
