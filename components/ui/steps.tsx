import { Sign } from './sign'

/** Where in a short flow: done, now, not yet – by sign, word order and `aria-current`. `current` counts from 0. */
export function Steps({ labels, current }: { labels: string[]; current: number }) {
  return (
    <ol className="steps">
      {labels.map((label, index) => (
        <li key={label} aria-current={index === current ? 'step' : undefined}>
          <Sign name={index < current ? 'there' : index === current ? 'going' : 'notYet'} />
          {label}
        </li>
      ))}
    </ol>
  )
}
