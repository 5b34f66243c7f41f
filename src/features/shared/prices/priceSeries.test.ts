import { expect, test } from 'vitest'
import type { PriceHistory } from '~/store/priceHistory'
import { priceSeries } from './priceSeries'

const step = (at: number, before: number | undefined, after: number | undefined) =>
  ({ at, who: 'owner', entry: `e${at}`, kind: 'prices.set', field: 'price', before, after }) as const
const rival = (at: number, seller: string, price: number) => ({ key: `${at}${seller}`, sku: 'A', seller, price, at })
const dayOf = (at: number) => Math.floor(at / 10)
const series = (history: PriceHistory, now = 90, today = 5) => priceSeries(history, now, today, dayOf)

test('a price stands until it is changed, the last of a day counts, and before the first change stood what it changed', () => {
  const steps = [step(38, 95, 90), step(31, 100, 95), step(20, 110, 100)]
  expect(series({ steps, rivals: [rival(10, 'X', 80)] })).toEqual({
    days: [1, 2, 3, 5],
    own: [110, 100, 90, 90],
    sellers: [{ name: 'X', prices: [80, null, null, null] }],
  })
})

test('without changes there is the price that stands', () => {
  expect(series({ steps: [], rivals: [] })).toEqual({ days: [5], own: [90], sellers: [] })
})

test('each seller has a line of their own', () => {
  const { sellers, own } = series({ steps: [], rivals: [rival(10, 'Y', 70), rival(20, 'X', 80), rival(30, 'X', 82)] })
  expect(sellers).toEqual([
    { name: 'X', prices: [null, 80, 82, null] },
    { name: 'Y', prices: [70, null, null, null] },
  ])
  expect(own).toEqual([90, 90, 90, 90])
})
