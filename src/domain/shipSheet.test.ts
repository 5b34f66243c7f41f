import { describe, expect, it } from 'vitest'
import { readShipRows, shipRowFault } from './shipSheet'

describe('a pasted list of parcels', () => {
  it('is read with tabs, commas or Chinese commas, with and without a head, a carrier or a byte order mark', () => {
    const text = '\uFEFF订单号\t快递\t运单号\nA-1\t顺丰\tSF1\r\n\nA-2,ZTO,Z2\nA-3，"T3"\n'
    expect(readShipRows(text, '圆通')).toEqual([
      { row: 2, order: 'A-1', carrier: '顺丰', tracking: 'SF1' },
      { row: 4, order: 'A-2', carrier: 'ZTO', tracking: 'Z2' },
      { row: 5, order: 'A-3', carrier: '圆通', tracking: 'T3' },
    ])
  })

  it('says what is wrong with a row: no number, no tracking, an order that is there already', () => {
    const rows = readShipRows('A,UPS,1\n,UPS,2\nB\nA,UPS,3', '')
    expect(rows.map((row) => shipRowFault(rows, row))).toEqual([undefined, 'noOrder', 'noTracking', 'twice'])
  })
})
