import { expect, it } from 'vitest'
import { guessScale, readRating } from './rating'

const read = (texts: string[], scale: Parameters<typeof readRating>[1]) => texts.map((text) => readRating(text, scale))

it('stars are read however they are written, halves up', () => {
  expect(read(['5', '4.0', '4,5', '3 stars', '2星', '★★★☆☆', '⭐⭐', '4/5', '8/10', '好评'], 'five')).toEqual([
    5, 4, 5, 3, 2, 3, 2, 4, 4, 5,
  ])
  expect(read(['', '-', '0'], 'five')).toEqual([NaN, NaN, NaN])
  expect(read(['6', 'nice', '-1', '★★★★★★'], 'five')).toEqual([Infinity, Infinity, Infinity, Infinity])
})

it('points of ten are halved, and none is no star at all', () => {
  expect(read(['0', '1', '2', '5', '7', '9', '10', '11'], 'ten')).toEqual([1, 1, 1, 3, 4, 5, 5, Infinity])
})

it('good, fair and bad are five, three and one; a number beside them is not guessed', () => {
  expect(read(['好评', '中评', '差评', 'Good', 'neutral', 'BAD', '4'], 'words')).toEqual([5, 3, 1, 5, 3, 1, Infinity])
})

it('the scale is told by what stands in the column', () => {
  expect(guessScale(['5', '4', ''])).toBe('five')
  expect(guessScale(['5', '8', '10'])).toBe('ten')
  expect(guessScale(['好评', '好评', '？'])).toBe('words')
  expect(guessScale([])).toBe('five')
})
