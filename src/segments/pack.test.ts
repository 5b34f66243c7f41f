import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOrder, aTable, randomOrders } from '../../tests/builders'
import { orderAt } from './orders'
import { PackDamaged, readFacts, readRest, writePack } from './pack'

function throughPack(table: ReturnType<typeof aTable>) {
  const { bytes, hotEnd } = writePack(table)
  const whole = bytes.slice().buffer
  return readRest(readFacts(whole.slice(0, hotEnd)), whole.slice(hotEnd))
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
      { numRuns: 150 },
    )
  })

  it('keeps a first text that begins with a byte order mark', () => {
    const table = aTable([anOrder({ number: '\uFEFF1', channel: '\uFEFFWeb' })])
    expect(orderAt(throughPack(table), 0)).toEqual(orderAt(table, 0))
  })

  it('names each SKU by its latest title', () => {
    const line = { sku: 'A', quantity: 1, price: 1, amount: 1, discount: 0, kind: 'sale', notSale: '' } as const
    const table = aTable([
      anOrder({ number: '1', placedAt: 1e12, lines: [{ ...line, title: 'old' }] }),
      anOrder({ number: '2', placedAt: 2e12, lines: [{ ...line, title: 'new' }] }),
      anOrder({ number: '3', placedAt: 3e12, lines: [{ ...line, title: '' }] }),
    ])
    const { bytes, hotEnd } = writePack(table)
    const { facts } = readFacts(bytes.slice(0, hotEnd).buffer)
    expect(facts.skuTitle[facts.lines.sku.values.indexOf('A')]).toBe('new')
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
    const { hotEnd } = writePack(aTable(orders))
    expect(hotEnd / lines.length).toBeLessThan(20)
  })

  it('is refused where it is cut short or of another make', () => {
    const { bytes, hotEnd } = writePack(aTable([anOrder()]))
    expect(() => readFacts(bytes.slice(0, hotEnd - 9).buffer)).toThrow(PackDamaged)
    expect(() => readFacts(bytes.slice(0, 5).buffer)).toThrow(PackDamaged)
    expect(() => readFacts(new TextEncoder().encode('PK zip file, not a pack').buffer)).toThrow(PackDamaged)
    const hot = readFacts(bytes.slice(0, hotEnd).buffer)
    expect(() => readRest(hot, bytes.slice(hotEnd, -8).buffer)).toThrow(PackDamaged)
  })
})
