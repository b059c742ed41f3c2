import { allGrounds } from '@/lib/grounds/table'

/** The grounds as the data has them, every version. */
export function groundsTable(): string {
  const rows = allGrounds.map((ground) => [
    `\`${ground.code}\` ${ground.version}`, ground.law.join(', '), `${ground.validFrom} – ${ground.validUntil ?? ''}`.trim(), ground.effect,
    ground.from.join(', '), ground.to.length > 10 ? `${ground.to.length} kinds` : ground.to.join(', '), `\`${ground.decidedBy}\``, ground.reviewedBy ?? '*ej granskad av jurist*',
  ])
  const head = ['Ground', 'Law', 'In force', 'Effect', 'From', 'To', 'Decided by', 'Reviewed by']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
