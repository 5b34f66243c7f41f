import { expect, test } from 'vitest'
import { chartTokens } from '~/ui/tokens'
import { orderValueBars } from './orderValueBars'

const bars = (bands: Parameters<typeof orderValueBars>[0]['answer']['bands']) =>
  orderValueBars({
    answer: { bands, orders: bands.reduce((sum, { orders }) => sum + orders, 0) },
    writing: { locale: 'en', currency: 'USD' },
    tokens: chartTokens('light'),
    count: String,
    percent: (share) => `${Math.round(share * 100)} %`,
    words: { band: 'Value', orders: 'Orders', share: 'Share', running: 'Running', gmv: 'GMV', nothing: '0 or less', before: 'Before' },
    above: (from) => `${from} and more`,
  })

test('bands are named by their bounds, the open ones in words', () => {
  const { names } = bars([
    { to: 0, orders: 0, gmv: -2 },
    { from: 0, to: 20, orders: 3, gmv: 40 },
    { from: 20, orders: 1, gmv: 90 },
  ])
  expect(names).toEqual(['0 or less', '$0–$20', '$20 and more'])
})

test('the compared orders are a paler twin and a column of their own', () => {
  const { before, table } = bars([{ from: 0, to: 20, orders: 3, gmv: 40, before: 5 }])
  expect(before).toEqual([5])
  expect([table.columns.at(-1), table.rows[0].at(-1), table.values?.[0].at(-1)]).toEqual(['Before', '5', 5])
  expect(bars([{ from: 0, to: 20, orders: 3, gmv: 40 }]).before).toBeUndefined()
})

test('bounds below a unit keep their pence', () => {
  expect(bars([{ from: 0.05, to: 0.1, orders: 1, gmv: 0.07 }]).names).toEqual(['$0.05–$0.10'])
})

test('the running share ends at all orders', () => {
  const { table } = bars([
    { from: 0, to: 20, orders: 3, gmv: 40 },
    { from: 20, orders: 1, gmv: 90 },
  ])
  expect(table.rows.map((row) => row.slice(1, 4))).toEqual([
    ['3', '75 %', '75 %'],
    ['1', '25 %', '100 %'],
  ])
})
