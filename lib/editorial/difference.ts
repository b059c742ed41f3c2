import { diffArrays, diffWordsWithSpace } from 'diff'

/** A piece of a line, and whether it stands in the older text, the newer or both. */
interface Piece { kind: 'same' | 'removed' | 'added'; text: string }
/** `gap`: so many lines that both have, left out. */
export type DifferenceLine = { kind: 'line'; pieces: Piece[] } | { kind: 'gap'; lines: number }

/** Lines of both texts shown around a change. */
const around = 1
/** Longer lines are compared whole: a comparison must not be a way to keep a server busy. */
const mostWords = 4_000

const kindOf = ({ added, removed }: { added?: boolean; removed?: boolean }): Piece['kind'] => (added ? 'added' : removed ? 'removed' : 'same')

function pieces(before: string, after: string): Piece[] {
  if (before.length + after.length > mostWords) return [{ kind: 'removed', text: before }, { kind: 'added', text: after }]
  return inPhrases(diffWordsWithSpace(before, after).map((part) => ({ kind: kindOf(part), text: part.value })))
}

const isSpace = ({ kind, text }: Piece): boolean => kind === 'same' && text.trim() === ''
const textOf = (run: readonly Piece[], less: Piece['kind']): string => run.filter(({ kind }) => kind !== less).map(({ text }) => text).join('')

/** Words taken away and put in with nothing but spaces between them, as one phrase for another: words in turn cannot be read. */
function inPhrases(all: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let run: Piece[] = []
  const flush = () => {
    const last = run.findLastIndex((piece) => !isSpace(piece))
    const [changed, after] = [run.slice(0, last + 1), run.slice(last + 1)]
    const isSwap = changed.some(({ kind }) => kind === 'removed') && changed.some(({ kind }) => kind === 'added')
    joined.push(...(isSwap ? [{ kind: 'removed' as const, text: textOf(changed, 'added') }, { kind: 'added' as const, text: textOf(changed, 'removed') }] : changed), ...after)
    run = []
  }
  for (const piece of all) {
    if (piece.kind !== 'same' || (run.length > 0 && isSpace(piece))) run.push(piece)
    else { flush(); joined.push(piece) }
  }
  flush()
  return joined
}

/** What has changed between two texts, line by line and word by word; empty when they are the same. */
export const difference = (before: string, after: string): DifferenceLine[] => folded(compared(before, after))

/** The newer text whole, with what has changed in it since the older. */
export const markedText = (before: string, after: string): DifferenceLine[] => compared(before, after).map((pieces) => ({ kind: 'line', pieces }))

function compared(before: string, after: string): Piece[][] {
  const lines: Piece[][] = []
  let removed: string[] = []
  const flush = (added: readonly string[]) => {
    // Lines in the same place are read as one that was changed.
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const [was, is] = [removed[at], added[at]]
      if (was !== undefined && is !== undefined) lines.push(pieces(was, is))
      else lines.push([was === undefined ? { kind: 'added', text: is ?? '' } : { kind: 'removed', text: was }])
    }
    removed = []
  }
  for (const part of diffArrays(before.split('\n'), after.split('\n'))) {
    if (part.removed) removed = part.value
    else if (part.added) flush(part.value)
    else {
      flush([])
      lines.push(...part.value.map((text): Piece[] => [{ kind: 'same', text }]))
    }
  }
  flush([])
  return lines
}

const isChanged = (line: readonly Piece[]): boolean => line.some(({ kind }) => kind !== 'same')

function folded(lines: readonly Piece[][]): DifferenceLine[] {
  if (!lines.some(isChanged)) return []
  const near = (at: number) => lines.slice(Math.max(0, at - around), at + around + 1).some(isChanged)
  const shown: DifferenceLine[] = []
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1)
    if (near(at)) shown.push({ kind: 'line', pieces: line })
    else if (last?.kind === 'gap') last.lines += 1
    else shown.push({ kind: 'gap', lines: 1 })
  }
  return shown
}
