import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { tellNginx, writeWhole } from '@/deploy/tell-nginx'

/** Milliseconds for requests that began under the old configuration: as long as nginx waits for a web process, and a little. */
const patience = 25_000

/**
 * A function that writes the upstream's `server` lines and has nginx go by them: it returns when the workers that knew the old
 * ones have answered everything they had begun and are gone. An nginx that does not run reads them when it starts.
 * @param readPid gives the number of nginx's master
 */
export const routeThrough = (file: string, readPid: () => string) => async (lines: string[]): Promise<void> => {
  writeWhole(file, `${lines.join('\n')}\n`)
  const before = workersOf(readPid)
  tellNginx(readPid)
  if (before.length === 0) return
  for (let waited = 0; waited < patience; waited += 20) {
    const now = workersOf(readPid)
    if (now.length > 0 && now.every((pid) => !before.includes(pid))) return
    await pause(20)
  }
  throw new Error('nginx tog inte den nya inställningen: läs dess logg.')
}

/** Linux only, as nginx under systemd is. */
function workersOf(readPid: () => string): string[] {
  try {
    const pid = readPid().trim()
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  } catch {
    return []
  }
}
