import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MIN_WIDTH, ordered, placed, toLayout, withPinned, withPlace, withShown, withStep, withWidth, type GridLayout } from './gridLayout'
import type { Column } from './gridTypes'

const KEYS = ['number', 'placedAt', 'state', 'buyer', 'total']
const columns: Column<string>[] = KEYS.map((key) => ({
  key,
  title: key,
  width: 100,
  grow: key === 'buyer',
  required: key === 'number',
  render: (row) => row,
}))
const one = fc.constantFrom(...KEYS)
const change = fc.oneof(
  fc.tuple(one, one).map(
    ([key, to]) =>
      (layout: GridLayout) =>
        withPlace(layout, columns, key, to),
  ),
  fc.tuple(one, fc.constantFrom<1 | -1>(1, -1)).map(
    ([key, by]) =>
      (layout: GridLayout) =>
        withStep(layout, columns, key, by),
  ),
  fc.tuple(one, fc.boolean()).map(
    ([key, shown]) =>
      (layout: GridLayout) =>
        withShown(layout, columns, key, shown),
  ),
  fc.tuple(one, fc.boolean()).map(
    ([key, pinned]) =>
      (layout: GridLayout) =>
        withPinned(layout, key, pinned),
  ),
  fc.tuple(one, fc.integer({ min: -50, max: 2000 })).map(
    ([key, width]) =>
      (layout: GridLayout) =>
        withWidth(layout, key, width),
  ),
)
const layouts = fc.array(change, { maxLength: 12 }).map((changes) => changes.reduce((layout, next) => next(layout), {}))
const drawn = (layout: GridLayout) => placed(columns, layout).map(({ column }) => column.key)

test('every column stands once, whatever was done, and the pinned ones stand first', () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      expect(
        ordered(columns, layout)
          .map(({ key }) => key)
          .toSorted(),
      ).toEqual(KEYS.toSorted())
      const all = placed(columns, layout)
      expect(new Set(drawn(layout)).size).toBe(all.length)
      expect(drawn(layout)).toContain('number')
      const pins = all.map(({ pinned }) => pinned)
      expect(pins).toEqual(pins.toSorted((a, b) => Number(b) - Number(a)))
      for (const { width } of all) expect(width).toBeGreaterThanOrEqual(MIN_WIDTH)
    }),
  )
})

test('a layout comes back from storage as it was, and rubbish is none', () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      expect(drawn(toLayout(JSON.parse(JSON.stringify(layout))))).toEqual(drawn(layout))
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (rubbish) => {
      expect(drawn(toLayout(rubbish))).toContain('number')
    }),
  )
})

test('hidden and shown again it stands where it stood', () => {
  fc.assert(
    fc.property(layouts, one, (layout, key) => {
      const shown = withShown(layout, columns, key, true)
      expect(drawn(withShown(withShown(shown, columns, key, false), columns, key, true))).toEqual(drawn(shown))
    }),
  )
})

test('a column takes the place of the one it is dropped on', () => {
  expect(drawn(withPlace({}, columns, 'number', 'state'))).toEqual(['placedAt', 'state', 'number', 'buyer', 'total'])
  expect(drawn(withPlace({}, columns, 'total', 'placedAt'))).toEqual(['number', 'total', 'placedAt', 'state', 'buyer'])
  const pinned = withPinned({}, 'state', true)
  expect(placed(columns, withPlace(pinned, columns, 'total', 'state')).map(({ pinned: is }) => is)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a step passes the neighbour that is seen, and never the edge of the pinned', () => {
  const hidden = withShown({}, columns, 'state', false)
  expect(drawn(withStep(hidden, columns, 'buyer', -1))).toEqual(['number', 'buyer', 'placedAt', 'total'])
  const pinned = withPinned({}, 'number', true)
  expect(drawn(withStep(pinned, columns, 'number', 1))).toEqual(KEYS)
})

test('a column that is new stands behind its neighbour, and one that is gone is forgotten', () => {
  const order = ['total', 'placedAt', 'gone', 'number', 'buyer']
  expect(ordered(columns, { order }).map(({ key }) => key)).toEqual(['total', 'placedAt', 'state', 'number', 'buyer'])
})

test('a column that was dragged or pinned no longer grows', () => {
  const grows = (layout: GridLayout) => placed(columns, layout).some(({ grow }) => grow)
  expect([grows({}), grows(withWidth({}, 'buyer', 140)), grows(withPinned({}, 'buyer', true))]).toEqual([true, false, false])
})
