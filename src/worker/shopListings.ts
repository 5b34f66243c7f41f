import { unitOf } from '~/domain/money'
import { type Followed, followListings, keepListings, readDeep, shouldKeep } from '~/store/followListings'
import type { Sold } from '~/store/listingColumns'
import type { ListingIndex } from '~/store/listingIndex'
import type { ProductColumns } from '~/store/productColumns'
import type { OpenShop, ShopState } from './shop'
import { listsOf } from './shopLists'

/** The worker is let rest so long after a question before it writes down what the next opening reads. */
const KEEP_AFTER_MS = 4_000

interface Known {
  state: ShopState
  unit: number
  followed: Promise<Followed>
}

const known = new WeakMap<OpenShop, Known>()
const sums = new WeakMap<ProductColumns, ReadonlyMap<string, Sold>>()
const timers = new WeakMap<OpenShop, ReturnType<typeof setTimeout>>()

/** The products of a shop at its newest version; `deep` with what the second pass of a search looks into. */
export async function listingsOf(open: OpenShop, deep = false): Promise<{ index: ListingIndex; version: number }> {
  const state = await open.state()
  let last = known.get(open)
  if (last?.state !== state) {
    last = follow(open, state, last)
    known.set(open, last)
    last.followed.catch(() => known.delete(open))
  }
  const followed = await last.followed
  if (deep) await readDeep(open, followed)
  keepLater(open, followed)
  return { index: followed.index, version: state.version }
}

function follow(open: OpenShop, state: ShopState, before: Known | undefined): Known {
  const unit = unitOf(state.settings.currency)
  const followed = async () => {
    const last = before?.unit === unit ? await before.followed.catch(() => undefined) : undefined
    const [lists, next] = await Promise.all([listsOf(open), followListings(open, last, unit)])
    const [{ levels }, sold] = await Promise.all([lists.stock(), lists.sold()])
    next.index.join({ levels, sold: soldBySku(sold) })
    return next
  }
  return { state, unit, followed: followed() }
}

/** The same map for the same columns. */
function soldBySku(columns: ProductColumns): ReadonlyMap<string, Sold> {
  const before = sums.get(columns)
  if (before) return before
  const { codes, units, sales } = columns
  const sold = new Map(codes.map((code, row) => [code, { units: units[row], sales: sales[row] }]))
  sums.set(columns, sold)
  return sold
}

/** Once it has been quiet for a while: makes what the first letter of a search needs, and writes the columns down. */
function keepLater(open: OpenShop, followed: Followed): void {
  clearTimeout(timers.get(open))
  const run = async () => {
    followed.index.prepare()
    if (shouldKeep(followed)) await open.packs.withLock(() => keepListings(open, followed))
  }
  // What could not be written is made anew by the next opening.
  timers.set(
    open,
    setTimeout(() => void run().catch(() => undefined), KEEP_AFTER_MS),
  )
}
