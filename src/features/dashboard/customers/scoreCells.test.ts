import { expect, test } from 'vitest'
import { RFM_SEGMENTS } from '~/domain/rfm'
import { between, breakable, emptyScores, segmentAt, uncovered } from './scoreCells'

test('the first segment of the list takes a cell; what none takes is counted', () => {
  const [first] = RFM_SEGMENTS
  expect(uncovered(RFM_SEGMENTS)).toBe(0)
  expect(segmentAt([{ id: 'mine', recency: [1, 5], frequency: [1, 5] }, ...RFM_SEGMENTS], 3, 3)?.id).toBe('mine')
  expect(uncovered([{ ...first, recency: [5, 5], frequency: [4, 5] }])).toBe(23)
})

test('scores that nobody has are named', () => {
  expect(emptyScores({ recency: [1, 1, 1, 1, 1], frequency: [60, 0, 20, 15, 5], amount: [2, 2, 2, 2, 0] })).toEqual(['F2', 'M5'])
})

test('two corners mark the cells between them, whichever is pressed first', () => {
  expect(between([4, 1], [2, 3])).toEqual({ recency: [2, 4], frequency: [1, 3] })
  expect(between([2, 3], [4, 1])).toEqual({ recency: [2, 4], frequency: [1, 3] })
})

test('only long words of letters may break, and stay whole where there is room', () => {
  expect(breakable('Hibernating')).toBe('Hiber\u00ADnating')
  expect(breakable('Cannot lose them')).toBe('Cannot lose them')
  expect(breakable('有流失风险的客户')).toBe('有流失风险的客户')
})
