import type { OrderCommand } from '~/domain/orderCommand'
import type { Order } from '~/domain/order'
import type { Command, Outcome } from '~/domain/command'
import { orderAt } from '~/segments/orders'
import type { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { keepBases, OrderUnknown } from '~/store/orderActs/bases'
import { readBases } from '~/store/orderActs/readBases'
import type { Packs } from '~/store/packs'

interface Tab {
  db: ShopDb
  packs: Packs
}

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
let clock = 1_000_000

/** Carries a command out as the worker does: orders that it needs are read from the packs. */
export async function runOnOrders(tab: Tab, command: Command, who = 'owner'): Promise<Outcome> {
  const author = { who, at: ++clock }
  try {
    return await execute(tab.db, defaults, command, author)
  } catch (error) {
    if (!(error instanceof OrderUnknown)) throw error
    keepBases(tab.db, await readBases(tab.packs, error.orders))
    return execute(tab.db, defaults, command, author)
  }
}

let made = 0

/** A command with an id and, where its act needs one, a key of its own. */
export function anOrderCommand<K extends Exclude<OrderCommand['kind'], 'order.ship'>>(
  kind: K,
  args: Omit<Extract<OrderCommand, { kind: K }>['args'], 'key'>,
): Command {
  const id = `c${++made}`
  return { id, kind, args: { ...args, key: `${id}/act` } } as unknown as Command
}

/** Every order that lists and figures count, by number. Throws where one is seen twice. */
export async function ordersSeen({ packs }: Tab): Promise<Map<string, Order>> {
  const seen = new Map<string, Order>()
  for (const { row, hidden } of packs.seen(await packs.rows())) {
    const table = await packs.whole(row)
    if (!table) continue
    for (let i = 0; i < table.orders.count; i++) {
      if (hidden?.[i] === 1) continue
      const order = orderAt(table, i)
      if (seen.has(order.number)) throw new Error(`${order.number} is seen twice`)
      seen.set(order.number, order)
    }
  }
  return seen
}
