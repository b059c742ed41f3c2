import { getBotType } from 'next/dist/shared/lib/router/utils/is-bot'
import { expect, it } from 'vitest'
import { asReaderWithoutScript } from '@/lib/publishing/fetch-page'

it('the publisher is taken by Next for a reader without script, who gets every page whole', () => {
  expect(getBotType(asReaderWithoutScript)).toBe('html')
  expect(getBotType('node')).toBeUndefined()
})
