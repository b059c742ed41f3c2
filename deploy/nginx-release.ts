// Tells nginx of each new release: writes release.conf beside web.conf and asks nginx to read its configuration again.
// `tsx deploy/nginx-release.ts` once, at installation; `-- --follow` goes on (deploy/systemd/vidare-nginx-release.service).
// It may signal nginx and read the published folder, and nothing else; the publisher itself can tell nginx nothing.
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import path from 'node:path'
import { names } from '@/deploy/template'
import { tellNginx, writeRelease } from '@/deploy/tell-nginx'

const published = path.resolve(process.env.DATA_DIR ?? '/var/lib/vidare', 'published')
const folder = process.env.NGINX_DATA ?? names.NGINX_DATA
const pidFile = process.env.NGINX_PID ?? names.NGINX_PID

/** A publication takes minutes; a second more is not noticed, and the release before it is kept for longer. */
const lookEveryMs = 1_000

let told = ''
do {
  const release = writeRelease(published, folder)
  if (release !== null && release !== told) {
    if (told !== '' || process.argv.includes('--follow')) tellNginx(() => readFileSync(pidFile, 'utf8'))
    told = release
    process.stdout.write(`nginx is told of release ${release}\n`)
  }
  if (process.argv.includes('--follow')) await pause(lookEveryMs)
} while (process.argv.includes('--follow'))
