import { roles } from '@/lib/auth/model'
import { permissions } from '@/lib/auth/permissions'

/** Who may do what, and only if: role by permission, as the table of permissions itself says it. */
export function permissionMatrix(): string {
  const used = roles.filter((role) => Object.values(permissions).some((rule) => rule.roles.some((one) => one === role)))
  const rows = Object.entries(permissions).map(([name, rule]) => {
    const cells = used.map((role) => (rule.roles.some((one) => one === role) ? '●' : ''))
    const conditions = [...rule.when.map((relation) => `\`${relation.name}\``), ...(rule.fresh ? ['signed in ≤ 5 min ago'] : [])]
    return `| \`${name}\` | ${cells.join(' | ')} | ${conditions.join(', ')} | ${rule.law} |`
  })
  const head = ['permission', ...used, 'only if all hold', 'because']
  const without = roles.filter((role) => !used.includes(role))
  return [
    `| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows, '',
    `No permission here yet: ${without.map((role) => `\`${role}\``).join(', ')}.`,
  ].join('\n')
}
