// Finds the nginx that deploy/nginx.conf is tried with. Nothing is installed.
import { existsSync } from 'node:fs'

const places = [process.env.NGINX_PATH, '/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']

/** Path of an nginx, or null. */
export const findNginx = () => places.find((place) => place && existsSync(place)) ?? null

export const howToGetNginx =
  'Ingen nginx hittades, så deploy/nginx.conf prövades inte: installera den (Debian: apt-get install nginx) eller sätt NGINX_PATH.'
