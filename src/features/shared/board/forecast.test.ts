import { describe, expect, it } from 'vitest'
import { outlookTable } from './forecast'

const words = { date: 'Date', actual: 'Actual', value: 'Forecast', low: 'Low', high: 'High' }
const guess = { day: 0, actual: null, value: 8090.1587, low: 6771.0352, high: 9733.4282 }
const rowOf = (metric: 'gmv_paid' | 'orders', currency: 'USD' | 'JPY') =>
  outlookTable({ days: [guess], metric, words, writing: { locale: 'en', currency }, long: () => '1 Dec' })

describe('outlookTable', () => {
  it('guesses at no part of a cent, nor at half an order, and keeps the bare numbers for files', () => {
    expect(rowOf('gmv_paid', 'USD').rows).toEqual([['1 Dec', '', '$8,090.16', '$6,771.04', '$9,733.43']])
    expect(rowOf('gmv_paid', 'JPY').rows).toEqual([['1 Dec', '', '¥8,090', '¥6,771', '¥9,733']])
    expect(rowOf('orders', 'USD').rows).toEqual([['1 Dec', '', '8,090', '6,771', '9,733']])
    expect(rowOf('gmv_paid', 'USD').values).toEqual([['1970-01-01', null, 8090.1587, 6771.0352, 9733.4282]])
  })
})
