import type { Result } from '@/tests/bench/table'
import { verdictOf } from '@/tests/bench/rounds'

const rowHeight = 34
const left = 330
const width = 900
const colours = { reached: '#12483a', missed: '#7a1f6b', unclear: '#8a8f8a', told: '#8a8f8a' } as const
const signs = { reached: '●', missed: '▲', unclear: '○', told: '○' } as const

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Each ratio over its goal on a scale of powers of two: right of the line is better than the goal. Bars are the middle half of the rounds. */
export function svg({ rows, at, machine }: Result): string {
  const measured = rows.flatMap((row) => (row.measured && row.goal ? [{ ...row, measured: row.measured, goal: row.goal }] : []))
  const height = measured.length * rowHeight + 90
  const x = (times: number) => left + (Math.min(Math.max(Math.log2(times), -3), 3) + 3) / 6 * (width - left - 40)
  const better = (ratio: number, goal: (typeof measured)[number]['goal']) => ('atLeast' in goal ? ratio / goal.atLeast : goal.atMost / ratio)
  const lines = measured.map(({ id, measured: { ratio, spread }, goal }, index) => {
    const y = 60 + index * rowHeight
    const verdict = verdictOf({ ratio, spread }, goal)
    const [from, until] = [ratio * (1 - spread / 2), ratio * (1 + spread / 2)].map((value) => x(better(value, goal)))
    return `<text x="${left - 12}" y="${y + 5}" text-anchor="end">${escaped(id)}</text>
<line x1="${from}" x2="${until}" y1="${y}" y2="${y}" stroke="${colours[verdict]}" stroke-width="6" stroke-linecap="round"/>
<text x="${x(better(ratio, goal))}" y="${y + 6}" text-anchor="middle" fill="${colours[verdict]}" font-size="18">${signs[verdict]}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="14" role="img">
<title>Mätvärden mot mål, ${escaped(at.slice(0, 10))}, ${escaped(machine)}</title>
<rect width="${width}" height="${height}" fill="#f3f5ee"/>
<text x="${left}" y="28">sämre än målet ←</text><text x="${width - 40}" y="28" text-anchor="end">→ bättre än målet</text>
${[0.125, 0.25, 0.5, 1, 2, 4, 8].map((times) => `<line x1="${x(times)}" x2="${x(times)}" y1="38" y2="${height - 34}" stroke="${times === 1 ? '#12231d' : '#c9cfc4'}"/><text x="${x(times)}" y="${height - 16}" text-anchor="middle">${String(times).replace('.', ',')}×</text>`).join('\n')}
${lines.join('\n')}
</svg>\n`
}
