import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDiff } from './textDiff'

const marked = (one: string, other: string, language = 'en') =>
  textDiff(one, other, language).map((side) => side.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''))

test('words that only one side has are marked', () => {
  expect(marked('A mug of clay, 300 ml', 'A blue mug of clay, 350 ml')).toEqual([
    'A mug of clay, [300] ml',
    'A [blue ]mug of clay, [350] ml',
  ])
  expect(marked('手工陶杯，容量大', '手工陶杯，容量小', 'zh-CN')).toEqual(['手工陶杯，容量[大]', '手工陶杯，容量[小]'])
  expect(marked('same', 'same')).toEqual(['same', 'same'])
  expect(marked('', 'new')).toEqual(['', '[new]'])
})

test('both texts are whole, and what is not marked is the same in both', () => {
  const text = fc.array(fc.constantFrom('red', 'mug', ' ', '陶杯', ',', '\n'), { maxLength: 30 }).map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = textDiff(one, other, 'en')
      const whole = (side: typeof a, all: boolean) => side.flatMap((part) => (all || !part.differs ? [part.text] : [])).join('')
      expect(whole(a, true)).toBe(one)
      expect(whole(b, true)).toBe(other)
      expect(whole(a, false)).toBe(whole(b, false))
    }),
  )
})

test('two long texts are compared in no time', () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join(' ')
  const [a] = textDiff(`start ${long('a')} end`, `start ${long('b')} end`, 'en')
  expect(a.filter(({ differs }) => differs)).toHaveLength(1)
})
