/** The sign of the site: a start, one leg, a goal. The name stands beside it. */
export function Mark() {
  return (
    <svg viewBox="0 0 48 24" aria-hidden="true" className="flip">
      <path d="M2 20 10 5l8 15zM17 16l14-4" />
      <circle cx="39" cy="10" r="8" />
      <circle cx="39" cy="10" r="4" />
    </svg>
  )
}
