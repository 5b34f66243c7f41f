import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, EVERYTHING, isSelected, NOTHING, shareOf, toggled, withRows, type Selection } from './gridSelection'

const LIST = Array.from({ length: 12 }, (_, i) => `row ${i}`)
const keys = fc.subarray(LIST)
const step = fc.oneof(
  fc.record({ keys, chosen: fc.boolean() }).map(
    ({ keys, chosen }) =>
      (now: Selection) =>
        withRows(now, keys, chosen),
  ),
  fc.constantFrom(...LIST).map((key) => (now: Selection) => toggled(now, key)),
  fc.constantFrom(NOTHING, EVERYTHING).map((to) => () => to),
)
const selections = fc.array(step, { maxLength: 6 }).map((steps) => steps.reduce((now, next) => next(now), NOTHING))
const plain = (selection: Selection) => LIST.filter((key) => isSelected(selection, key))

test('the count is the number of rows that are selected, and the share follows it', () => {
  fc.assert(
    fc.property(selections, (selection) => {
      const rows = plain(selection).length
      expect(countOf(selection, LIST.length)).toBe(rows)
      expect(shareOf(selection, LIST.length)).toBe(rows === 0 ? 'none' : rows === LIST.length ? 'all' : 'some')
    }),
  )
})

test('setting rows sets these and no others', () => {
  fc.assert(
    fc.property(selections, keys, fc.boolean(), (selection, some, chosen) => {
      const next = withRows(selection, some, chosen)
      for (const key of LIST) expect(isSelected(next, key)).toBe(some.includes(key) ? chosen : isSelected(selection, key))
    }),
  )
})

test('twice the other way round is as before; what was selected is not changed in place', () => {
  fc.assert(
    fc.property(selections, fc.constantFrom(...LIST), (selection, key) => {
      const before = plain(selection)
      expect(plain(toggled(toggled(selection, key), key))).toEqual(before)
      expect(plain(selection)).toEqual(before)
    }),
  )
})

test('all that match are all, also rows that were never seen', () => {
  expect(isSelected(EVERYTHING, 'row 4030')).toBe(true)
  expect(countOf(EVERYTHING, 4031)).toBe(4031)
  expect(countOf(toggled(EVERYTHING, 'row 7'), 4031)).toBe(4030)
  expect(countOf(withRows(NOTHING, LIST, true), 5)).toBe(5)
})
