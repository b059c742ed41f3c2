import type { ReactNode } from 'react'

interface Props {
  caption: string
  head: { label: string; numeric?: boolean }[]
  rows: { key: string; cells: ReactNode[] }[]
  /** Where there is no room, each row becomes a card with the headings before its cells (components/portal/folds.css). */
  folds?: boolean
}

/** A table in its own scroll box, which takes focus so that a keyboard can scroll it. The first cell names its row. */
export function Table({ caption, head, rows, folds = false }: Props) {
  const align = (column: number) => (head[column]?.numeric ? 'n' : undefined)
  return (
    <div className={folds ? 'scroller folds' : 'scroller'} tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) =>
              // An empty corner names nothing: a header there would be read out as one.
              cell.label === '' ? <td key={column} /> : <th scope="col" key={column} className={align(column)}>{cell.label}</th>,
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, column) =>
                column === 0 ? <th scope="row" key={column}>{cell}</th> : <td key={column} className={align(column)} data-label={folds && head[column]?.label ? head[column].label : undefined}>{cell}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
