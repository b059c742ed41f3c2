import { readdirSync, readFileSync, statSync } from 'node:fs'
import { parseSync, traverse, types as t } from '@babel/core'

const testFile = /\.(test|journey)\.tsx?$/
const folders = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** Every test of the folders as a list of sentences, by file; what is computed in a name is shown as `…`. */
export function testList(...roots: string[]): string {
  const files = roots.filter(folders).flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => testFile.test(name)).map((name) => `${root}/${name}`))
  return files.sort().map((file) => `**${file}**\n${sentencesOf(file).join('\n')}`).join('\n\n')
}

/** The names of describe, it and test in the order and depth they stand in the file. */
function sentencesOf(file: string): string[] {
  const jsx = file.endsWith('.tsx') ? ['jsx' as const] : []
  const tree = parseSync(readFileSync(file, 'utf8'), { configFile: false, babelrc: false, filename: file, parserOpts: { plugins: ['typescript', ...jsx] } })
  const lines: string[] = []
  let depth = 0
  if (!tree) return lines
  traverse(tree, {
    CallExpression: {
      enter({ node }) {
        const name = nameOf(node)
        if (name === null) return
        lines.push(`${'  '.repeat(depth)}- ${name.text}`)
        if (name.group) depth += 1
      },
      exit({ node }) {
        if (nameOf(node)?.group) depth -= 1
      },
    },
  })
  return lines
}

function nameOf(node: t.CallExpression): { text: string; group: boolean } | null {
  const [first, second] = node.arguments
  const root = rootOf(node.callee)
  if (!second || !['describe', 'it', 'test'].includes(root)) return null
  const group = root === 'describe' || memberOf(node.callee) === 'describe'
  if (t.isStringLiteral(first)) return { text: first.value, group }
  if (t.isTemplateLiteral(first)) return { text: first.quasis.map((quasi) => quasi.value.cooked ?? '').join('…'), group }
  return null
}

/** `it` of `it.each(table)(name, …)`, `test` of `test.describe(name, …)`. */
function rootOf(callee: t.Node): string {
  if (t.isIdentifier(callee)) return callee.name
  if (t.isMemberExpression(callee)) return rootOf(callee.object)
  return t.isCallExpression(callee) ? rootOf(callee.callee) : ''
}

const memberOf = (callee: t.Node): string => (t.isMemberExpression(callee) && t.isIdentifier(callee.property) ? callee.property.name : '')
