/**
 * The one script that a visitor may load: it seals and opens threads of the contact point in the browser (`lib/enquiries/browser`). Made
 * into one file at publication, known by its hash to the page (`integrity`) and to the policy, and loaded by two pages alone.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { build } from 'esbuild'
import type { Encoded } from '@/lib/publishing/encode'

export interface SealScript {
  /** Address on the public site. */
  path: string
  /** As `integrity` and the policy name it. */
  hash: string
  files: Encoded['files']
}

const entry = 'lib/enquiries/browser/main.ts'
/** age can do more than we ask of it: other kinds of recipients, which no thread has. Without them the file is half as large. */
const unasked = { '@noble/post-quantum/hybrid.js': './lib/enquiries/browser/unasked.ts', '@noble/curves/nist.js': './lib/enquiries/browser/unasked.ts' }
/** What it is translated to: a telephone of 2020 reads it. What such a one cannot do is asked for before it is used (`browser/main.ts`). */
const target = 'es2020'

let made: Promise<SealScript> | null = null

/** The same file each time, made once in a process: its source does not change while it runs. */
export function sealScript(): Promise<SealScript> {
  made ??= bundle()
  return made
}

async function bundle(): Promise<SealScript> {
  const { outputFiles: [file] } = await build({
    entryPoints: [entry], bundle: true, minify: true, write: false, format: 'iife', target, alias: unasked, tsconfig: 'tsconfig.json', legalComments: 'none', logLevel: 'silent',
  })
  if (!file) throw new Error('The script that seals in the browser could not be made.')
  const identity = Buffer.from(file.contents)
  const sum = createHash('sha256').update(identity)
  const [br, gzip] = await Promise.all([
    promisify(zlib.brotliCompress)(identity, { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: identity.length } }), promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip)(identity, { level: 9 }),
  ])
  return { path: `/form-${sum.copy().digest('hex').slice(0, 16)}.js`, hash: `sha256-${sum.digest('base64')}`, files: { br, gzip, identity } }
}

/** The element for a page's head. Deferred: the form can be used before it is there, and without it. */
export const sealElement = ({ path, hash }: SealScript): string => `<script src="${path}" integrity="${hash}" defer></script>`
