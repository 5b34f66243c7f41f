import { expect, test } from 'vitest'
import { RFM_SEGMENTS } from '~/domain/rfm'
import { between, breakable, segmentAt, uncovered } from './scoreCells'

test('the first segment of the list takes a cell; what none takes is counted', () => {
  const [first] = RFM_SEGMENTS
  expect(uncovered(RFM_SEGMENTS)).toBe(0)
  expect(segmentAt([{ id: 'mine', recency: [1, 5], frequency: [1, 5] }, ...RFM_SEGMENTS], 3, 3)?.id).toBe('mine')
  expect(uncovered([{ ...first, recency: [5, 5], frequency: [4, 5] }])).toBe(23)
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
