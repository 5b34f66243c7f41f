import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readColumns, writeColumns } from './columnFile'
import { PackDamaged } from './packFormat'

const rows = fc.array(
  fc.record({ at: fc.double({ noDefaultInfinity: true }), quantity: fc.integer(), sku: fc.string({ unit: 'grapheme' }) }),
)

function tableOf(records: { at: number; quantity: number; sku: string }[]) {
  const values = ['', ...new Set(records.map(({ sku }) => sku).filter(Boolean))]
  return {
    count: records.length,
    numbers: {
      at: Float64Array.from(records, ({ at }) => at + 0),
      quantity: Float64Array.from(records, ({ quantity }) => quantity),
    },
    texts: { sku: { codes: Uint32Array.from(records, ({ sku }) => values.indexOf(sku)), values } },
  }
}

describe('a file of columns', () => {
  it('gives back every row as it was written', () => {
    fc.assert(
      fc.property(rows, (records) => {
        const table = tableOf(records)
        expect(readColumns(writeColumns(table).slice().buffer)).toEqual(table)
      }),
    )
  })

  it('says so when it is cut short or is none', () => {
    const bytes = writeColumns(tableOf([{ at: 1.5, quantity: 3, sku: 'MUG-1' }]))
    expect(() => readColumns(bytes.slice(0, -8).buffer)).toThrow(PackDamaged)
    expect(() => readColumns(bytes.slice(0, 20).buffer)).toThrow(PackDamaged)
    expect(() => readColumns(new TextEncoder().encode('order,sku,quantity').buffer)).toThrow(PackDamaged)
  })
})
