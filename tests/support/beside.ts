import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Packages that only a long measurement needs, installed in a folder of their own: whoever starts or tests the project does not
 * wait for them. Names to exact versions.
 * @returns false: they cannot be installed here
 */
export function installBeside(folder: string, wanted: Record<string, string>): boolean {
  const names = Object.keys(wanted)
  if (names.every((name) => existsSync(path.join(folder, 'node_modules', name)))) return true
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...names.map((name) => `${name}@${wanted[name]}`)], { cwd: folder, encoding: 'utf8' })
  return done.status === 0
}
