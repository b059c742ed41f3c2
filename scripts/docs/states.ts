import { releaseStates, releaseEvents } from '@/lib/disclosure/model'
import { nextReleaseState } from '@/lib/disclosure/transitions'
import { referralEvents, referralStates } from '@/lib/referrals/model'
import { nextState, sideOf } from '@/lib/referrals/transitions'

const fenced = (edges: string[]): string => ['```mermaid', 'stateDiagram-v2', ...edges.map((edge) => `  ${edge}`), '```'].join('\n')

/** A referral's steps, each with the side that takes it. Its last one, from everywhere, is told in words: drawn it hides the rest. */
export function referralStatesDiagram(): string {
  const edges = referralStates.flatMap((from) => referralEvents.flatMap((event) => {
    const to = event === 'markInError' ? null : nextState(from, event)
    return to ? [`${from} --> ${to}: ${event} (${sideOf[event]})`] : []
  }))
  const erring = referralStates.filter((state) => nextState(state, 'markInError') === null)
  return `${fenced(['[*] --> draft', ...edges])}\n\n\`markInError\` leads to \`enteredInError\` from every state but ${erring.map((state) => `\`${state}\``).join(', ')}.`
}

/** A release's steps. */
export const releaseStatesDiagram = (): string => fenced(['[*] --> proposed', ...releaseStates.flatMap((from) => releaseEvents.flatMap((event) => {
  const to = nextReleaseState(from, event)
  return to ? [`${from} --> ${to}: ${event}`] : []
}))])
