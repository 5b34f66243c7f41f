import fc from 'fast-check'
import type { SyncArea } from '~/commerce/adapter'
import { CommerceError } from '~/commerce/errors'
import { levelKey } from '~/domain/stock'
import { type AnyRow, fieldAt } from '~/store/rows'
import type { ConflictRow, OutboxRow } from '~/store/syncRows'
import { syncOnce } from '~/sync/sync'
import { GONE } from '~/sync/take'
import { MockShop } from '../mocks/rest/shop'
import type { WireRecord } from '../mocks/rest/wireRecord'
import { MemorySync } from './memorySync'
import { type Counted, type Means, platformOf } from './poorPlatform'

const KEYS = ['ann', 'bob', 'cyd'] as const
const FIELDS = ['name', 'note'] as const
const SKUS = ['MUG-1', 'CUP-1'] as const
export const LEVELS = SKUS.map((sku) => levelKey('main', sku))

type Field = (typeof FIELDS)[number]
type There =
  | { is: 'edit'; key: (typeof KEYS)[number]; field: Field; value: string }
  | { is: 'move'; sku: (typeof SKUS)[number]; quantity: number }
  | { is: 'remove'; key: (typeof KEYS)[number] }

/** What befalls a request: the line is cut on the way there or back, or somebody changes something there right after it. */
type Mishap = 'none' | 'there' | 'back' | There

export type Op =
  | { is: 'there'; does: There }
  | { is: 'here'; does: There }
  | { is: 'bulk'; value: string; quantity: number }
  | { is: 'undo'; nth: number }
  | { is: 'settle'; nth: number; take: 'mine' | 'theirs' | 'merged' }
  | { is: 'sync'; mishaps: Mishap[] }

const edit = fc.record({
  is: fc.constant('edit' as const),
  key: fc.constantFrom(...KEYS),
  field: fc.constantFrom(...FIELDS),
  value: fc.constantFrom('a', 'b', 'c', 'd'),
})
const remove = fc.record({ is: fc.constant('remove' as const), key: fc.constantFrom(...KEYS) })
/** Tens move there and units here, so that a figure tells whose movements are in it. */
const move = (step: number) =>
  fc.record({
    is: fc.constant('move' as const),
    sku: fc.constantFrom(...SKUS),
    quantity: fc.integer({ min: -4, max: 4 }).map((n) => n * step),
  })

const there: fc.Arbitrary<There> = fc.oneof(
  { weight: 4, arbitrary: edit },
  { weight: 3, arbitrary: move(10) },
  { weight: 1, arbitrary: remove },
)
const here: fc.Arbitrary<There> = fc.oneof(
  { weight: 5, arbitrary: edit },
  { weight: 4, arbitrary: move(1) },
  { weight: 1, arbitrary: remove },
)
const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Mishap>('none', 'none', 'there', 'back') },
  { weight: 1, arbitrary: there },
)

const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('there' as const), does: there }) },
  { weight: 6, arbitrary: fc.record({ is: fc.constant('here' as const), does: here }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('bulk' as const),
      value: fc.constantFrom('a', 'b', 'c', 'd'),
      quantity: fc.integer({ min: -3, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('undo' as const), nth: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('settle' as const),
      nth: fc.nat(5),
      take: fc.constantFrom('mine' as const, 'theirs' as const, 'merged' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('sync' as const), mishaps: fc.array(mishap, { maxLength: 10 }) }) },
)
export const ops = fc.array(op, { maxLength: 25 })

const never = new AbortController().signal

/** What a command came to, as it was given. */
export interface Given {
  id: string
  edits: OutboxRow['edits']
  moves: { level: string; quantity: number }[]
}

/** A shop here, a platform there, and all that happens to both. */
export class SyncWorld {
  readonly shop = new MockShop()
  readonly store = new MemorySync()
  readonly given: Given[] = []
  /** Movements that the platform has counted of ours, and the sum of all others by level. */
  readonly counted: Counted[] = []
  readonly foreign = new Map<string, number>()
  /** What fields have ever held there: key/field/value. */
  readonly held = new Set<string>()
  /** Commands that came to stand as a conflict, with the field: id/record/field. */
  readonly told = new Set<string>()
  #mishaps: Mishap[] = []
  #seq = 0
  readonly #adapter

  constructor(means: Means) {
    this.#adapter = platformOf(this.shop, means, { pageSize: 2, counted: this.counted, send: (of, answer) => this.#send(of, answer) })
    const put = this.shop.put.bind(this.shop)
    this.shop.put = (area, key, record) => {
      for (const field of FIELDS) this.held.add(`${key}/${field}/${String(record?.[field])}`)
      if (!record) this.held.add(`${key}/gone`)
      return put(area, key, record)
    }
    this.shop.put('locations', 'main', { name: 'Main' })
    for (const key of ['ann', 'bob']) this.shop.put('customers', key, aCustomer(key))
    for (const sku of SKUS) this.shop.put('stock', levelKey('main', sku), { sku, location: 'main', onHand: 25 })
  }

  async run(all: readonly Op[]): Promise<void> {
    await this.sync([])
    for (const one of all) await this.#does(one)
    await this.sync([])
    await this.sync([])
  }

  readonly unitsThere = (level: string): number => {
    return Number(this.shop.get('stock', level)?.record?.onHand ?? 0)
  }

  async #does(one: Op): Promise<void> {
    if (one.is === 'sync') await this.sync(one.mishaps)
    else if (one.is === 'there') this.#there(one.does)
    else if (one.is === 'here') await this.#here(one.does)
    else if (one.is === 'bulk') await this.#bulk(one.value, one.quantity)
    else if (one.is === 'undo') await this.#undo(one.nth)
    else await this.#settle(one.nth, one.take)
  }

  /** A round that may be cut at any point; the store is then as a restart would find it. */
  async sync(mishaps: readonly Mishap[]): Promise<void> {
    this.#mishaps = [...mishaps]
    await syncOnce(this.store, this.#adapter, never).catch((error: unknown) => {
      if (!(error instanceof CommerceError)) throw error
    })
    this.#mishaps = []
    for (const { commands, record, field } of this.store.conflicts.values())
      for (const id of commands) this.told.add(`${id}/${record}/${field}`)
  }

  async #send<T>(of: 'pull' | 'push' | 'read', answer: () => T): Promise<T> {
    const mishap = this.#mishaps.shift() ?? 'none'
    if (mishap === 'there') throw new CommerceError('offline', 'cut on the way there')
    const result = answer()
    if (mishap === 'back') throw new CommerceError('offline', 'cut on the way back')
    // What is overwritten between a reading and the write that follows it, a platform without versions does not tell.
    if (typeof mishap === 'object' && of !== 'read') this.#there(mishap)
    return result
  }

  #there(one: There): void {
    if (one.is === 'move') {
      const level = levelKey('main', one.sku)
      const units = this.unitsThere(level) + one.quantity
      if (units < 0) return
      this.foreign.set(level, (this.foreign.get(level) ?? 0) + one.quantity)
      this.shop.put('stock', level, { sku: one.sku, location: 'main', onHand: units })
      return
    }
    const record: WireRecord | undefined = this.shop.get('customers', one.key)?.record
    if (one.is === 'edit') this.shop.put('customers', one.key, { ...(record ?? aCustomer(one.key)), [one.field]: one.value })
    else if (record) this.shop.put('customers', one.key, undefined)
  }

  async #here(one: There): Promise<void> {
    if (one.is === 'move') await this.#give([], [{ level: levelKey('main', one.sku), quantity: one.quantity }])
    else if (one.is === 'remove')
      await this.#give([{ area: 'customers', key: one.key, gone: true, set: {}, before: this.#fields(one.key) }], [])
    else if (this.#row(one.key)) await this.#give([this.#edit(one.key, one.field, one.value)], [])
    else await this.#give([{ area: 'customers', key: one.key, set: { ...aCustomer(one.key), [one.field]: one.value }, before: {} }], [])
  }

  async #bulk(value: string, quantity: number): Promise<void> {
    const edits = KEYS.flatMap((key) => (this.#row(key) ? [this.#edit(key, 'note', value)] : []))
    await this.#give(
      edits,
      LEVELS.map((level) => ({ level, quantity })),
    )
  }

  /** Field by field back, where the field still is as the command left it. */
  async #undo(nth: number): Promise<void> {
    const command = this.given.at(-1 - nth)
    if (!command) return
    const edits = command.edits.flatMap(({ area, key, set, before, gone }) => {
      const row = this.#row(key)
      if (gone || !row || Object.keys(before).length === 0) return []
      const fields = Object.keys(set).filter((field) => fieldAt(row, field) === set[field])
      return fields.length > 0 ? [{ area, key, set: pick(before, fields), before: pick(set, fields) }] : []
    })
    await this.#give(
      edits,
      command.moves.map(({ level, quantity }) => ({ level, quantity: -quantity })),
    )
  }

  /** A decision is a command; what nobody has to decide any more is marked. */
  async #settle(nth: number, take: 'mine' | 'theirs' | 'merged'): Promise<void> {
    const open = [...this.store.conflicts.values()].filter(({ settled }) => !settled)
    const conflict = open[nth % Math.max(1, open.length)]
    if (!conflict) return
    await this.store.step((step) => step.putConflict({ ...conflict, settled: { take, at: step.at, who: 'op' } }))
    if (take === 'theirs') return
    await this.#giveDecided(conflict, take)
  }

  async #giveDecided({ area, record, field, mine, theirs }: ConflictRow, take: 'mine' | 'merged'): Promise<void> {
    if (area === 'stock') {
      await this.#give([], [{ level: record, quantity: take === 'mine' ? Number(mine) - Number(theirs) : 1 }])
      return
    }
    const row = this.#row(record)
    if (field === GONE) {
      if (mine === undefined && row)
        await this.#give([{ area: 'customers', key: record, gone: true, set: {}, before: this.#fields(record) }], [])
      else if (mine !== undefined && !row) await this.#give([{ area: 'customers', key: record, set: aCustomer(record), before: {} }], [])
    } else if (row) await this.#give([this.#edit(record, field, take === 'mine' ? mine : 'm')], [])
  }

  #row(key: string): AnyRow | undefined {
    return this.store.rows.get(`customers/${key}`)
  }

  #fields(key: string): AnyRow {
    return pick(this.#row(key) ?? {}, FIELDS)
  }

  #edit(key: string, field: string, value: unknown): OutboxRow['edits'][number] {
    return { area: 'customers', key, set: { [field]: value }, before: { [field]: this.#row(key)?.[field] } }
  }

  /** The store's own rules: what changes nothing, or takes more than there is, is no command. */
  async #give(edits: OutboxRow['edits'], moves: Given['moves']): Promise<void> {
    const real = edits.filter(({ key, gone, set, before }) =>
      gone ? this.#row(key) : Object.keys(set).some((field) => set[field] !== before[field]),
    )
    const counted = moves.filter(({ level, quantity }) => quantity !== 0 && (this.store.levels.get(level) ?? 0) + quantity >= 0)
    if (real.length === 0 && counted.length === 0) return
    const seq = ++this.#seq
    const id = `c${seq}`
    await this.store.step(async (step) => {
      const [customers, stock] = [await step.page('customers', KEYS), await step.page('stock', LEVELS)]
      for (const { key, gone, set } of real) customers.putRow(key, gone ? undefined : { ...customers.row(key), ...set })
      for (const { level, quantity } of counted) stock.book(level, quantity)
      await step.putOutbox({
        seq,
        id,
        kind: 'customer.set',
        at: seq,
        edits: real,
        moves: counted.map(({ level, quantity }) => ({
          sku: level.slice(level.indexOf('\n') + 1),
          location: 'main',
          quantity,
          kind: 'adjusted',
        })),
        state: 'waiting',
      })
    })
    this.given.push({ id, edits: real, moves: counted })
  }
}

const aCustomer = (key: string): WireRecord => ({ name: key })
const pick = (row: Readonly<Record<string, unknown>>, fields: readonly string[]): AnyRow =>
  Object.fromEntries(fields.map((field) => [field, row[field]]))

/** Records of both sides, field by field; equal where they agree. */
export function bothSides({ store, shop }: SyncWorld, area: SyncArea = 'customers') {
  const side = (row: AnyRow | undefined) => row && FIELDS.map((field) => row[field])
  return {
    here: KEYS.map((key) => side(store.rows.get(`${area}/${key}`))),
    there: KEYS.map((key) => side(shop.get(area, key)?.record)),
  }
}
