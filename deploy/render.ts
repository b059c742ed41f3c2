// Fills in deploy/nginx.conf: `tsx deploy/render.ts > /etc/nginx/nginx.conf`, with the names below in the environment.
import { readFileSync } from 'node:fs'
import { filled } from '@/deploy/template'

process.stdout.write(filled(readFileSync('deploy/nginx.conf', 'utf8'), process.env))
