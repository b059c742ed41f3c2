import data from '@/prisma/data/grounds.json'

/** The grounds of a release as the data has them, every version. */
export function groundsTable(): string {
  const rows = data.grounds.map((ground) => [
    `\`${ground.code}\` ${ground.version}`, ground.law.join(', '), `${ground.validFrom} – ${ground.validUntil ?? ''}`.trim(),
    ground.from.join(', '), ground.to.join(', '), `\`${ground.decidedBy}\``, ground.reviewedBy ?? '*ej granskad av jurist*',
  ])
  const head = ['Ground', 'Law', 'Offered', 'From', 'To', 'Decided by', 'Reviewed by']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
