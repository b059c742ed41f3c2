import { describe, it } from 'vitest'
import { editions, swappedWhileRead } from './swap'

describe('a publication', () => {
  it(`is swapped in whole while people read, ${editions.verify} times: never a missing page, never two editions in one`, async () => {
    await swappedWhileRead(editions.verify)
  })
})
