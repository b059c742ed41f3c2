import { expect, it } from 'vitest'
import { negotiate } from '@/lib/publishing/front/negotiate'

it.each([
  [undefined, 'identity'], ['', 'identity'], ['gzip, deflate, br, zstd', 'br'], ['gzip', 'gzip'], ['x-gzip', 'gzip'], ['GZIP', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'], ['br;q=0, gzip', 'gzip'], ['br;q=0', 'identity'], ['*', 'br'], ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'], ['identity, br;q=0.5', 'identity'], ['identity;q=0.5, gzip;q=0.5', 'gzip'], ['deflate', 'identity'], ['br;q=x', 'identity'],
])('a client that accepts %j gets %s', (accept, encoding) => {
  expect(negotiate(accept)).toBe(encoding)
})
