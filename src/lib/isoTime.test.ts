import { expect, test } from 'vitest'
import { isoDate, isoTime } from './isoTime'

test('a moment is written as the wall clock of the shop has it', () => {
  const at = Date.UTC(2011, 11, 9, 23, 50)
  expect(isoTime(at, 'UTC')).toBe('2011-12-09 23:50')
  expect(isoTime(at, 'Asia/Shanghai')).toBe('2011-12-10 07:50')
  expect(isoDate(at, 'Asia/Shanghai')).toBe('2011-12-10')
})
