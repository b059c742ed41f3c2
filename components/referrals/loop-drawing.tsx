import './referrals.css'
import type { LoopPoint } from '@/lib/referrals/view'

/** Where each point stands: two authorities, the wall between them with its two gates, out above and back below (mock-up 09). */
const places = { sent: [125, 72], received: [420, 72], answered: [420, 158], worked: [420, 244], fedBack: [144, 244] } as const

const lines = [
  { to: 'received', d: 'M150 72H401' }, { to: 'answered', d: 'M420 91V139' }, { to: 'worked', d: 'M420 177V225' }, { to: 'fedBack', d: 'M401 244H166' },
] as const

interface Props {
  points: LoopPoint[]
  from: string
  to: string
  words: Record<LoopPoint['key'], string>
}

/** The closed loop: solid so far, dashed what is left. The same facts stand as a list beside it, so it is hidden from readers. */
export function LoopDrawing({ points, from, to, words }: Props) {
  const done = new Map(points.map(({ key, state }) => [key, state !== null]))
  const dashed = (key: LoopPoint['key']) => (done.get(key) ? undefined : '7 7')
  return (
    <svg className="loop" viewBox="0 0 620 316" aria-hidden="true">
      <path className="them" d="M240 136q10 60-30 100t-90 36-72-48-10-108 74-68 88 22 40 66z" />
      <path className="us" d="M594 128q4 70-40 120t-120 32-86-92 34-116 96-34 116 90z" />
      <path className="border-line" d="M306 0V46M306 98V218M306 270V316M314 0V46M314 98V218M314 270V316" />
      <path className="border-line" d="M291 44q19 9 38 0M291 100q19-9 38 0M291 216q19 9 38 0M291 272q19-9 38 0" />
      <g className="course-line">
        {lines.filter(({ to: key }) => done.has(key)).map(({ to: key, d }) => <path key={key} d={d} strokeDasharray={dashed(key)} />)}
        {points.map(({ key }) => {
          const [x, y] = places[key]
          if (key === 'sent') return <path key={key} className="point" d="M106 88l19-33 19 33z" strokeDasharray={dashed(key)} />
          return <circle key={key} className="point" cx={x} cy={y} r={19} strokeDasharray={dashed(key)} />
        })}
        {done.has('fedBack') && <circle cx={144} cy={244} r={9} strokeDasharray={dashed('fedBack')} />}
      </g>
      <text className="cap" x="125" y="34" textAnchor="middle">{from}</text>
      <text className="cap" x="420" y="34" textAnchor="middle">{to}</text>
      {points.map(({ key }) => {
        const [x, y] = places[key]
        const beside = x === 420
        return <text key={key} x={beside ? x + 28 : x} y={beside ? y + 5 : y + 44} textAnchor={beside ? 'start' : 'middle'}>{words[key]}</text>
      })}
    </svg>
  )
}
