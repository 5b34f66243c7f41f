import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Capabilities } from '~/commerce/capabilities'
import { CommerceError } from '~/commerce/errors'
import type { Command } from '~/domain/command'
import { customerIdOf } from '~/domain/customer'
import { levelKey } from '~/domain/stock'
import { fieldAt } from '~/store/rows'
import { MockShop } from '../../mocks/rest/shop'
import type { WireRecord } from '../../mocks/rest/wireRecord'
import { aSku } from '../../tests/stock'
import { ConnectedShop } from '../../tests/connectedShop'
import { type Counted, platformOf, RICH } from '../../tests/poorPlatform'
import { runs } from '../../tests/runs'
import { withCustomerIds } from './customerIds'
import { decideRefused } from './refused'

const KEYS = ['mug', 'cup'] as const
const LEVEL = levelKey('main', 'MUG-1')

type Cut = 'none' | 'there' | 'back'

/** A shop there with two products and a shelf, and one here that is connected to it. */
class World {
  readonly there = new MockShop()
  readonly counted: Counted[] = []
  cuts: Cut[] = []
  readonly here: ConnectedShop
  #id = 0

  constructor(limit: (can: Capabilities) => Capabilities = (can) => can) {
    this.there.put('locations', 'main', { name: 'Main' })
    this.there.put('categories', 'kitchen', { name: 'Kitchen', parent: '', order: 0 })
    for (const key of KEYS) this.there.put('products', key, aProduct(key))
    this.there.put('stock', LEVEL, { sku: 'MUG-1', location: 'main', onHand: 25 })
    const send = async <T>(_of: string, answer: () => T): Promise<T> => {
      const cut = this.cuts.shift() ?? 'none'
      if (cut === 'there') throw new CommerceError('offline', 'cut on the way there')
      const result = answer()
      if (cut === 'back') throw new CommerceError('offline', 'cut on the way back')
      return result
    }
    const adapter = platformOf(this.there, RICH, { pageSize: 2, counted: this.counted, send })
    this.here = new ConnectedShop({ ...adapter, can: limit(adapter.can) })
    open.push(this.here)
  }

  static async connected(limit?: (can: Capabilities) => Capabilities): Promise<World> {
    const world = new World(limit)
    await world.here.connect()
    return world
  }

  async round(cuts: readonly Cut[] = []): Promise<void> {
    this.cuts = [...cuts]
    await this.here.round().catch((error: unknown) => {
      if (!(error instanceof CommerceError)) throw error
    })
    this.cuts = []
  }

  run(command: WithoutId<Command>) {
    const id = `c${++this.#id}`
    return this.here.run({ ...command, id })
  }

  change(key: string, set: WireRecord): void {
    this.there.put('products', key, { ...this.there.get('products', key)?.record, ...set })
  }

  async product(key: string) {
    return this.here.db.catalog.get(key)
  }

  async onHand(): Promise<number> {
    return (await this.here.db.moves.toArray()).reduce((sum, { move }) => sum + (move.sku === 'MUG-1' ? move.quantity : 0), 0)
  }

  unitsThere(): unknown {
    return this.there.get('stock', LEVEL)?.record?.onHand
  }
}

type WithoutId<C> = C extends Command ? Omit<C, 'id'> : never

const open: ConnectedShop[] = []
afterEach(async () => {
  for (const { db } of open.splice(0)) await db.delete()
})

const aProduct = (key: string): WireRecord => ({
  title: key,
  brand: 'Clay',
  category: 'kitchen',
  skus: [1, 2].map((n) => ({ code: `${key.toUpperCase()}-${n}`, price: '10', values: [] })),
})

interface Edit {
  key: (typeof KEYS)[number]
  field: 'title' | 'brand' | 'price'
  value: string
}

type Op =
  | ({ is: 'there' } & Edit)
  | ({ is: 'here' } & Edit)
  | { is: 'moveThere'; quantity: number }
  | { is: 'moveHere'; quantity: number }
  | { is: 'undo'; nth: number }
  | { is: 'settle'; take: 'mine' | 'theirs' }
  | { is: 'sync'; cuts: Cut[] }

const edit = {
  key: fc.constantFrom(...KEYS),
  field: fc.constantFrom('title' as const, 'brand' as const, 'price' as const),
  value: fc.constantFrom('1', '2', '3', '4'),
}
const quantity = fc.integer({ min: -4, max: 4 }).filter((units) => units !== 0)
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({ is: fc.constant('there' as const), ...edit }),
      fc.record({ is: fc.constant('here' as const), ...edit }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({ is: fc.constant('moveThere' as const), quantity }),
      fc.record({ is: fc.constant('moveHere' as const), quantity }),
    ),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('undo' as const), nth: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('settle' as const), take: fc.constantFrom('mine' as const, 'theirs' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('sync' as const),
      cuts: fc.array(fc.constantFrom<Cut>('none', 'none', 'there', 'back'), { maxLength: 8 }),
    }),
  },
)

async function does(world: World, one: Op): Promise<void> {
  if (one.is === 'sync') return world.round(one.cuts)
  if (one.is === 'there') {
    const skus = world.there.get('products', one.key)?.record?.skus
    const [first, second] = Array.isArray(skus) ? skus : []
    world.change(one.key, one.field === 'price' ? { skus: [{ ...first, price: one.value }, second] } : { [one.field]: one.value })
  } else if (one.is === 'moveThere') {
    const onHand = Number(world.unitsThere()) + one.quantity
    if (onHand >= 0) world.there.put('stock', LEVEL, { sku: 'MUG-1', location: 'main', onHand })
  } else if (one.is === 'here') {
    const product = await world.product(one.key)
    if (!product) return
    const skus = product.skus.map((sku, at) => (at === 0 ? { ...sku, price: Number(one.value) * 10_000 } : sku))
    await world.run({ kind: 'catalog.set', args: { key: one.key, set: one.field === 'price' ? { skus } : { [one.field]: one.value } } })
  } else if (one.is === 'moveHere') {
    const moves = [{ sku: 'MUG-1', location: 'main', quantity: one.quantity, kind: 'adjusted' as const, reason: 'miscounted' }]
    await world.run({ kind: 'stock.move', args: { moves } })
  } else if (one.is === 'undo') {
    const lines = await world.here.db.journal.orderBy('seq').toArray()
    const line = lines.at(-1 - one.nth)
    if (line) await world.run({ kind: 'undo', args: { command: line.id } })
  } else {
    const conflict = await world.here.db.conflicts.toCollection().first()
    if (conflict) await world.here.settle(conflict.key, { take: one.take })
  }
}

describe('a connected shop on its real store', () => {
  test('whatever happens here and there, and wherever the line is cut: in the end both sides agree, to the record and the unit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { maxLength: 20 }), async (ops) => {
        const world = await World.connected()
        for (const one of ops) await does(world, one)
        await world.round()
        await world.round()
        for (const key of KEYS) {
          const here = await world.product(key)
          const there = world.there.get('products', key)?.record
          expect([here?.title, here?.brand]).toEqual([there?.title, there?.brand])
          const prices = Array.isArray(there?.skus) ? there.skus.map(({ price }: WireRecord) => Number(price) * 10_000) : []
          expect(here?.skus.map(({ price }) => price)).toEqual(prices)
        }
        expect(await world.onHand()).toBe(world.unitsThere())
        expect((await world.here.db.outbox.toArray()).filter(({ state }) => state !== 'refused')).toEqual([])
        await world.here.db.delete()
      }),
      { numRuns: runs(30) },
    )
  })

  test('brings records with all that no record is without, and the first pull without a line for each', async () => {
    const world = await World.connected()
    expect(await world.product('mug')).toMatchObject({ title: 'mug', brand: 'Clay', tags: [], supplier: '', state: 'listed' })
    expect((await world.product('mug'))?.skus[0]).toMatchObject({ code: 'MUG-1', price: 100_000, safetyStock: 0 })
    expect(await world.onHand()).toBe(25)
    const lines = await world.here.db.journal.toArray()
    expect(lines.map(({ kind, args }) => [kind, 'area' in args && args.area, 'first' in args && args.first])).toEqual(
      ['locations', 'categories', 'products', 'stock', 'customers'].map((area) => ['sync.taken', area, true]),
    )
  })

  test('a change there is one line of the history, in the platform’s name, and is undone like any other', async () => {
    const world = await World.connected()
    world.change('mug', { title: 'Big mug' })
    await world.round()
    const line = await world.here.db.journal.orderBy('seq').last()
    expect(line).toMatchObject({ kind: 'sync.taken', who: 'platform', touches: ['listing/mug'] })
    expect(line?.changes).toEqual([{ table: 'catalog', key: 'mug', field: 'title', before: 'mug', after: 'Big mug' }])
    expect(await world.run({ kind: 'undo', args: { command: line?.id ?? '' } })).toMatchObject({ ok: true })
    await world.round()
    expect(world.there.get('products', 'mug')?.record?.title).toBe('mug')
  })

  test('a SKU that comes and one that goes there are known by their codes here', async () => {
    const world = await World.connected()
    world.change('mug', {
      skus: [
        { code: 'MUG-1', price: '10' },
        { code: 'MUG-9', price: '5' },
      ],
    })
    await world.round()
    expect((await world.product('mug'))?.skus.map(({ code }) => code)).toEqual(['MUG-1', 'MUG-9'])
    const cup = await world.product('cup')
    const taken = (code: string) => ({ skus: [...(cup?.skus ?? []), aSku({ code })] })
    expect(await world.run({ kind: 'catalog.set', args: { key: 'cup', set: taken('MUG-9') } })).toMatchObject({
      ok: false,
      refusal: { rule: 'catalog.codeTaken' },
    })
    expect(await world.run({ kind: 'catalog.set', args: { key: 'cup', set: taken('MUG-2') } })).toMatchObject({ ok: true })
  })

  test('a pull never touches what the platform does not know', async () => {
    const world = await World.connected((can) => ({
      ...can,
      areas: { ...can.areas, products: { ...can.areas.products, fields: ['title', 'sku:values', 'sku:price'] } },
    }))
    const mug = await world.product('mug')
    const skus = mug?.skus.map((sku) => ({ ...sku, safetyStock: 7, cost: 40_000 }))
    await world.run({ kind: 'catalog.set', args: { key: 'mug', set: { brand: 'Ours', skus: skus ?? [] } } })
    expect(await world.here.db.outbox.count()).toBe(0)
    world.change('mug', { title: 'Theirs', brand: 'Theirs' })
    await world.round()
    expect(await world.product('mug')).toMatchObject({ title: 'Theirs', brand: 'Ours', skus })
    const more = [...(skus ?? []), aSku({ code: 'MUG-9', values: ['XL'], price: 90_000, safetyStock: 3 })]
    await world.run({ kind: 'catalog.set', args: { key: 'mug', set: { skus: more } } })
    await world.round()
    expect((await world.product('mug'))?.skus).toEqual(more)
    const skusThere = world.there.get('products', 'mug')?.record?.skus
    expect(Array.isArray(skusThere) && skusThere.at(-1)).toEqual({ code: 'MUG-9', values: ['XL'], price: '9' })
  })

  test('a command that is refused leaves nothing to be sent, and what the platform does not let us set is refused', async () => {
    const world = await World.connected((can) => ({
      ...can,
      areas: {
        ...can.areas,
        products: { ...can.areas.products, fixed: ['brand'] },
        stock: { ...can.areas.stock, push: 'readOnly' },
      },
    }))
    const moves = [{ sku: 'MUG-1', location: 'main', quantity: 1, kind: 'adjusted' as const, reason: 'found' }]
    const platform = (area: string) => ({ ok: false, refusal: { why: 'platform', area, cannot: 'readOnly' } })
    expect(await world.run({ kind: 'stock.move', args: { moves } })).toEqual(platform('stock'))
    expect(await world.run({ kind: 'catalog.set', args: { key: 'mug', set: { brand: 'x' } } })).toEqual(platform('products'))
    expect(await world.run({ kind: 'catalog.set', args: { key: 'mug', set: { title: '' } } })).toMatchObject({ ok: false })
    expect(await world.here.db.outbox.count()).toBe(0)
    expect(await world.product('mug')).toMatchObject({ title: 'mug', brand: 'Clay' })
    expect(await world.onHand()).toBe(25)
  })

  test('less there than is promised here is booked all the same', async () => {
    const world = await World.connected()
    const hold = { sku: 'MUG-1', location: 'main', quantity: 20, for: 'fair' }
    expect(await world.run({ kind: 'stock.hold', args: { key: 'h', hold } })).toMatchObject({ ok: true })
    world.there.put('stock', LEVEL, { sku: 'MUG-1', location: 'main', onHand: 3 })
    await world.round()
    expect(await world.onHand()).toBe(3)
  })
})

describe('a conflict', () => {
  async function clash(): Promise<{ world: World; key: string }> {
    const world = await World.connected()
    await world.run({ kind: 'catalog.set', args: { key: 'mug', set: { title: 'mine' } } })
    world.change('mug', { title: 'theirs' })
    await world.round()
    const [conflict] = await world.here.db.conflicts.toArray()
    expect(conflict).toMatchObject({ field: 'title', before: 'mug', mine: 'mine', theirs: 'theirs', commands: ['c1'] })
    return { world, key: conflict?.key ?? '' }
  }

  test.each([
    [{ take: 'mine' as const }, 'mine'],
    [{ take: 'theirs' as const }, 'theirs'],
    [{ take: 'merged' as const, value: 'both' }, 'both'],
  ])('that is settled by %o leaves both sides equal, and its loser can be brought back', async (settling, title) => {
    const { world, key } = await clash()
    expect(await world.here.settle(key, settling)).toMatchObject({ ok: true })
    await world.round()
    expect([(await world.product('mug'))?.title, world.there.get('products', 'mug')?.record?.title]).toEqual([title, title])
    const other = settling.take === 'mine' ? 'theirs' : 'mine'
    expect(await world.here.settle(key, { take: other })).toMatchObject({ ok: true })
    await world.round()
    expect([(await world.product('mug'))?.title, world.there.get('products', 'mug')?.record?.title]).toEqual([other, other])
    expect(await world.here.db.conflicts.get(key)).toMatchObject({ mine: 'mine', theirs: 'theirs', settled: { take: other, who: 'owner' } })
  })

  test('of a record that was taken away there makes it again, with all that it had', async () => {
    const world = await World.connected()
    const before = await world.product('mug')
    await world.run({ kind: 'catalog.set', args: { key: 'mug', set: { title: 'mine' } } })
    world.there.put('products', 'mug', undefined)
    await world.round()
    expect(await world.product('mug')).toBeUndefined()
    const [conflict] = await world.here.db.conflicts.toArray()
    expect(conflict).toMatchObject({ field: '*', mine: { title: 'mine' } })
    expect(await world.here.settle(conflict?.key ?? '', { take: 'mine' })).toMatchObject({ ok: true })
    await world.round()
    expect(await world.product('mug')).toEqual({ ...before, title: 'mine' })
    expect(world.there.get('products', 'mug')?.record).toMatchObject({ title: 'mine', skus: [{ code: 'MUG-1' }, { code: 'MUG-2' }] })
  })
})

test('what the platform refuses is taken off the screens, and is sent again or given up', async () => {
  const world = await World.connected()
  world.there.put('stock', LEVEL, { sku: 'MUG-1', location: 'main', onHand: 2 })
  const moves = [{ sku: 'MUG-1', location: 'main', quantity: -5, kind: 'adjusted' as const, reason: 'lost' }]
  expect(await world.run({ kind: 'stock.move', args: { moves } })).toMatchObject({ ok: true })
  await world.round()
  expect(await world.onHand()).toBe(2)
  const [refused] = await world.here.db.outbox.toArray()
  expect(refused).toMatchObject({ state: 'refused', says: ['Not enough stock'] })
  const { sync, adapter } = world.here
  expect(await decideRefused(sync, adapter.can, refused?.seq ?? 0, 'again')).toBe(true)
  expect(await world.onHand()).toBe(-3)
  world.there.put('stock', LEVEL, { sku: 'MUG-1', location: 'main', onHand: 9 })
  await world.round()
  expect([await world.onHand(), world.unitsThere()]).toEqual([4, 4])
  expect(await world.here.db.outbox.count()).toBe(0)
})

test('customers are named here by the id that links use, and there by their own key', async () => {
  const buyer = 'ann@example.com'
  const world = new World()
  world.there.put('customers', buyer, { name: 'Ann', tags: ['vip'] })
  const { db } = world.here
  const here = new ConnectedShop(withCustomerIds(world.here.adapter, db), db)
  await here.connect()
  const id = customerIdOf(buyer)
  expect(await db.customers.toArray()).toEqual([{ key: id, tags: ['vip'] }])
  const edit = (customer: string, key: string) =>
    here.run({ id: key, kind: 'customer.edit', args: { customer, set: { note: 'calls on Mondays' } } })
  await edit(id, 'known')
  await edit(customerIdOf('a guest'), 'guest')
  expect((await db.outbox.toArray()).map((row) => row.id)).toEqual(['known'])
  await here.round()
  expect(world.there.get('customers', buyer)?.record).toEqual({ name: 'Ann', tags: ['vip'], note: 'calls on Mondays' })
  expect([...world.there.all('customers').keys()]).toEqual([buyer])
})

test('a price that is set is sent as one field of one SKU', async () => {
  const world = await World.connected()
  const mug = await world.product('mug')
  const skus = mug?.skus.map((sku) => (sku.code === 'MUG-2' ? { ...sku, price: 20_000 } : sku)) ?? []
  await world.run({ kind: 'catalog.set', args: { key: 'mug', set: { skus } } })
  const [row] = await world.here.db.outbox.toArray()
  expect(row?.edits).toEqual([{ area: 'products', key: 'mug', set: { 'sku:price:MUG-2': 20_000 }, before: { 'sku:price:MUG-2': 100_000 } }])
  expect(fieldAt({ ...(await world.product('mug')) }, 'sku:price:MUG-2')).toBe(20_000)
})
