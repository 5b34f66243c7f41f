import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOVEMENT_KINDS } from '~/domain/stock'
import { zoneOf } from '~/lib/zone'
import { type EventRecords, eventsOf } from './events'
import { type Movements, stockOuts } from './stockOuts'

const zone = zoneOf('Asia/Shanghai')
const DAY = 20_000
const at = (day: number, hour = 12) => zone.startOfDay(day) + hour * 3_600_000
const SCOPE = { nonProducts: true, free: false, unknownBuyers: 'beside' } as const
const ASK = { from: DAY, to: DAY + 30, scope: SCOPE }

const moved = (rows: readonly (readonly [number, string, number, (typeof MOVEMENT_KINDS)[number]])[]): Movements => {
  const values = ['', ...new Set(rows.map(([, sku]) => sku))]
  return {
    count: rows.length,
    numbers: {
      at: Float64Array.from(rows, ([when]) => when),
      quantity: Float64Array.from(rows, ([, , quantity]) => quantity),
      kind: Float64Array.from(rows, ([, , , kind]) => MOVEMENT_KINDS.indexOf(kind)),
    },
    texts: { sku: { values, codes: Uint32Array.from(rows, ([, sku]) => values.indexOf(sku)) } },
  }
}

const NOTHING: EventRecords = {
  version: 4,
  zone,
  promotions: [],
  journal: [],
  products: [],
  movements: [],
  skuOf: (code) => ({ MUG: { product: 'mug', categories: ['home', 'cups'], supplier: 's1' }, TEA: { product: 'tea', categories: ['food'], supplier: 's2' } })[code], // prettier-ignore
  titleOf: (sku) => (sku === 'MUG' ? 'Blue mug' : ''),
}
const promotion = (set: Partial<EventRecords['promotions'][number]>) => ({ key: 'p', name: 'Sale', from: at(DAY + 2, 0), to: at(DAY + 5, 0), paused: false, categories: [], ...set }) // prettier-ignore

describe('events', () => {
  test('promotions that ran in the window, by the days of the shop; paused ones and others not', () => {
    const promotions = [
      promotion({}),
      promotion({ key: 'before', from: at(DAY - 9, 0), to: at(DAY, 0) }),
      promotion({ key: 'over', from: at(DAY - 9, 0), to: at(DAY + 1, 0) }),
      promotion({ key: 'paused', paused: true }),
    ]
    const { events, version } = eventsOf(ASK, { ...NOTHING, promotions })
    expect(version).toBe(4)
    expect(events).toEqual([
      { day: DAY - 9, to: DAY + 1, kind: 'promotion', label: 'Sale', promotion: 'over' },
      { day: DAY + 2, to: DAY + 5, kind: 'promotion', label: 'Sale', promotion: 'p' },
    ])
  })

  test('goods that are chosen leave their own promotions, edits and stock-outs', () => {
    const records: EventRecords = {
      ...NOTHING,
      promotions: [promotion({ categories: ['food'] }), promotion({ key: 'home', categories: ['home'] }), promotion({ key: 'all' })],
      journal: [
        { at: at(DAY + 1), changes: [{ sku: 'TEA', field: 'title' }, { sku: 'MUG', field: 'title' }, { sku: 'MUG', field: 'note' }] },
        { at: at(DAY + 3), fileName: 'orders.csv', changes: [] },
      ], // prettier-ignore
      movements: [
        moved([
          [at(DAY - 5), 'MUG', 3, 'received'],
          [at(DAY - 4), 'TEA', 3, 'received'],
          [at(DAY + 6), 'MUG', -3, 'sold'],
          [at(DAY + 7), 'TEA', -3, 'sold'],
          [at(DAY + 9), 'MUG', 1, 'received'],
        ]),
      ],
    }
    const told = (filters: object) => eventsOf({ ...ASK, filters }, records).events.map(({ kind, label, day, to }) => [kind, label, day - DAY, to && to - DAY]) // prettier-ignore
    const file = ['import', 'orders.csv', 3, undefined]
    expect(told({ sku: ['MUG'] })).toEqual([
      ['title', 'Blue mug', 1, undefined],
      ['promotion', 'Sale', 2, 5],
      ['promotion', 'Sale', 2, 5],
      file,
      ['stockOut', 'Blue mug', 6, 9],
    ])
    expect(told({ supplier: ['s2'] }).filter(([kind]) => kind === 'stockOut')).toEqual([['stockOut', 'TEA', 7, undefined]])
    expect(told({ category: ['food'] }).filter(([kind]) => kind === 'promotion')).toHaveLength(2)
    expect(eventsOf(ASK, records).events.find(({ kind }) => kind === 'title')).toMatchObject({ count: 2, sku: 'TEA' })
  })

  test('goods that were listed or taken down', () => {
    const products: EventRecords['products'] = [
      { key: 'mug', title: 'Mug', state: 'paused', stateSince: at(DAY + 8), listedAt: at(DAY + 1), skus: [] },
      { key: 'old', title: 'Old', state: 'listed', stateSince: at(DAY - 90), listedAt: at(DAY - 90), skus: [] },
    ]
    expect(eventsOf(ASK, { ...NOTHING, products }).events).toEqual([
      { day: DAY + 1, kind: 'listing', label: 'Mug', product: 'mug', state: 'listed' },
      { day: DAY + 8, kind: 'listing', label: 'Mug', product: 'mug', state: 'paused' },
    ])
  })

  test('are no more than asked for, and say how many are left out: what sells little first', () => {
    const rows = ['A', 'B', 'C'].flatMap((sku, i) => [
      [at(DAY - 9), sku, 10 * (i + 1), 'received'] as const,
      [at(DAY + 2), sku, -10 * (i + 1), 'sold'] as const,
    ])
    const { events, more } = eventsOf({ ...ASK, top: 2 }, { ...NOTHING, movements: [moved(rows.toSorted((a, b) => a[0] - b[0]))] })
    expect({ labels: events.map(({ label }) => label), more }).toEqual({ labels: ['B', 'C'], more: 1 })
  })
})

test('a SKU is out from the day that nothing is left to the day that something is, as a plain count of each day says', () => {
  const step = fc.tuple(fc.nat(200), fc.integer({ min: -4, max: 4 }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(1), (steps, files) => {
      const rows = steps.toSorted((a, b) => a[0] - b[0]).map(([hour, quantity]) => [at(DAY, hour), 'MUG', quantity, 'adjusted'] as const)
      const cut = files === 0 ? rows.length : Math.floor(rows.length / 2)
      const outs = stockOuts([moved(rows.slice(0, cut)), moved(rows.slice(cut))], zone, () => true)
      const onHand = (end: number) => rows.filter(([when]) => when < end).reduce((sum, [, , quantity]) => sum + quantity, 0)
      const had = (end: number) =>
        rows.some(([when], i) => when < end && rows.slice(0, i + 1).reduce((sum, [, , quantity]) => sum + quantity, 0) > 0)
      for (let day = DAY; day < DAY + 10; day++) {
        const end = zone.startOfDay(day + 1)
        const out = outs.some((each) => each.day <= day && (each.to === undefined || each.to > day))
        expect(out, `day ${day - DAY}`).toBe(had(end) && onHand(end) <= 0)
      }
    }),
    { numRuns: 100 },
  )
})
