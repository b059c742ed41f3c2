import type { ReactNode } from 'react'

interface Entry { at: string; dateTime: string; kind?: { label: string; judgement: boolean }; text: ReactNode }

/** What has happened, newest first. A judgement has a dashed frame, a fact or a decision a solid one (brottsdatalagen 2:10). */
export function Timeline({ entries }: { entries: Entry[] }) {
  return (
    <ol className="log">
      {entries.map((entry, at) => (
        <li key={`${entry.dateTime} ${at}`}>
          <time dateTime={entry.dateTime}>{entry.at}</time>
          {entry.kind && <><span className={entry.kind.judgement ? 'kind judgement' : 'kind'}>{entry.kind.label}</span>{' '}</>}
          {entry.text}
        </li>
      ))}
    </ol>
  )
}
