import { unitOf } from '~/domain/money'
import { type Followed, followListings, keepListings, readDeep, shouldKeep } from '~/store/followListings'
import type { Sold } from '~/store/listingColumns'
import type { ListingIndex } from '~/store/listingIndex'
import type { ProductColumns } from '~/store/productColumns'
import { once } from './once'
import type { OpenShop, ShopState } from './shop'
import { listsOf } from './shopLists'
import { shelvesOf } from './shopStock'

/** The worker is let rest so long after a question before it writes down what the next opening reads. */
const KEEP_AFTER_MS = 4_000

interface Known {
  state: ShopState
  unit: number
  /** Its stock and sales may be missing: then all rows wait. */
  followed: Promise<Followed>
  /** Joins stock and sales, which takes every order and every movement. */
  join: () => Promise<void>
}

/** What a question needs of the products besides their own columns. */
interface Needs {
  /** What the second pass of a search looks into. */
  deep?: boolean | undefined
  /** Without stock and sales the rows that wait for them say so. */
  joined?: boolean
}

const known = new WeakMap<OpenShop, Known>()
const sums = new WeakMap<ProductColumns, ReadonlyMap<string, Sold>>()
const timers = new WeakMap<OpenShop, ReturnType<typeof setTimeout>>()

/** The products of a shop at its newest version. */
export async function listingsOf(
  open: OpenShop,
  { deep = false, joined = true }: Needs = {},
): Promise<{ index: ListingIndex; version: number }> {
  const state = await open.state()
  let last = known.get(open)
  if (last?.state !== state) {
    last = follow(open, state, last)
    known.set(open, last)
    last.followed.catch(() => known.delete(open))
  }
  const followed = await last.followed
  if (joined) await last.join()
  if (deep) await readDeep(open, followed)
  keepLater(open, followed)
  return { index: followed.index, version: state.version }
}

function follow(open: OpenShop, state: ShopState, before: Known | undefined): Known {
  const unit = unitOf(state.settings.currency)
  const shelves = shelvesOf(open)
  const followed = (async () => {
    const last = before?.unit === unit ? await before.followed.catch(() => undefined) : undefined
    const [next, { of }] = await Promise.all([followListings(open, last, unit), shelves])
    // Stock and sales of a moment ago are not shown; where they are at hand, those of now are soon made of them.
    if (next.index.joinedOf !== stampOf(state, of)) {
      if (next.index.joins) await join(open, next)
      else next.index.forgetJoined()
    }
    return next
  })()
  return {
    state,
    unit,
    followed,
    join: once(async () => {
      const [next, { of }] = await Promise.all([followed, shelves])
      if (next.index.joinedOf !== stampOf(state, of)) await join(open, next)
    }),
  }
}

/** What is joined says itself what it is of: that may be newer than what was asked for. */
async function join(open: OpenShop, { index }: Followed): Promise<void> {
  const lists = await listsOf(open)
  const [{ levels, of }, sold] = await Promise.all([lists.stock(), lists.sold()])
  index.join({ of: stampOf(lists.state, of), levels, sold: soldBySku(sold) })
}

/** Names all that stock and sales are made of: the orders, and what lies on the shelves. */
const stampOf = ({ of }: ShopState, shelves: string): string => `${of} ${shelves}`

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
