import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import { NO_ASSUMPTIONS, type SimulationAsk } from '~/domain/promotion/simulation'
import { stateOf } from '~/store/packs'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { aRule } from '../../tests/promotions'
import { aProduct, aSku } from '../../tests/stock'
import { replayHandlers } from './promotionReplay'
import { OpenShop } from './shop'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 5)
const FIRST = START / DAY

let open: OpenShop
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`replay ${count++}`)
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
})
afterEach(() => open.close())

async function bring(id: string, orders: ReturnType<typeof anOrder>[]) {
  const args = { fileName: 'o', bytes: 1, added: orders.length, changed: 0, unchanged: 0, refusedRows: 0, lines: orders.length }
  // Only its kind and id are read of it.
  const command = { id, kind: 'orders.import', args } as unknown as Parameters<OpenShop['packs']['commit']>[3]
  const rows = await open.packs.rows()
  expect(await open.packs.commit(aTable(orders), [], stateOf(rows), command, open.author())).toEqual({ ok: true })
  open.refresh(await open.version())
}

const at = (hours: number, set = {}) => {
  const paidAt = START + hours * HOUR
  return anOrder({ number: `N${hours}`, placedAt: paidAt - 60_000, paidAt, ...set })
}
const buyer = (key: string) => ({ key, name: '', email: '', phone: '' })

const mugs = aRule({ key: 'mugs', scope: { brands: ['Clay'] }, limits: { perBuyer: 1 } })
const ask = (set: Partial<SimulationAsk> = {}): SimulationAsk => ({
  window: { from: FIRST, to: FIRST + 2 },
  planFrom: FIRST + 364,
  variants: [
    { key: 'v', name: 'V', rules: [mugs] },
    { key: 'none', name: '', rules: [] },
  ],
  assume: NO_ASSUMPTIONS,
  ...set,
})
const calls = () => replayHandlers(async () => open)
const context = (signal = new AbortController().signal) => ({ signal, progress: vi.fn<(share: unknown) => void>() })

beforeEach(async () => {
  await open.db.catalog.put(aProduct({ key: 'mug', brand: 'Clay', title: 'Mug of clay', skus: [aSku({ code: 'MUG-1', floor: 95_000 })] }))
  await bring('first', [
    at(1, { buyer: buyer('b1') }),
    at(2, { buyer: buyer('b1'), lines: [aLine({ quantity: 2, amount: 250_000, cost: 60_000 })] }),
    at(3, { buyer: buyer('b2'), lines: [aLine({ sku: 'PEN', amount: 30_000 })] }),
  ])
})

describe('a simulation', () => {
  test('knows brand and floor price of the catalogue, and says how far it is', async () => {
    const told = context()
    const { variants, before } = await calls()['promotions.simulate']({ ask: ask() }, told)
    // The floor leaves 5,000 of the first mug, and the buyer has had the second.
    expect(variants[0].plain).toMatchObject({ orders: 3, gmv: before.gmv - 5_000, offGoods: 5_000, participating: 1 })
    expect(variants[1].plain).toEqual({ ...before, participating: 0 })
    expect(variants[0].rules).toEqual([
      expect.objectContaining({ rule: 'mugs', orders: 1, verdicts: { fired: 1, buyerUsed: 1, noGoods: 1 } }),
    ])
    expect(variants[0].skus.rows.map(({ sku, title }) => [sku, title])).toContainEqual(['MUG-1', expect.stringContaining('Mug of clay')])
    const shares = told.progress.mock.calls.map(([share]) => Number(share))
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  test('opens its orders by number, each with the reasons of the rules', async () => {
    const query = { sort: 'discount' as const, offset: 0, limit: 2 }
    const page = await calls()['promotions.replayOrders']({ ask: ask(), variant: 'v', query }, context())
    expect(page).toMatchObject({ total: 3, rows: [{ number: 'N1', before: 100_000, after: 95_000, fired: ['mugs'] }, { fired: [] }] })
    const one = await calls()['promotions.replayOrder']({ ask: ask(), variant: 'v', number: 'N2' }, context())
    expect(one).toMatchObject({ number: 'N2', margin: 130_000, before: { paid: 250_000, margin: 130_000 } })
    expect(one?.cart).toMatchObject({ at: START + 364 * DAY + 2 * HOUR, buyer: { key: customerIdOf('b1'), orders: 1 } })
    expect(one?.priced.steps).toMatchObject([{ rule: 'mugs', verdict: 'buyerUsed' }])
    expect(await calls()['promotions.replayOrder']({ ask: ask(), variant: 'v', number: 'N9' }, context())).toBeNull()
  })

  test('takes in orders that have come since', async () => {
    await calls()['promotions.simulate']({ ask: ask() }, context())
    await bring('second', [at(30, { buyer: buyer('b3') })])
    const { orders, variants } = await calls()['promotions.simulate']({ ask: ask() }, context())
    expect(orders).toBe(4)
    expect(variants[0].rules[0].orders).toBe(2)
    const query = { only: 'fired' as const, sort: 'time' as const, offset: 0, limit: 9 }
    const { rows } = await calls()['promotions.replayOrders']({ ask: ask(), variant: 'v', query }, context())
    expect(rows.map(({ number }) => number)).toEqual(['N30', 'N1'])
  })

  test('is stopped by an abort, and the next one is whole', async () => {
    const stop = new AbortController()
    const running = calls()['promotions.simulate']({ ask: ask() }, { signal: stop.signal, progress: () => stop.abort() })
    await expect(running).rejects.toThrow('abort')
    expect((await calls()['promotions.simulate']({ ask: ask() }, context())).orders).toBe(3)
  })

  test('of more than four variants, or of a variant that is none of its own, is refused', async () => {
    const variants = Array.from({ length: 5 }, (_, i) => ({ key: `v${i}`, name: '', rules: [] }))
    await expect(calls()['promotions.simulate']({ ask: ask({ variants }) }, context())).rejects.toMatchObject({ kind: 'invalid' })
    const query = { sort: 'time' as const, offset: 0, limit: 9 }
    await expect(calls()['promotions.replayOrders']({ ask: ask(), variant: 'gone', query }, context())).rejects.toMatchObject({
      kind: 'notFound',
    })
  })
})
