import type { Client } from 'pg'

/** One clause of one policy taken away, or the whole policy, and how it is put back. */
export interface ClauseMutant { weakness: string; table: string; apply: string; undo: string }

interface Policy { table: string; policy: string; permissive: string; command: string; roles: string[]; using: string | null; check: string | null }

/** What stands between two words of one parenthesis: the parts of an `and` or `or`, as PostgreSQL writes it back fully bracketed. */
interface Clause { from: number; to: number; joinedBy: 'AND' | 'OR' }

/** The clauses of every `and` and `or` in an expression, innermost first, also inside `exists (…)`. Text in quotes is passed over. */
export function clausesOf(expression: string): Clause[] {
  const found: Clause[] = []
  const open: { parts: number[]; joinedBy: Clause['joinedBy'] | null }[] = [{ parts: [0], joinedBy: null }]
  const close = (end: number) => {
    const level = open.pop()
    if (!level?.joinedBy) return
    const { parts, joinedBy } = level
    for (const [at, from] of parts.entries()) found.push({ from, to: (parts[at + 1] ?? end + joinedBy.length + 2) - joinedBy.length - 2, joinedBy })
  }
  for (let at = 0; at < expression.length; at += 1) {
    const rest = expression.slice(at)
    if (rest.startsWith("'")) at = expression.indexOf("'", at + 1)
    else if (rest.startsWith('(')) open.push({ parts: [at + 1], joinedBy: null })
    else if (rest.startsWith(')')) close(at)
    const word = /^ (AND|OR) /.exec(rest)?.[1]
    const level = open.at(-1)
    if (level && (word === 'AND' || word === 'OR')) {
      level.joinedBy = word
      level.parts.push(at + word.length + 2)
    }
  }
  close(expression.length)
  return found
}

/** Every policy of portal_app on a table: dropped, and without each of its clauses by itself. */
export async function everyMutant(owner: Client, table: string): Promise<ClauseMutant[]> {
  const { rows } = await owner.query<Policy>(
    `select tablename as table, policyname as policy, permissive, cmd as command, roles::text[] as roles, qual as using, with_check as check from pg_policies
     where schemaname = 'portal' and 'portal_app' = any (roles) and tablename = $1 order by 1, 2`, [table])
  return rows.flatMap((policy) => [dropped(policy), ...without(policy, 'using'), ...without(policy, 'check')])
}

const dropped = ({ table, policy, permissive, command, roles, using, check }: Policy): ClauseMutant => ({
  table, weakness: `${policy} dropped`, apply: `drop policy ${policy} on portal.${table}`,
  undo: `create policy ${policy} on portal.${table} as ${permissive} for ${command} to ${roles.join(', ')}${using === null ? '' : ` using (${using})`}${check === null ? '' : ` with check (${check})`}`,
})

function without({ table, policy, ...expressions }: Policy, part: 'using' | 'check'): ClauseMutant[] {
  const expression = expressions[part]
  if (expression === null) return []
  const alter = (into: string) => `alter policy ${policy} on portal.${table} ${part === 'using' ? 'using' : 'with check'} (${into})`
  return clausesOf(expression).map(({ from, to, joinedBy }) => ({
    table, weakness: `${policy} ${part} without ${expression.slice(from, to).replaceAll(/\s+/g, ' ')}`,
    apply: alter(expression.slice(0, from) + (joinedBy === 'AND' ? 'true' : 'false') + expression.slice(to)), undo: alter(expression),
  }))
}
