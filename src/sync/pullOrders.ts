import type { Adapter, Cursor, Remote } from '~/commerce/adapter'
import type { OrderCursor, OrdersKept, OrdersTold, PulledOrders } from '~/store/pulledOrders'
import type { SyncStore } from './syncStore'
import { take } from './take'

export interface OrderPull {
  adapter: Adapter
  /** One for as long as the shop is open: it knows which orders there are. */
  orders: PulledOrders
  /** Where notes that wait are decided again. */
  store: SyncStore
  signal: AbortSignal
  /** ms after which a first pull lets the other areas have their turn. */
  turn: number
  /** After each commit: tabs are to hear of the version. */
  kept: (kept: OrdersKept) => void
}

/** Orders of a commit; so many are written in a fifth of a second, and lost to a cut in as long as they took to come. */
const PACK = 25_000
/** The first are to be seen at once. */
const FIRST_PACK = 2_000
/** On a slow line what has come is kept all the same. */
const KEEP_MS = 10_000

/**
 * Brings orders in step: first those that are worked on, then what has changed, then the past, backwards, as long as its turn is. Goes on where it was after a cut.
 * False: there is more of the past to come.
 */
export async function pullOrders(pull: OrderPull): Promise<boolean> {
  const { adapter, orders } = pull
  const isFirst = (await orders.cursor('orders/history')) === undefined
  const keeping = new Keeping(pull, performance.now() + pull.turn, isFirst)
  if (adapter.history && (await orders.cursor('orders')) === undefined) await pullOpen(pull, keeping)
  const whole = !adapter.history || (await orders.cursor('orders/whole')) !== undefined
  await pullChanges(pull, keeping, whole)
  return whole || pullPast(pull, keeping)
}

/** Gathers pages, and keeps them when there are enough. */
class Keeping {
  #last = performance.now()
  #isFirst: boolean

  constructor(
    readonly pull: OrderPull,
    readonly end: number,
    isFirst: boolean,
  ) {
    this.#isFirst = isFirst
  }

  get isOver(): boolean {
    return performance.now() >= this.end
  }

  get isDue(): boolean {
    return this.pull.orders.waiting >= (this.#isFirst ? FIRST_PACK : PACK) || performance.now() - this.#last > KEEP_MS
  }

  async keep(cursors: Partial<Record<OrderCursor, Cursor>>, told: OrdersTold): Promise<void> {
    this.#isFirst = false
    this.pull.kept(await this.pull.orders.keep(cursors, told))
    this.#last = performance.now()
  }
}

const totalOf = ({ total }: { total?: number }) => (total === undefined ? {} : { total })

/** The last of a page was placed first. */
function backTo(records: readonly Remote<'orders'>[]): Pick<OrdersTold, 'backTo'> {
  const last = records.at(-1)
  const placedAt = last && 'fields' in last ? last.fields.placedAt : undefined
  return placedAt === undefined ? {} : { backTo: placedAt }
}

/** Seconds; cut short, it begins anew, and what came before is there already. From here on changes are heard of. */
async function pullOpen({ adapter, orders, signal }: OrderPull, keeping: Keeping): Promise<void> {
  let changes: Cursor | undefined
  for await (const page of adapter.history?.('open', undefined, signal) ?? []) {
    changes ??= page.changes
    orders.add(page.records, 'past')
    if (keeping.isDue) await keeping.keep({}, { complete: false })
  }
  if (changes !== undefined) await keeping.keep({ orders: changes }, { complete: false })
}

/** What has changed; `whole`: the past is here, so that after it nothing is missing. */
async function pullChanges(pull: OrderPull, keeping: Keeping, whole: boolean): Promise<void> {
  const { adapter, orders, signal } = pull
  let last: Cursor | undefined
  let told: Pick<OrdersTold, 'total'> = {}
  for await (const page of adapter.pull('orders', await orders.cursor('orders'), signal)) {
    await takeWaiting(pull, page.records)
    orders.add(page.records, 'changes')
    last = page.next
    told = totalOf(page)
    if (keeping.isDue) await keeping.keep({ orders: last }, { ...told, complete: false })
  }
  if (last !== undefined) await keeping.keep({ orders: last }, { ...told, complete: whole, ...(whole && { asOf: Date.now() }) })
}

/** Backwards from where it stopped; true where it has come to the first order. */
async function pullPast({ adapter, orders, signal }: OrderPull, keeping: Keeping): Promise<boolean> {
  for await (const page of adapter.history?.('all', await orders.cursor('orders/history'), signal) ?? []) {
    const { records, next } = page
    orders.add(records, 'past')
    if (next === undefined) {
      await keeping.keep({ 'orders/whole': '' }, { ...totalOf(page), complete: true, asOf: Date.now() })
      return true
    }
    const { isOver } = keeping
    if (isOver || keeping.isDue) await keeping.keep({ 'orders/history': next }, { ...totalOf(page), ...backTo(records), complete: false })
    if (isOver) return false
  }
  return true
}

/** Notes that wait to be sent are decided again on what the platform has now. */
async function takeWaiting({ adapter, store }: OrderPull, records: readonly Remote<'orders'>[]): Promise<void> {
  await store.step(async (step) => {
    const rows = await step.outbox()
    const open = (await step.conflicts()).filter(({ settled }) => !settled)
    const keys = new Set([
      ...rows.flatMap(({ edits }) => edits.flatMap(({ area, key }) => (area === 'orders' ? key : []))),
      ...open.flatMap(({ area, record }) => (area === 'orders' ? record : [])),
    ])
    if (keys.size > 0)
      await take(
        step,
        adapter.can,
        records.filter(({ key }) => keys.has(key)),
      )
  })
}
