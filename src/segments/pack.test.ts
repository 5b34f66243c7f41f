import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOrder, aTable, randomOrders } from '../../tests/builders'
import { orderAt } from './orders'
import { mergeLines } from './mergeLines'
import { type FactTable, sizeOf } from './orderTable'
import { PackDamaged, PREAMBLE } from './packFormat'
import { readLines, readOpening, readRest } from './readPack'
import { writePack } from './writePack'
import { runs } from '../../tests/runs'

function throughPack(table: ReturnType<typeof aTable>) {
  const { bytes, openingEnd, linesEnd } = writePack(table)
  const whole = bytes.slice().buffer
  const opening = readOpening(whole.slice(0, openingEnd))
  return readRest(opening, readLines(opening, whole.slice(openingEnd, linesEnd)), whole.slice(linesEnd))
}

/** The file as it was written before; blanks keep its parts in their places. */
function withoutBounds(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const length = new DataView(bytes.buffer).getUint32(8, true)
  const header = new TextDecoder().decode(bytes.subarray(PREAMBLE, PREAMBLE + length))
  const older = header.replaceAll(/,"bounds":\[[^\]]*\]/g, '')
  expect(older).not.toContain('bounds')
  bytes.set(new TextEncoder().encode(older.padEnd(length)), PREAMBLE)
  return bytes
}

describe('a pack', () => {
  it('gives back every order exactly as it was written', () => {
    fc.assert(
      fc.property(randomOrders(12), (orders) => {
        const table = aTable(orders)
        const back = throughPack(table)
        expect(back.orders.count).toBe(orders.length)
        for (let i = 0; i < orders.length; i++) expect(orderAt(back, i)).toEqual(orderAt(table, i))
        expect([...back.orders.fingerprint]).toEqual([...table.orders.fingerprint])
      }),
      { numRuns: runs(150) },
    )
  })

  it('of the time before payment and shipping were kept reads as orders that tell nothing of them', () => {
    const order = anOrder({ paidBy: 'card', shipment: { at: 2e12, carrier: 'SF', tracking: 'SF1', deliveredAt: 3e12 } })
    const { bytes, openingEnd, linesEnd } = writePack(aTable([order, anOrder({ number: '1002', placedAt: Date.UTC(2026, 3, 1) })]))
    const whole = bytes.slice().buffer
    const opening = readOpening(whole.slice(0, openingEnd))
    for (const name of ['method', 'carrier', 'tracking']) delete opening.header.texts.rest[name]
    for (const { runs } of opening.header.segments) for (const name of ['shippedAt', 'deliveredAt']) delete runs.rest[`orders.${name}`]
    const back = readRest(opening, readLines(opening, whole.slice(openingEnd, linesEnd)), whole.slice(linesEnd))
    const { paidBy: _, shipment: __, ...rest } = order
    expect(orderAt(back, 0)).toEqual(rest)
  })

  it('of the time before it told the bounds of its numbers reads in the same columns', () => {
    fc.assert(
      fc.property(randomOrders(8), (orders) => {
        const { bytes, openingEnd } = writePack(aTable(orders))
        const fresh = readOpening(bytes.slice(0, openingEnd).buffer)
        expect(readOpening(withoutBounds(bytes.slice(0, openingEnd)).buffer).facts).toEqual(fresh.facts)
      }),
    )
  })

  it('keeps a first text that begins with a byte order mark', () => {
    const table = aTable([anOrder({ number: '\uFEFF1', channel: '\uFEFFWeb' })])
    expect(orderAt(throughPack(table), 0)).toEqual(orderAt(table, 0))
  })

  it('names each SKU by the title of its latest sale', () => {
    const line = { sku: 'A', quantity: 1, price: 1, amount: 1, discount: 0, kind: 'sale', notSale: '' } as const
    const table = aTable([
      anOrder({ number: '1', placedAt: 1e12, lines: [{ ...line, title: 'old' }] }),
      anOrder({ number: '2', placedAt: 2e12, lines: [{ ...line, title: 'new' }] }),
      anOrder({ number: '3', placedAt: 3e12, lines: [{ ...line, title: '' }] }),
      anOrder({ number: '4', placedAt: 4e12, lines: [{ ...line, title: 'damaged', notSale: 'priceZero' }] }),
    ])
    const { bytes, openingEnd, linesEnd } = writePack(table)
    const facts = readLines(readOpening(bytes.slice(0, openingEnd).buffer), bytes.slice(openingEnd, linesEnd).buffer)
    expect(facts.skuTitle[facts.lines.sku.values.indexOf('A')]).toBe('new')
    expect(sizeOf(facts.orders.buyer)).toBe(facts.orders.buyer.values.length)
  })

  it('takes 20 bytes or fewer a line to open, for lines as shops have them', () => {
    const lines = Array.from(
      { length: 40_000 },
      (_, i) =>
        ({
          sku: `SKU-${i % 3000}`,
          title: `Title ${i % 3000}`,
          quantity: 1 + (i % 12),
          price: 25_500,
          amount: 25_500 * (1 + (i % 12)),
          discount: 0,
          kind: 'sale',
          notSale: '',
        }) as const,
    )
    const orders = Array.from({ length: 4000 }, (_, i) =>
      anOrder({ number: `${i}`, placedAt: Date.UTC(2026, 0, 1) + i * 60_000, lines: lines.slice(i * 10, i * 10 + 10) }),
    )
    const { openingEnd, linesEnd } = writePack(aTable(orders))
    expect(linesEnd / lines.length).toBeLessThan(20)
    expect(openingEnd / orders.length).toBeLessThan(50)
  })

  it('is refused where it is cut short or of another make', () => {
    const { bytes, openingEnd, linesEnd } = writePack(aTable([anOrder()]))
    expect(() => readOpening(bytes.slice(0, openingEnd - 9).buffer)).toThrow(PackDamaged)
    expect(() => readOpening(bytes.slice(0, 5).buffer)).toThrow(PackDamaged)
    expect(() => readOpening(new TextEncoder().encode('PK zip file, not a pack').buffer)).toThrow(PackDamaged)
    const opening = readOpening(bytes.slice(0, openingEnd).buffer)
    expect(() => readLines(opening, bytes.slice(openingEnd, linesEnd - 8).buffer)).toThrow(PackDamaged)
    const facts = readLines(opening, bytes.slice(openingEnd, linesEnd).buffer)
    expect(() => readRest(opening, facts, bytes.slice(linesEnd, -8).buffer)).toThrow(PackDamaged)
  })

  it('opens with the same orders and merged lines', () => {
    fc.assert(
      fc.property(randomOrders(8), (orders) => {
        const table = aTable(orders)
        const { bytes, openingEnd } = writePack(table)
        const { facts } = readOpening(bytes.slice(0, openingEnd).buffer)
        const merged = mergeLines({ ...table, skuTitle: [] })
        const numbers = ({ lines, orders: { lineStart } }: FactTable) =>
          [lines.quantity, lines.amount, lines.discount, lines.kind, lines.notSale, lines.later, lines.weight, lineStart].map((column) => [
            ...(column ?? []),
          ])
        expect(numbers(facts)).toEqual(numbers(merged))
      }),
    )
  })
})
