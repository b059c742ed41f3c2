import { describe, expect, it } from 'vitest'
import { newSpokenNumber, readSpokenNumber, showSpokenNumber } from './spoken-number'

const alphabet = '34679CDFHJKMNPRTVWX'
const many = Array.from({ length: 200 }, () => newSpokenNumber())

describe('a number said over the telephone', () => {
  it('has eight characters, none a vowel or a lookalike, and is not like the one before', () => {
    for (const number of many) expect(number).toMatch(/^[34679CDFHJKMNPRTVWX]{8}$/)
    expect(new Set(many).size).toBe(many.length)
  })

  it('is understood however it is written', () => {
    for (const number of many.slice(0, 20))
      for (const written of [number, showSpokenNumber(number), showSpokenNumber(number).toLowerCase(), ` ${number.slice(0, 4)} ${number.slice(4)} `, number.replace(/^(.{4})/, '$1–')])
        expect(readSpokenNumber(written), written).toBe(number)
  })

  it('is refused when one character was heard wrong', () => {
    for (const number of many.slice(0, 20))
      for (let at = 0; at < 8; at += 1)
        for (const other of alphabet.replace(number.charAt(at), '')) expect(readSpokenNumber(number.slice(0, at) + other + number.slice(at + 1))).toBeNull()
  })

  it('is refused when two characters changed places', () => {
    for (const number of many)
      for (let first = 0; first < 8; first += 1)
        for (let second = first + 1; second < 8; second += 1) {
          const letters = [...number]
          const [one = '', other = ''] = [letters[first], letters[second]]
          if (one === other) continue
          letters[first] = other
          letters[second] = one
          expect(readSpokenNumber(letters.join(''))).toBeNull()
        }
  })

  it('is nothing else: too short, too long, other letters', () => {
    for (const typed of ['', '3', `${many[0]}3`, 'ABCDEFGH', '12345678', 'ÅÄÖÅÄÖÅÄ', '%%%%%%%%']) expect(readSpokenNumber(typed), typed).toBeNull()
  })
})
