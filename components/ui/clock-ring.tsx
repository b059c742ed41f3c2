interface Props {
  /** Whole days left; negative when the time has passed. */
  days: number
  /** Length of the whole term in days, as the rule gives it. */
  term: number
  /** The same in words, for those who do not see the ring. */
  label: string
}

/** A term as a ring: the thick part is the time left; late is a full ring in ember with the days it is late by. */
export function ClockRing({ days, term, label }: Props) {
  const late = days < 0
  const share = Math.max(0, Math.min(100, Math.round((days / term) * 100)))
  return (
    <svg className={late ? 'clock late' : 'clock'} viewBox="0 0 44 44" role="img" aria-label={label}>
      <circle className="track" cx="22" cy="22" r="18" />
      {!late && <circle className="left" cx="22" cy="22" r="18" pathLength="100" strokeDasharray={`${share} 100`} transform="rotate(-90 22 22)" />}
      <text x="22" y="22.5">{late ? `–${-days}` : days}</text>
    </svg>
  )
}
