import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSku } from '../../tests/stock'
import { barcodeProblem, checkDigit } from './barcode'
import type { Sku } from './product'
import { cellText, marginOf, type MatrixColumn, SKU_FIELDS, skuWarnings, withCell } from './skuCells'
import {
  addOption,
  combinations,
  fillDown,
  generate,
  learnValues,
  type Matrix,
  removeOption,
  respell,
  sameCombination,
  sharedPrefix,
  withCodes,
  writeBlock,
} from './skuMatrix'
import { parseTable, pasteSheet, readHead } from './skuSheet'

const CNY = 'CNY'
const colours = { name: '颜色', values: ['雾蓝', '燕麦'] }
const sizes = { name: '尺码', values: ['S', 'M', 'L'] }
const none: Matrix = { options: [], skus: [] }

const words = fc.constantFrom('Red', 'Blue', '雾蓝', '燕麦', 'S', 'M', 'XL 2')
const options = fc.array(fc.record({ name: fc.constantFrom('A', 'B', 'C'), values: fc.uniqueArray(words, { maxLength: 4 }) }), {
  maxLength: 3,
})
const amounts = fc.nat(10_000_000)
const skus = (width: number): fc.Arbitrary<Sku[]> =>
  fc.uniqueArray(
    fc
      .record({
        code: fc.stringMatching(/^[A-Z]{1,3}-[0-9]{1,2}$/),
        values: fc.array(words, { minLength: width, maxLength: width }),
        price: amounts,
        cost: amounts,
      })
      .map((set) => aSku(set)),
    { selector: ({ code }) => code, maxLength: 6 },
  )
const matrices = options.chain((list) => skus(list.length).map((all): Matrix => ({ options: list, skus: all })))

describe('generating combinations', () => {
  it('makes one SKU for each, named by prefix and values', () => {
    const { skus: made } = generate({ options: [colours, sizes], skus: [] }, 'TEE')
    expect(made.map(({ code }) => code)).toEqual(['TEE-01-S', 'TEE-01-M', 'TEE-01-L', 'TEE-02-S', 'TEE-02-M', 'TEE-02-L'])
    expect(made[4].values).toEqual(['燕麦', 'M'])
  })

  it('leaves every SKU that is there as it is, adds only what is missing, and is done after once', () => {
    fc.assert(
      fc.property(matrices, fc.constantFrom('', 'TEE'), (matrix, prefix) => {
        const next = generate(matrix, prefix)
        for (const sku of matrix.skus) expect(next.skus).toContain(sku)
        expect(new Set(next.skus.map(({ code }) => code)).size).toBe(next.skus.length)
        const made = next.skus.filter((sku) => !matrix.skus.includes(sku)).map(({ values }) => JSON.stringify(values))
        const had = new Set(matrix.skus.map(({ values }) => JSON.stringify(values)))
        const wanted = combinations(matrix.options).map((values) => JSON.stringify(values))
        expect(made).toEqual(wanted.filter((values) => !had.has(values)))
        expect(generate(next, prefix)).toEqual(next)
      }),
    )
  })

  it('gives a new SKU the price and cost of its nearest neighbour, not its code or barcode', () => {
    const red = aSku({ code: 'A', values: ['Red', 'S'], price: 90_000, cost: 10_000, barcode: '6901234567892' })
    const [, made] = generate(
      {
        options: [
          { name: 'C', values: ['Red'] },
          { name: 'S', values: ['S', 'M'] },
        ],
        skus: [red],
      },
      'T',
    ).skus
    expect(made).toMatchObject({ code: 'T-RED-M', price: 90_000, cost: 10_000, barcode: '' })
  })

  it('finds what codes begin with', () => {
    const coded = (...codes: string[]): Matrix => ({ options: [colours, sizes], skus: codes.map((code) => aSku({ code })) })
    expect(sharedPrefix(coded('TEES001-BLU-S', 'TEES001-OAT-M'))).toBe('TEES001')
    expect(sharedPrefix(coded('A-1', 'B-2'))).toBe('')
    expect(sharedPrefix(none)).toBe('')
  })
})

describe('options', () => {
  it('an option that is added and removed again leaves SKUs and options as they were', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        expect(removeOption(addOption(matrix, 'Length'), matrix.options.length)).toEqual(matrix)
      }),
    )
  })

  it('values that are spelled in another way are so on their SKUs too', () => {
    const matrix: Matrix = { options: [sizes], skus: [aSku({ values: ['S'] }), aSku({ code: 'B', values: ['M'] })] }
    const next = respell(matrix, [{ ...sizes, values: ['XS', 'M', 'L'] }])
    expect(next.skus.map(({ values }) => values[0])).toEqual(['XS', 'M'])
  })

  it('values that stand on SKUs are options, and a combination that is there twice is found', () => {
    const list = [aSku({ values: ['S'] }), aSku({ code: 'B', values: ['3XL'] }), aSku({ code: 'C', values: ['S'] })]
    expect(learnValues({ options: [sizes], skus: list })[0].values).toEqual(['S', 'M', 'L', '3XL'])
    expect([...sameCombination(list)]).toEqual([2])
  })
})

describe('cells', () => {
  it('what a cell shows, written into it again, changes nothing', () => {
    const sku = fc.record({
      price: amounts,
      cost: amounts,
      compareAt: fc.option(amounts, { nil: undefined }),
      floor: fc.option(amounts, { nil: undefined }),
      weight: fc.nat(90_000),
      safetyStock: fc.nat(999),
      reorderPoint: fc.nat(999),
      supply: fc.constantFrom(undefined, 'dropship' as const, 'preorder' as const),
    })
    fc.assert(
      fc.property(sku, fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'), (set, currency) => {
        const before = aSku(set)
        for (const column of SKU_FIELDS.filter((field) => field !== 'margin')) {
          const written = withCell(before, column, cellText(before, column, currency), currency)
          expect(written.ok && written.sku).toEqual(JSON.parse(JSON.stringify(before)))
        }
      }),
    )
  })

  it('amounts are exact, with currency signs and grouping; what is none is refused', () => {
    const priced = (text: string) => withCell(aSku(), 'price', text, CNY)
    expect(priced('¥1,299.95')).toMatchObject({ sku: { price: 12_999_500 } })
    expect(priced('19.9')).toMatchObject({ sku: { price: 199_000 } })
    expect(priced('')).toMatchObject({ sku: { price: 0 } })
    expect(priced('-1')).toEqual({ ok: false, why: 'amount' })
    expect(priced('a few')).toEqual({ ok: false, why: 'amount' })
    expect(withCell(aSku({ floor: 1 }), 'floor', '', CNY)).toEqual({ ok: true, sku: aSku() })
  })

  it('weights come with their unit, supply modes in both languages', () => {
    const weighed = (text: string) => withCell(aSku(), 'weight', text, CNY)
    expect(weighed('0.35kg')).toMatchObject({ sku: { weight: 350 } })
    expect(weighed('1.2 千克')).toMatchObject({ sku: { weight: 1200 } })
    expect(weighed('280')).toMatchObject({ sku: { weight: 280 } })
    expect(weighed('heavy')).toEqual({ ok: false, why: 'number' })
    const supplied = (text: string) => withCell(aSku(), 'supply', text, CNY)
    expect(supplied('一件代发')).toMatchObject({ sku: { supply: 'dropship' } })
    expect(supplied('Pre-order')).toMatchObject({ sku: { supply: 'preorder' } })
    expect(supplied('现货')).toEqual({ ok: true, sku: aSku() })
    expect(supplied('by ship')).toEqual({ ok: false, why: 'supply' })
  })

  it('a price under floor or cost is flagged, a barcode with a wrong check digit too', () => {
    expect(marginOf(aSku({ price: 200, cost: 50 }))).toBe(0.75)
    expect(skuWarnings(aSku({ price: 100, cost: 50, floor: 120 }))).toEqual({ price: 'underFloor' })
    expect(skuWarnings(aSku({ price: 100, cost: 150, floor: 120 }))).toEqual({ price: 'underCost' })
    expect(skuWarnings(aSku({ compareAt: 150_000 }))).toEqual({ compareAt: 'notAbovePrice' })
    expect(barcodeProblem('6901234567892')).toBeUndefined()
    expect(barcodeProblem('036000291452')).toBeUndefined()
    expect(barcodeProblem('6901234567893')).toBe('check')
    expect(barcodeProblem('690123')).toBe('length')
    expect(barcodeProblem('6.90E+12')).toBe('digits')
    fc.assert(fc.property(fc.stringMatching(/^\d{12}$/), (digits) => barcodeProblem(digits + String(checkDigit(digits))) === undefined))
  })
})

describe('filling down and pasting a block', () => {
  const matrix: Matrix = { options: [], skus: ['A', 'B', 'C'].map((code, i) => aSku({ code, price: (i + 1) * 10_000 })) }
  const columns: MatrixColumn[] = ['code', 'price', 'cost', 'margin', 'weight']

  it('filling takes what the first row holds, and leaves codes and barcodes alone', () => {
    const next = fillDown(matrix, [0, 1], ['code', 'price', 'barcode'], CNY)
    expect(next.skus.map(({ code, price }) => [code, price])).toEqual([
      ['A', 10_000],
      ['B', 10_000],
      ['C', 30_000],
    ])
  })

  it('filling twice is filling once, and rows outside stay the same objects', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(2), (a, b) => {
        const range: [number, number] = [Math.min(a, b), Math.max(a, b)]
        const once = fillDown(matrix, range, ['price', 'weight'], CNY)
        expect(fillDown(once, range, ['price', 'weight'], CNY)).toEqual(once)
        once.skus.forEach((sku, row) => (row <= range[0] || row > range[1]) && expect(sku).toBe(matrix.skus[row]))
      }),
    )
  })

  it('a block is written to the right and down, adds rows, and names what cannot stand', () => {
    const written = writeBlock(
      matrix,
      [
        ['1', '2', '99%', '5'],
        ['x', '3', '', '6'],
      ],
      { row: 2, column: 1 },
      { columns, currency: CNY },
    )
    expect(written.added).toBe(1)
    expect(written.matrix.skus[2]).toMatchObject({ code: 'C', price: 10_000, cost: 20_000, weight: 5 })
    expect(written.matrix.skus[3]).toMatchObject({ code: '', price: 0, cost: 30_000, weight: 6 })
    expect(written.refused).toEqual([{ row: 3, column: 'price', text: 'x', why: 'amount' }])
  })

  it('what is copied and pasted in the same place changes nothing', () => {
    const block = matrix.skus.map((sku) => columns.map((column) => cellText(sku, column, CNY)))
    expect(writeBlock(matrix, block, { row: 0, column: 0 }, { columns, currency: CNY }).matrix).toEqual(matrix)
  })
})

describe('a pasted sheet', () => {
  const paste = (matrix: Matrix, text: string, prefix = 'TEE') => {
    const [first, ...rows] = parseTable(text)
    const head = readHead(first, matrix.options)
    if (!head) throw new Error('no header')
    return pasteSheet(matrix, { head, rows }, { currency: CNY, prefix })
  }

  it('cells hold tabs, quotes and line breaks where they are quoted', () => {
    expect(parseTable('a\t"b\tc"\t"say ""hi"""\r\n"two\nlines"\t12" pan\t\n')).toEqual([
      ['a', 'b\tc', 'say "hi"'],
      ['two\nlines', '12" pan', ''],
    ])
  })

  it('any cells, written as a spreadsheet does, are read as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '中', ' ') })
    const rows = fc.array(
      fc.array(cell, { minLength: 2, maxLength: 2 }).filter(([a]) => a.trim() !== ''),
      { minLength: 1, maxLength: 4 },
    )
    const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(rows, (table) => {
        expect(parseTable(table.map((row) => row.map(quoted).join('\t')).join('\n'))).toEqual(table)
      }),
    )
  })

  it('with a header makes 12 SKUs, their options, and says which columns it left out', () => {
    const rows = ['雾蓝', '燕麦', '墨绿'].flatMap((colour) =>
      ['S', 'M', 'L', 'XL'].map((size) => `${colour}\t${size}\t199\t88.5\t0.35\t备`),
    )
    const pasted = paste(none, ['颜色\t尺码\t售价（元）\t成本价\t重量(kg)\t备注', ...rows].join('\n'))
    expect(pasted).toMatchObject({ added: 12, changed: 0, refused: [], ignored: ['备注'] })
    expect(pasted.matrix.options).toEqual([
      { name: '颜色', values: ['雾蓝', '燕麦', '墨绿'] },
      { name: '尺码', values: ['S', 'M', 'L', 'XL'] },
    ])
    expect(pasted.matrix.skus[5]).toMatchObject({ code: 'TEE-02-M', values: ['燕麦', 'M'], price: 1_990_000, cost: 885_000, weight: 350 })
  })

  it('changes SKUs that are there, by code or by combination, and takes none away', () => {
    const matrix: Matrix = {
      options: [sizes],
      skus: [aSku({ code: 'A', values: ['S'] }), aSku({ code: 'B', values: ['M'] }), aSku({ code: 'C', values: ['L'] })],
    }
    const byCode = paste(matrix, 'SKU\tPrice\nB\t10\nD\t20')
    expect(byCode.matrix.skus.map(({ code, price }) => [code, price])).toEqual([
      ['A', 150_000],
      ['B', 100_000],
      ['C', 150_000],
      ['D', 200_000],
    ])
    expect([byCode.added, byCode.changed]).toEqual([1, 1])
    expect(paste(matrix, '尺码\tPrice\nM\t10').matrix.skus[1]).toMatchObject({ code: 'B', price: 100_000 })
  })

  it('the same sheet twice is the sheet once', () => {
    const text = 'Colour\tSize\tSKU\tPrice\tEAN\nBlue\tS\tX-1\t1.5\t6901234567892\nBlue\tM\t\t2\t'
    const once = paste(none, text)
    expect(paste(once.matrix, text)).toMatchObject({ matrix: once.matrix, added: 0, changed: 2 })
  })

  it('a row of values is no header', () => {
    expect(readHead(['雾蓝', 'S', '199'], [])).toBeUndefined()
    expect(readHead(['SKU', '12'], [])).toBeUndefined()
    expect(readHead(['Name', 'Remark'], [])).toBeUndefined()
  })

  it('codes are given only where there is none', () => {
    const { skus: coded } = withCodes(
      { options: [sizes], skus: [aSku({ code: '', values: ['S'] }), aSku({ code: 'T-S', values: ['M'] })] },
      'T',
    )
    expect(coded.map(({ code }) => code)).toEqual(['T-S-2', 'T-S'])
  })
})
