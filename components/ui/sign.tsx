/** The ten signs of the map (design: one stroke, currentColor). A word always stands beside, so they are hidden from readers. */
const strokes = {
  start: <path d="M2.5 17 10 3.5 17.5 17z" />,
  notYet: <circle cx="10" cy="10" r="7.5" strokeDasharray="3.2 2.7" />,
  open: <circle cx="10" cy="10" r="7.5" />,
  going: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" stroke="none" />
    </>
  ),
  there: (
    <>
      <circle cx="10" cy="10" r="8.2" />
      <circle cx="10" cy="10" r="3.8" />
    </>
  ),
  rests: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M8 6.5v7M12 6.5v7" />
    </>
  ),
  brokenOff: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="m4.8 15.2 10.4-10.4" />
    </>
  ),
  late: (
    <>
      <path d="M10 1.8 18.2 10 10 18.2 1.8 10z" />
      <path d="M10 6v5M10 13v1.6" />
    </>
  ),
  gate: <path d="M4 2q6 8 0 16M16 2q-6 8 0 16" />,
} as const

export type SignName = keyof typeof strokes
export const signNames = Object.keys(strokes) as SignName[]

export function Sign({ name }: { name: SignName }) {
  return (
    <svg className="sign" viewBox="0 0 20 20" aria-hidden="true">
      {strokes[name]}
    </svg>
  )
}

export type Tone = 'plain' | 'late' | 'off'

/** A state in words, with its sign: shape and word, never colour alone. */
export function State({ sign, tone = 'plain', children }: { sign: SignName; tone?: Tone; children: string }) {
  return (
    <span className={tone === 'plain' ? 'state' : `state ${tone}`}>
      <Sign name={sign} />
      {children}
    </span>
  )
}
