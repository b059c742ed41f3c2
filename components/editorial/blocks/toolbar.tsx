'use client'

import { useRef, useState, type KeyboardEvent } from 'react'

interface Tool {
  name: string
  label: string
  /** Whether it holds where the cursor is; left out: it is no state but something that is done. */
  pressed?: boolean
  /** Opens what stands under the toolbar. */
  expanded?: boolean
  isOff: boolean
  use: () => void
}

interface Props { label: string; groups: readonly (readonly Tool[])[] }

/** Buttons that are one stop for the Tab key; the arrows go between them. */
export function Toolbar({ label, groups }: Props) {
  const all = groups.flat()
  const [stop, setStop] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const go = (event: KeyboardEvent, at: number) => {
    event.preventDefault()
    setStop(at)
    bar.current?.querySelectorAll('button')[at]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    if (event.key === 'Home') go(event, 0)
    else if (event.key === 'End') go(event, all.length - 1)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') go(event, (stop + (event.key === forward ? 1 : all.length - 1)) % all.length)
  }
  return (
    <div className="tools" role="toolbar" aria-label={label} aria-controls="source" onKeyDown={onKeyDown} ref={bar}>
      {groups.map((tools) => (
        <span className="tool-group" key={tools[0]?.name}>
          {tools.map((tool) => {
            const at = all.indexOf(tool)
            return (
              <button key={tool.name} type="button" className="tool" tabIndex={at === Math.min(stop, all.length - 1) ? 0 : -1} aria-pressed={tool.pressed} aria-expanded={tool.expanded} aria-disabled={tool.isOff || undefined}
                onFocus={() => { setStop(at) }} onClick={() => { if (!tool.isOff) tool.use() }}>{tool.label}</button>
            )
          })}
        </span>
      ))}
    </div>
  )
}
