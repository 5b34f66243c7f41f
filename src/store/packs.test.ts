import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { orderAt } from '~/segments/orders'
import { ShopDb } from './db'
import { openIndexedDbFiles } from './files'
import { Packs } from './packs'

/** Written by version 0.2.0: promotions among the things that only lists show, no times of lines. */
const OLD = { file: readFileSync('tests/packs/0.2.0.pack'), openingEnd: 5728, linesEnd: 5784, orders: 3, lines: 4 }

it('a pack of before promotions were counted and lines had a time opens with the one and without the other', async () => {
  const { file, ...sizes } = OLD
  const row = { id: 'p', order: 1, bytes: file.byteLength, live: true, replaces: [], writtenAt: 1, ...sizes }
  const files = openIndexedDbFiles('old')
  await files.write('p', { bytes: new Uint8Array(file), cuts: [row.openingEnd, row.linesEnd] })
  const packs = new Packs({ db: new ShopDb('old') }, files)

  const seen = packs.seen([row])
  const [opening] = await packs.openings(seen)
  const [lines] = await packs.lines(seen)
  const whole = await packs.whole(row)
  for (const { orders } of [opening, lines, whole!])
    expect(Array.from(orders.promotion.codes, (code) => orders.promotion.values[code])).toEqual(['p1', 'p2', ''])
  expect([...opening.lines.later, ...lines.lines.later]).toEqual([0, 0, 0, 0, 0, 0, 0])
  expect(orderAt(whole!, 1)).toMatchObject({ number: '1002', channel: 'Shop', promotion: 'p2' })
})
