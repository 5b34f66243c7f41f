import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { CsvScanner, FLAG_LONG, FLAG_STRAY_QUOTE, RowTooLong } from './scan'
import { runs } from '../../../tests/runs'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Scans a text that comes in chunks of `size` bytes, after each of them or, as the importers do, where there is enough for a batch. */
function scan(text: string, width: number, delimiter = ',', size = 1 << 20, after: 'each' | 'full' = 'each') {
  const scanner = new CsvScanner(delimiter, width)
  const rows: { cells: string[]; line: number; count: number; flags: number }[] = []
  const collect = (final: boolean): void => {
    while (scanner.take(final)) {
      const { batch } = scanner
      for (let row = 0; row < batch.rows; row++) {
        const cells = Array.from({ length: width }, (_, c) =>
          new TextDecoder().decode(batch.bytes.slice(batch.starts[row * width + c], batch.ends[row * width + c])),
        )
        rows.push({ cells, line: batch.lines[row], count: batch.counts[row], flags: batch.flags[row] })
      }
    }
  }
  const bytes = encode(text)
  for (let at = 0; at < bytes.length; at += size) {
    scanner.push(bytes.subarray(at, at + size))
    if (after === 'each' || scanner.full) collect(false)
  }
  collect(true)
  return rows
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', '中', '😀', '7'), maxLength: 6 }),
  fc.string({ maxLength: 4, unit: 'grapheme' }),
)

describe('scanning CSV', () => {
  it('finds the cells that papaparse finds, whatever the chunks', () => {
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        (rows, delimiter, newline, size) => {
          const text = Papa.unparse(rows, { delimiter, newline })
          const expected = Papa.parse<string[]>(text, { delimiter, newline }).data.filter((row) => row.some((one) => one !== ''))
          expect(scan(text, rows[0].length, delimiter, size).map((row) => row.cells)).toEqual(expected)
        },
      ),
      { numRuns: runs(200) },
    )
  })

  it('counts physical lines through line breaks in quotes', () => {
    expect(scan('a,b\n"x\ny\r\nz",2\n\n3,4', 2).map((row) => [row.line, row.cells[0]])).toEqual([
      [1, 'a'],
      [2, 'x\ny\r\nz'],
      [6, '3'],
    ])
  })

  it('tells short and long rows, but lets empty cells at the end pass', () => {
    const rows = scan('a,b\n1\n1,2,3\n1,2,,\n', 2)
    expect(rows.map((row) => [row.count, row.flags & FLAG_LONG])).toEqual([
      [2, 0],
      [1, 0],
      [3, FLAG_LONG],
      [4, 0],
    ])
  })

  it('takes a lone quote inside a quoted cell as text, and says so', () => {
    const rows = scan('"5" screen",2\n', 2)
    expect(rows[0].cells).toEqual(['5" screen', '2'])
    expect(rows[0].flags & FLAG_STRAY_QUOTE).toBe(FLAG_STRAY_QUOTE)
  })

  it('tells an open quote by the line of its row', () => {
    expect(() => scan('a,b\n1,2\n3,"open\n4,5\n', 2)).toThrow(new RowTooLong(3, true))
  })

  it('passes over rows of nothing, and reads a lone CR as a line break', () => {
    expect(scan('a,b\r,\r\r\n1,2\r', 2).map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('reads a cell of five million bytes', () => {
    const huge = 'x'.repeat(5_000_000)
    const rows = scan(`a,"${huge}"\n1,2\n`, 2, ',', 65_536, 'full')
    expect(rows.map((row) => row.cells[1].length)).toEqual([5_000_000, 1])
  })

  it('gives up on a row that does not end within 16 MiB', () => {
    expect(() => scan(`a,"${'x'.repeat(17 << 20)}`, 2, ',', 1 << 20, 'full')).toThrow(RowTooLong)
  })
})
