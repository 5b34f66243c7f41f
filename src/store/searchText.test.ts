import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from './foldText'
import { pairDigits, pairsOf } from './digitPairs'
import { SearchText, searchPart } from './searchText'

const letters = fc.constantFrom('a', 'B', ' ', '1', '2', '0', '-', '连', '衣', '裙', 'Ａ', '１', '가', '㐁')
const words = fc.string({ unit: letters, maxLength: 8 })
const plain = (texts: readonly string[], part: string) => texts.flatMap((text, at) => (foldText(text).includes(part) ? [at] : []))

describe('search', () => {
  test('finds what a plain look at every text finds, letter by letter', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), words, (texts, typed) => {
        const search = new SearchText(texts)
        for (let to = 1; to <= typed.length; to++) {
          const part = searchPart(typed.slice(0, to))
          if (part !== undefined) expect([...search.find(part)]).toEqual(plain(texts, part))
        }
      }),
    )
  })

  test('finds a changed or added text at once, and what it was no more', () => {
    const change = fc.record({ at: fc.nat(40), text: words })
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), fc.array(change, { maxLength: 10 }), words, (texts, changes, typed) => {
        const search = new SearchText([...texts])
        const now = [...texts]
        const part = searchPart(typed) ?? 'a'
        for (const { at, text } of changes) {
          const place = Math.min(at, now.length)
          now[place] = text
          search.set(place, text)
          expect([...search.find(part)]).toEqual(plain(now, part))
        }
      }),
    )
  })

  test('many changed texts are found as well', () => {
    const search = new SearchText(Array.from({ length: 5000 }, (_, at) => `old ${at}`))
    for (let at = 0; at < 2500; at++) search.set(at, `new ${at}`)
    expect(search.find('new')).toHaveLength(2500)
    expect(search.find('old')).toHaveLength(2500)
    expect([...search.find('new 1234')]).toEqual([1234])
  })

  test('digits of a big catalogue are found wherever they stand, beside characters that stand for pairs too', () => {
    const texts = Array.from({ length: 60_000 }, (_, at) => `BC-${at} 69${(at * 7919) % 100_000}`)
    const odd = [...texts, '12가3', `${pairDigits('12')}x`]
    for (const all of [texts, odd])
      for (const part of ['12', '690', '5432', '99', '000']) expect([...new SearchText(all).find(part)]).toEqual(plain(all, part))
  })

  test('full-width and capital letters are the same as half-width small ones', () => {
    const search = new SearchText(['ＡＢＣ连衣裙１２３', 'abc', 'Abc连衣裙 123'])
    expect([...search.find(searchPart('ａｂｃ连') ?? '')]).toEqual([0, 2])
    expect([...search.find(searchPart('ABC') ?? '')]).toEqual([0, 1, 2])
    expect([...search.find(searchPart('裙１') ?? '')]).toEqual([0])
  })
})

test('only digits are looked for in pairs', () => {
  expect(pairsOf('1')).toBeUndefined()
  expect(pairsOf('12a')).toBeUndefined()
  expect(pairsOf('123')).toHaveLength(2)
  expect(pairDigits('a1b22')).toHaveLength(5)
})
