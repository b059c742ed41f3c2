/** deploy/nginx.conf with its names filled in. */
import { forwardedHeaders } from '@/lib/publishing/front/headers'
import { brokenWords, missingWords } from '@/lib/publishing/front/blank-page'
import { sendReportPath, takeReportPath } from '@/lib/routes'

/** What is asked of whoever installs, with what is usual on Debian. No value: it must be given. */
export const names = {
  PUBLIC_HOST: null,
  PORTAL_HOST: null,
  FRONT_PORT: '3000',
  /** Where the front asks for an answer of the contact point's desk: an address of this machine only. */
  DESK: '127.0.0.1:3100',
  LISTEN_TLS: '443',
  LISTEN_PLAIN: '80',
  /** Holds public.crt, public.key, portal.crt and portal.key. */
  TLS: '/etc/vidare/tls',
  /** Holds release.conf and web.conf, which deploy/nginx-release.ts and deploy/rolling-restart.ts write. */
  NGINX_DATA: '/var/lib/vidare-nginx',
  NGINX_LOG: '/var/log/nginx',
  NGINX_PID: '/run/nginx.pid',
  NGINX_USER: 'www-data',
  /** Where Prometheus asks: an address of this machine only. */
  METRICS: '127.0.0.1:9145',
  /** Folder of the sockets that web and worker answer on (METRICS_SOCKET). */
  SOCKETS: '/run/vidare',
} as const

/** What may stand in a configuration file without changing what the lines round it mean. */
const plain = /^[\w./:\-[\]]+$/

/**
 * @param given values for `names`; a missing one that has no standard is an error that names it
 * @returns the text with every `${NAME}` filled in
 */
export function filled(template: string, given: Record<string, string | undefined>): string {
  const known: Record<string, string> = {
    PERMISSIONS: forwardedHeaders(true)['permissions-policy'] ?? '', WORDS_MISSING: missingWords, WORDS_BROKEN: brokenWords('$request_id'),
    REPORT_PATH: sendReportPath, REPORT_TAKER: takeReportPath,
  }
  for (const [name, standard] of Object.entries(names)) {
    const value = given[name] ?? standard
    if (value === null || !plain.test(value)) throw new Error(`${name} saknas eller går inte att använda.`)
    known[name] = value
  }
  return template.replace(/\$\{([A-Z_]+)\}/g, (all, name: string) => {
    const value = known[name]
    if (value === undefined) throw new Error(`deploy/nginx.conf names ${all}, which nobody fills in`)
    return value
  })
}
