import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import { describe, expect, it } from 'vitest'
import codeWords from '@/prisma/data/code-words.json'
import { topicWordsIn } from '@/lib/content/topic-words'
import { digitsAt, newCode, readCode, readPart, spelled, wordAt, wordsInCode } from './code'

const { words } = codeWords

describe('the words that a code is made of', () => {
  it('are 4,096, so that eight of them carry 96 random bits', () => {
    expect(new Set(words).size).toBe(4_096)
    expect(Math.log2(words.length) * wordsInCode).toBeGreaterThanOrEqual(90)
  })

  it('can be written on any keyboard, and are in order', () => {
    expect(words.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([])
    expect([...words].sort()).toEqual(words)
  })

  it('are told apart by their first five letters', () => {
    expect(new Set(words.map((word) => word.slice(0, 5))).size).toBe(words.length)
  })

  it('never become one another by one wrong, missing or added letter', () => {
    // Only words that agree in their first or their last three letters can be one letter apart.
    const near = (end: (word: string) => string) => Map.groupBy(words, end)
    const groups = [near((word) => word.slice(0, 2)), near((word) => word.slice(-2))].flatMap((groupsBy) => [...groupsBy.values()])
    expect(groups.flatMap((group) => group.flatMap((one, at) => group.slice(at + 1).filter((other) => distance(one, other) < 2).map((other) => `${one} ${other}`)))).toEqual([])
  })

  it('say nothing of what they open, and nothing ugly', () => {
    expect(words.filter((word) => topicWordsIn(word).length > 0)).toEqual([])
    const ugly = /knark|mord|vapen|vald|hora|fitta|kuk|neger|nazi|sjalvmord|misshand|rasis|bomb|pistol|knull|slampa/
    expect(words.filter((word) => ugly.test(word))).toEqual([])
  })
})

describe('a code that somebody wrote down and types again', () => {
  const code = [0, 936, 4_095, 17, 2_048, 1_000, 3_333, 512]
  const asWords = code.map(wordAt)
  const asDigits = code.map(digitsAt)

  it.each([
    ['as it stood', asWords.join(' ')], ['in capitals', asWords.join(' ').toUpperCase()], ['with hyphens', asWords.join('-')], ['with commas and dots', `${asWords.join(', ')}.`],
    ['one below the other', asWords.join('\r\n')], ['numbered', asWords.map((word) => `${word}\t`).join('')], ['with dots over letters that have none', asWords.join(' ').replace('a', 'ä')],
    ['in digits', asDigits.join(' ')], ['in digits without spaces', asDigits.join('')], ['in digits in fives', asDigits.join('').replace(/(.{5})/g, '$1 ')],
    ['in Arabic digits', asDigits.join(' ').replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
    ['half in words, half in digits', [...asWords.slice(0, 4), ...asDigits.slice(4)].join(' ')], ['in wide letters', asWords.join(' ').replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
  ])('is read %s', (_, typed) => {
    expect(readCode(typed)).toEqual({ ok: true, code })
  })

  it.each([
    ['a word that is none of ours', `${asWords.slice(0, 7).join(' ')} hejsvejs`, ['hejsvejs'], 8], ['a word too few', asWords.slice(1).join(' '), [], 7], ['a word too many', [...asWords, 'abakus'].join(' '), [], 9],
    ['a group past the list', `${asDigits.slice(0, 7).join(' ')} 4096`, ['4096'], 8], ['nothing', ' \n', [], 0],
  ])('with %s is told so', (_, typed, unknown, count) => {
    expect(readCode(typed)).toEqual({ ok: false, unknown, count })
  })

  it('is the same read as shown, whatever was drawn', () => {
    fc.assert(fc.property(fc.array(fc.nat(4_095), { minLength: 8, maxLength: 8 }), (drawn) => {
      for (const typed of [spelled(drawn), drawn.map(digitsAt).join('')]) expect(readCode(typed)).toEqual({ ok: true, code: drawn })
    }), { numRuns: 500, seed: 7 })
  })

  it('whatever else is typed is answered and breaks nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => { readCode(typed); readPart(typed) }), { numRuns: 200, seed: 7 })
  })
})

it('a new code is drawn from the whole list, each word by itself', () => {
  const drawn: number[] = []
  expect(newCode((below) => { drawn.push(below); return below - 1 })).toEqual(Array.from({ length: 8 }, () => 4_095))
  expect(drawn).toEqual(Array.from({ length: 8 }, () => 4_096))
})
