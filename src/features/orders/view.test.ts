import { expect, test } from 'vitest'
import { countFilters, NO_FILTERS, orderView, toOrderQuery } from './view'

const view = (search: string) => orderView.parse(new URLSearchParams(search))

test('what was paid stands in the address as decimals, and is asked for in the amounts of the currency', () => {
  const { paidLeast, paidUnder } = toOrderQuery(view('paidLeast=0.05&paidUnder=500'), 'GBP')
  expect([paidLeast, paidUnder]).toEqual([500, 5_000_000])
  expect(toOrderQuery(view('paidLeast=1200'), 'JPY')).toMatchObject({ paidLeast: 120_000 })
  expect(toOrderQuery(view(''), 'GBP')).not.toHaveProperty('paidLeast')
  expect(orderView.format(view('paidLeast=0&paidUnder=0.05')).toString()).toBe('paidLeast=0&paidUnder=0.05')
})

test('an amount that is none is as if it were not there', () => {
  for (const text of ['', '-5', 'abc', '1e9', 'Infinity', '5,00', '.5', '0.1234567'])
    expect(view(`paidLeast=${text}`).paidLeast).toBeUndefined()
})

test('both ends of the amount are one filter, 0 is one too, and all go together', () => {
  expect(countFilters(view('paidLeast=5&paidUnder=9&channel=Web'))).toBe(2)
  expect(countFilters(view('paidLeast=0'))).toBe(1)
  expect(orderView.format({ ...view('paidLeast=5&paidUnder=9&state=paid'), ...NO_FILTERS }).toString()).toBe('')
})
