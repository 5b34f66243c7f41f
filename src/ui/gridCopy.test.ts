import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCell, toTable } from './gridCopy'
import { rowsBetween, selectedRows, type RowSource } from './gridRows'
import { EVERYTHING, NOTHING, toggled, withRows } from './gridSelection'
import type { Column } from './gridTypes'

interface Mug {
  sku: string
  units: number
}
const columns: Column<Mug>[] = [
  { key: 'sku', title: 'SKU', width: 100, render: ({ sku }) => sku, copy: ({ sku }) => sku },
  { key: 'picture', title: 'Picture', width: 40, render: () => null },
  { key: 'units', title: 'Units', width: 80, render: ({ units }) => units, copy: ({ units }) => units },
]

test('a table has its names first, plain numbers, and no column without a value', () => {
  expect(toTable(columns, [{ sku: 'MUG-1', units: 1234.5 }])).toBe('SKU\tUnits\r\nMUG-1\t1234.5')
})

test('whatever a text holds, a row stays a line and a cell a cell, and none is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\n', '\r', ' ', 'a', '"', '茶') })), (texts) => {
      const lines = toTable(
        columns,
        texts.map((sku) => ({ sku, units: 1 })),
      ).split('\r\n')
      expect(lines).toHaveLength(texts.length + 1)
      for (const line of lines) {
        expect(line.split('\t')).toHaveLength(2)
        expect(line).not.toMatch(/^[=+\-@]|[\n\r]/)
      }
    }),
  )
  expect([toCell('=1+1'), toCell(-3), toCell('two\nlines'), toCell(undefined), toCell(Number.NaN)]).toEqual([
    "'=1+1",
    '-3',
    'two lines',
    '',
    '',
  ])
})

const list = (total: number, here: (index: number) => boolean) => {
  const asked: number[] = []
  const row = (index: number): Mug => ({ sku: `MUG-${index}`, units: index })
  const source: RowSource<Mug> = {
    total,
    rowAt: (index) => (here(index) ? row(index) : undefined),
    rowKey: ({ sku }) => sku,
    fetch: (offset, limit) => {
      asked.push(offset)
      return Promise.resolve({
        items: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => row(offset + i)),
        total,
      })
    },
  }
  return { source, asked }
}
const signal = new AbortController().signal
const units = (rows: Mug[]) => rows.map((row) => row.units)

test('rows that are not here are fetched, and those that are here are not', async () => {
  const { source, asked } = list(5000, (index) => index < 300)
  expect(units(await rowsBetween(source, 100, 199, signal))).toHaveLength(100)
  expect(asked).toEqual([])
  expect(units(await rowsBetween(source, 298, 302, signal))).toEqual([298, 299, 300, 301, 302])
  expect(asked).toEqual([300])
})

test('a selection comes in the order of the list, whole or up to its limit', async () => {
  const { source, asked } = list(4031, (index) => index < 200)
  expect(units(await selectedRows(source, withRows(NOTHING, ['MUG-3000', 'MUG-7'], true), 100, signal))).toEqual([7, 3000])
  expect(asked.length).toBeLessThanOrEqual(4)
  const all = await selectedRows(source, toggled(EVERYTHING, 'MUG-1'), 100_000, signal)
  expect([all.length, all[1].units]).toEqual([4030, 2])
  expect(await selectedRows(source, EVERYTHING, 50, signal)).toHaveLength(50)
})

test('a list that has shrunk since does not hold the copy up', async () => {
  const { source } = list(100, () => false)
  expect(await selectedRows({ ...source, total: 5000 }, EVERYTHING, 5000, signal)).toHaveLength(100)
})
