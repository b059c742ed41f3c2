import type { ReactNode } from 'react'
import { Sign } from './sign'

const kinds = {
  do: { className: 'note do', sign: 'start' },
  know: { className: 'note', sign: 'open' },
  done: { className: 'note done', sign: 'there' },
  wrong: { className: 'note bad', sign: 'late' },
} as const

export type NoticeKind = keyof typeof kinds

/** Says what happened, what is kept, what to do: do now, good to know, done, wrong. */
export function Notice({ kind, children }: { kind: NoticeKind; children: ReactNode }) {
  return (
    <div className={kinds[kind].className}>
      <Sign name={kinds[kind].sign} />
      <p>{children}</p>
    </div>
  )
}
