import { buildFolder } from './scripts/build-folder.mjs'

/** @type {import('next').NextConfig} */
export default {
  distDir: buildFolder(),
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages are compressed once, at publication or by nginx; compressing here would do it twice.
  compress: false,
  images: { unoptimized: true },
  // One registry for all bundles of a process; a binary that no bundle can hold.
  serverExternalPackages: ['prom-client', 'sharp', '@myriaddreamin/typst-ts-node-compiler'],
  // A form with a picture (lib/media/encode.ts); nginx lets that much through to its pages alone.
  experimental: { serverActions: { bodySizeLimit: '9mb' } },
  // `npm test` runs tsc over the whole project; a second run inside the build only costs time.
  typescript: { ignoreBuildErrors: true },
}
