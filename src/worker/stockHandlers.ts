import { CommerceError } from '~/commerce/errors'
import { MOVEMENT_KINDS } from '~/domain/stock'
import { type ColumnsOf, readColumnFiles } from '~/store/columnFiles'
import { writeSent } from '~/store/checkReturns'
import { type LevelParts, writeLevels } from '~/store/levels'
import { readBases } from '~/store/orderActs/readBases'
import { sentOf } from '~/store/orderActs/sentOf'
import { promisedUnits, sentUnits } from '~/store/stockLevels'
import { ordersStamp } from '~/store/stockStamp'
import type { OpenShop } from './shop'
import { type Lists, listsOf } from './shopLists'

/** So often an import may come between before it is given up. */
const TRIES = 5

interface Known extends LevelParts {
  /** ordersStamp of them. */
  stamp: string
  lists: Lists
}

/** What levels are made of, as of a moment that `stamp` names. */
export async function levelParts(open: OpenShop): Promise<Known> {
  const stamp = await ordersStamp(open.db)
  // Another tab may have committed what this one has not heard of.
  open.refresh(await open.version())
  const [lists, files] = await Promise.all([listsOf(open), readColumnFiles(open.db, open.files, 'movements')])
  return { stamp, lists, files, promised: promisedUnits(lists.tables) }
}

/** Has the levels in the database stand for the files and orders of now, so that a command can be decided on them; and what was sent with these orders. */
export async function knowLevels(open: OpenShop, orders: readonly string[] = []): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { stamp, lists, ...parts } = await levelParts(open)
    for (const order of orders) {
      const units = lessReturned(await sentWith(open, lists, order), parts.files, order)
      await writeSent(open.db, order, { of: stamp, units })
    }
    if (await writeLevels(open.db, parts, stamp)) return
  }
  throw new CommerceError('unavailable', 'the orders change faster than the stock can be counted')
}

/** Of an order that something was done about, its acts tell what was sent; a pack of its own tells nothing of other shipments. */
async function sentWith({ db, packs }: OpenShop, { tables }: Lists, order: string): Promise<Record<string, number>> {
  const acts = await db.orderActs.where('order').equals(order).toArray()
  const base = acts.length > 0 ? (await readBases(packs, [order])).orders.get(order) : undefined
  return base ? sentOf(base, acts) : sentUnits(tables, order)
}

const RETURNED = MOVEMENT_KINDS.indexOf('returned')

/** Less what has come back by the files. */
function lessReturned(sent: Record<string, number>, files: readonly ColumnsOf<'movements'>[], order: string): Record<string, number> {
  const left = { ...sent }
  for (const { count, numbers, texts } of files) {
    const ref = texts.ref.values.indexOf(order)
    if (ref < 0) continue
    for (let row = 0; row < count; row++) {
      if (texts.ref.codes[row] !== ref || numbers.kind[row] !== RETURNED) continue
      const code = texts.sku.values[texts.sku.codes[row]]
      left[code] = (left[code] ?? 0) - numbers.quantity[row]
    }
  }
  return left
}
