import { describe, expect, it } from 'vitest'
import { deviceOf, isDevice } from '@/lib/auth/device'

describe('what a browser says of itself', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0', 'edge/windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', 'chrome/windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15', 'safari/mac'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1', 'safari/ios'],
    ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36', 'chrome/android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'firefox/linux'],
    ['curl/8.14.1', 'other/other'], ['', 'other/other'],
  ])('%s is told as %s', (told, family) => {
    expect(deviceOf(told)).toBe(family)
    expect(isDevice(family)).toBe(true)
  })

  it('is nothing when it says nothing, and a stored word that is none of ours is none', () => {
    expect(deviceOf(null)).toBe('other/other')
    for (const text of [null, '', 'chrome', 'chrome/windows/11', 'Chrome/windows']) expect(isDevice(text)).toBe(false)
  })
})
