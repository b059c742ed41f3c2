import { answersOf, outcomeIds, questionIds } from '@/lib/guide/flow'
import guide from '@/messages/sv/guide.json'

/** The guided questions as a graph: diamonds ask, boxes are endings with somebody to call; answers that lead the same way share an arrow. */
export function guideDiagram(): string {
  const nodes = [
    ...questionIds.map((id) => `${id}{"${guide[id]}"}`),
    ...outcomeIds.map((id) => `${id}["${id}"]`),
  ]
  const edges = questionIds.flatMap((from) => {
    const ways = new Map<string, string[]>()
    for (const [answer, to] of answersOf(from)) ways.set(to, [...(ways.get(to) ?? []), guide.answers[answer]])
    return [...ways].map(([to, answers]) => `${from} -- "${answers.join(' / ')}" --> ${to}`)
  })
  return [
    '```mermaid', 'flowchart TD', ...[...nodes, ...edges].map((line) => `  ${line}`), '```', '',
    `${questionIds.length} questions, ${outcomeIds.length} endings.`,
  ].join('\n')
}
