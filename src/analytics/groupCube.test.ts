import { expect, test } from 'vitest'
import type { Order } from '~/domain/order'
import { dayFromCivil, formatDay } from '~/lib/zone'
import { aLine, anOrder } from '../../tests/builders'
import { someFacts } from '../../tests/facts'
import { appendTable } from './append'
import { buildDataset, type Dataset } from './dataset'
import { loadPart } from './parts'
import type { Filters, KpiQuery } from './query'
import { runKpi } from './runKpi'

const DAY = 86_400_000
const FIRST = dayFromCivil(2024, 1, 3)
const DAYS = 731
const REGIONS = ['UK', 'FR', 'DE']
/** So many that sums of each day of each would take too much room, and are of blocks of days. */
const SKUS = 1000

/** Always the same numbers, as if by chance. */
function dice(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

/** Orders of these days, in the order of their payment. `pack`: units that are sold at least. */
function sales(count: number, from: number, days: number, seed: number, pack = 1): Order[] {
  const roll = dice(seed)
  return Array.from({ length: count }, (_, i) => {
    const at = (FIRST + from + Math.floor((i * days) / count)) * DAY + roll(DAY)
    const lines = Array.from({ length: 1 + roll(3) }, () => {
      const quantity = pack * (1 + roll(4))
      return aLine({ sku: `S${roll(SKUS)}`, quantity, price: 100, amount: 100 * quantity })
    })
    const buyer = { key: roll(4) === 0 ? '' : `b${roll(400)}`, name: '', email: '', phone: '' }
    return anOrder({ number: `${seed}-${i}`, placedAt: at, paidAt: at, buyer, region: REGIONS[roll(3)], currency: 'GBP', lines })
  })
}

type Row = [gmv: number, units: number, orders: number]

/** The same, order by order; `days`: by day, each of the window. */
function plainly(
  orders: readonly Order[],
  { from, to, filters = {} }: Pick<KpiQuery, 'from' | 'to' | 'filters'>,
  days = false,
): Map<string, Row> {
  const dayOf = ({ paidAt = 0 }: Order) => Math.floor(paidAt / DAY)
  const first = new Map<string, number>()
  for (const order of orders) first.set(order.buyer.key, Math.min(first.get(order.buyer.key) ?? Infinity, dayOf(order)))
  const rows = new Map<string, Row>()
  if (days) for (let day = from; day < to; day++) rows.set(formatDay(day), [0, 0, 0])
  for (const order of orders) {
    const isBefore = (first.get(order.buyer.key) ?? 0) < from
    if (dayOf(order) < from || dayOf(order) >= to) continue
    if (filters.region && !filters.region.includes(order.region)) continue
    const newness = order.buyer.key === '' ? 'unknown' : isBefore ? 'returning' : 'new'
    if (filters.newness && !filters.newness.includes(newness)) continue
    const keyOf = ({ sku }: Order['lines'][number]) => (days ? formatDay(dayOf(order)) : sku)
    for (const key of new Set(order.lines.map(keyOf))) {
      const row = rows.get(key) ?? [0, 0, 0]
      for (const line of order.lines.filter((each) => keyOf(each) === key)) {
        row[0] += line.amount
        row[1] += line.quantity
      }
      row[2]++
      rows.set(key, row)
    }
  }
  return rows
}

function asked(dataset: Dataset, query: Pick<KpiQuery, 'from' | 'to' | 'filters'>, by: 'sku' | 'day' = 'sku'): Map<string, Row> {
  const scope = { nonProducts: true, free: false, unknownBuyers: 'beside' } as const
  const { rows = [] } = runKpi(dataset, { ...query, scope, metrics: ['gmv_paid', 'units', 'orders'], by })
  const values = rows
    .filter(({ orderLevel }) => !orderLevel)
    .map(({ key, figures }) => [key, Object.values(figures).map(({ value }) => value)] as const)
  return new Map(values.map(([key, [gmv, units, orders]]) => [key, [Math.round((gmv ?? 0) * 10_000), units ?? 0, orders ?? 0]]))
}

/** One text is compared in no time. */
const written = (rows: Map<string, Row>) =>
  Array.from(rows, (row) => row.join(' '))
    .toSorted()
    .join('\n')

const FILTERS: Filters[] = [{}, { region: ['FR'] }, { newness: ['returning'] }, { newness: ['returning'], region: ['UK', 'DE'] }]

/** Whole, from the beginning, up to the newest day, and in between. */
const windowsOf = (end: number) =>
  [
    [0, end],
    [end - 365, end],
    [end - 90, end],
    [end - 400, end - 35],
    [end - 217, end - 3],
    [0, 300],
  ].map(([from, to]) => ({ from: FIRST + from, to: FIRST + to }))

test('sums of blocks of days answer any window as the orders do, also once more have come', async () => {
  await loadPart('split')
  const orders = sales(10_000, 0, DAYS, 1)
  let dataset = buildDataset([someFacts(orders)], { zone: 'UTC', currency: 'GBP' })
  const check = (known: readonly Order[], end: number) => {
    for (const window of windowsOf(end))
      for (const filters of FILTERS) {
        const query = { ...window, filters }
        expect(written(asked(dataset, query)), JSON.stringify(query)).toBe(written(plainly(known, query)))
        expect(written(asked(dataset, query, 'day')), JSON.stringify(query)).toBe(written(plainly(known, query, true)))
      }
  }
  check(orders, DAYS)
  const made = [...dataset.groupCubes.values()].map(({ by, blockDays }) => `${by.join()} ${blockDays}`)
  expect(made).toEqual(expect.arrayContaining(['sku 9', 'region 1']))
  const more = sales(60, DAYS, 12, 2)
  dataset = appendTable(dataset, someFacts(more))
  check([...orders, ...more], DAYS + 12)
})

test('units of more than 32 bits are summed as they are, also where only later orders bring so many', async () => {
  await loadPart('split')
  const few = sales(200, 0, DAYS, 3, 1000)
  const many = sales(4000, 0, DAYS, 4, 400_000_000)
  const query = { from: FIRST, to: FIRST + DAYS + 12 }
  const first = buildDataset([someFacts(many)], { zone: 'UTC', currency: 'GBP' })
  expect(written(asked(first, query))).toBe(written(plainly(many, query)))
  const later = sales(60, DAYS, 12, 5, 500_000_000)
  const second = buildDataset([someFacts(few)], { zone: 'UTC', currency: 'GBP' })
  expect(written(asked(second, query))).toBe(written(plainly(few, query)))
  const both = appendTable(second, someFacts(later))
  expect(written(asked(both, query))).toBe(written(plainly([...few, ...later], query)))
})
