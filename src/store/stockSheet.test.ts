import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { matchSheet, type SheetMode, sheetOfText } from '~/domain/stockSheet'
import { aProduct, aSku, movementsOf } from '../../tests/stock'
import { realFile } from '../../tests/tools/data.mjs'
import { joinCatalog } from './catalog'
import { LevelIndex } from './levelList'
import { StockBook } from './stockBook'
import { SheetReader } from './stockSheet'

const book = () =>
  new StockBook({
    files: [
      movementsOf([
        { sku: 'MUG-1', quantity: 10 },
        { sku: 'CUP', quantity: 4 },
        { sku: 'CUP', quantity: 2, location: 'shop' },
      ]),
    ],
    moves: [],
    holds: [],
    locations: [{ key: 'shop', name: 'Showroom', order: 3 }],
    promised: new Map([['CUP', 1]]),
    incoming: new Map(),
    catalog: joinCatalog([aProduct({ skus: [aSku({ barcode: '6901234567890' })] })], [], []),
    edits: new Map(),
    sold: new Map([['MUG-1', 28]]),
  })

function read(text: string, mode: SheetMode = 'level') {
  const { columns, rows } = sheetOfText(text)
  const reader = new SheetReader(new LevelIndex(book(), 1), { mode, location: 'main', columns })
  for (const { line, cells } of rows) reader.add(line, cells)
  return reader.end([], (why) => why)
}

describe('a sheet of stock', () => {
  it('is a difference to what is there, by code or barcode, with a header or without', () => {
    expect(read('6901234567890\t7\nCUP\t4').entries).toMatchObject([{ sku: 'MUG-1', given: 7, onHand: 10, delta: -3 }])
    expect(read('qty,sku,warehouse\n1,CUP,showroom').entries).toMatchObject([{ sku: 'CUP', location: 'shop', delta: -1 }])
    expect(read('数量\t商品编码\n3\tnew', 'delta').entries).toMatchObject([{ sku: 'new', delta: 3, isNew: true }])
  })

  it('refuses what it cannot know, row by row, and keeps the rest', () => {
    const { refused, entries } = read('sku\tstock\n\t3\n#REF!\t3\nCUP\t\nCUP\tmany\nCUP\t1.5\nCUP\t-1\nMUG-1\t1\nMUG-1\t2')
    expect(refused.map(({ line, why }) => [line, why])).toEqual([
      [2, 'noCode'],
      [3, 'brokenCell'],
      [4, 'noQuantity'],
      [5, 'notNumber'],
      [6, 'fraction'],
      [7, 'below'],
      [9, 'twice'],
    ])
    expect(entries).toHaveLength(1)
  })

  it('brings every level to what it says, whatever that is', () => {
    const row = fc.record({ sku: fc.constantFrom('MUG-1', 'CUP', 'JUG'), stock: fc.nat(30) })
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ sku }) => sku }), (rows) => {
        const { entries, same } = read(['sku\tstock', ...rows.map(({ sku, stock }) => `${sku}\t${stock}`)].join('\n'))
        for (const { sku, stock } of rows) {
          const entry = entries.find((each) => each.sku === sku)
          const now = { 'MUG-1': 10, CUP: 4, JUG: 0 }[sku] ?? 0
          expect(now + (entry?.delta ?? 0)).toBe(stock)
        }
        expect(entries.length + same).toBe(rows.length)
      }),
    )
  })

  const real = realFile('sku-stock/sale_report_stock.csv')
  test.skipIf(real === undefined)('of a real shop is read but for its blank codes and broken formulas', () => {
    const [header, ...lines] = readFileSync(real ?? '', 'utf8')
      .trimEnd()
      .split('\n')
    const columns = matchSheet(header.split(','))
    expect(columns).toEqual({ code: 1, quantity: 3 })
    const reader = new SheetReader(new LevelIndex(book(), 1), { mode: 'level', location: 'main', columns })
    lines.forEach((line, at) => reader.add(at + 2, line.split(',')))
    const run = reader.end(header.split(','), (why) => why)
    const whys = new Map<string, number>()
    for (const { why } of run.refused) whys.set(why, (whys.get(why) ?? 0) + 1)
    expect(run.rows).toBe(lines.length)
    expect(Object.fromEntries(whys)).toEqual({ brokenCell: 15, noCode: 83, twice: 4 })
    expect(run.entries.length + run.same + run.refusedTotal).toBe(run.rows)
  })
})

describe('the list of levels', () => {
  const index = new LevelIndex(book(), 1)
  const query = { by: 'sku', sort: 'available', descending: false, offset: 0, limit: 9 } as const

  it('sums the places of a SKU, and tells them apart where that is asked', () => {
    expect(index.query(query).items.map(({ sku, onHand, reserved, available }) => [sku, onHand, reserved, available])).toEqual([
      ['CUP', 6, 1, 5],
      ['MUG-1', 10, 0, 10],
    ])
    expect(index.query({ ...query, by: 'location', location: ['shop'] }).items).toMatchObject([{ sku: 'CUP', onHand: 2, reserved: 0 }])
  })

  it('says how long it lasts at the pace of the last weeks, and what is too much', () => {
    expect(index.query({ ...query, search: 'mug' }).items).toMatchObject([{ cover: 10, value: 500_000, state: 'fine' }])
    expect(index.query({ ...query, state: ['over'] }).items.map(({ sku }) => sku)).toEqual(['CUP'])
  })
})
