import { marginBefore } from '~/analytics/replay/before'
import type { Feed } from '~/analytics/replay/feed'
import type { ReplayKnown } from '~/analytics/replay/known'
import { orderIn } from '~/analytics/replay/oneOrder'
import { firedIn, placesOf } from '~/analytics/replay/page'
import { type Kept, type Simulated, simulate } from '~/analytics/replay/simulate'
import { Turns } from '~/analytics/replay/turns'
import { CommerceError } from '~/commerce/errors'
import { customerIdOf } from '~/domain/customer'
import { MOST_VARIANTS, type ReplayedOrder, type ReplayPage, type ReplayQuery, type SimulationAsk } from '~/domain/promotion/simulation'
import { sellable } from '~/domain/stock'
import { readyFor } from './figures'
import { knownGoods } from './promotionRoomGoods'
import type { ReplayCalls } from './promotionReplayCalls'
import { OrdersByRow } from './ordersByRow'
import { asking } from './rest'
import type { Loaded, OpenShop } from './shop'
import { listsOf } from './shopLists'

interface Held extends Kept {
  /** What the last simulation was of. */
  of?: string
  simulated?: Simulated
  /** Places of its last list of orders. */
  listed?: { of: string; places: Uint32Array }
}

const held = new WeakMap<OpenShop, Held>()

/** ms after the last question that the orders of a simulation are let go of; asked again, they are replayed again. */
const KEPT_MS = 180_000
let letGo: ReturnType<typeof setTimeout> | undefined

function heldBy(open: OpenShop): Held {
  const mine = held.get(open) ?? {}
  held.set(open, mine)
  clearTimeout(letGo)
  letGo = setTimeout(() => held.delete(open), KEPT_MS)
  return mine
}

export function replayHandlers(openShop: () => Promise<OpenShop>): ReplayCalls {
  return {
    async 'promotions.simulate'({ ask }, { signal, progress }) {
      const open = await openShop()
      return asking(async () => (await simulated(open, ask, signal, progress)).simulated.simulation)
    },

    async 'promotions.replayOrders'({ ask, variant, query }, { signal }) {
      const open = await openShop()
      return asking(() => pageOf(open, { ask, variant, query }, signal))
    },

    async 'promotions.replayOrder'({ ask, variant, number }, { signal }) {
      const open = await openShop()
      return asking(() => orderOf(open, { ask, variant, number }, signal))
    },
  }
}

/** The last simulation, where it is of the same; else another. */
async function simulated(open: OpenShop, ask: SimulationAsk, signal: AbortSignal, tell?: (share: number) => void) {
  if (ask.variants.length > MOST_VARIANTS) throw new CommerceError('invalid', `more than ${MOST_VARIANTS} variants`)
  // What rules ask of goods and buyers besides figures: by SKU, with costs.
  const { loaded } = await readyFor(open, { metrics: ['gross_margin', 'units'], by: 'sku' })
  const known = await knownOf(open, loaded)
  signal.throwIfAborted()
  const mine = heldBy(open)
  const of = JSON.stringify([loaded.version, ask])
  if (mine.of !== of || !mine.simulated) {
    mine.simulated = await simulate(loaded.dataset, ask, known, { signal, kept: mine, ...(tell && { tell }) })
    mine.of = of
    delete mine.listed
  }
  return { simulated: mine.simulated, mine, known, loaded }
}

async function knownOf(open: OpenShop, loaded: Loaded): Promise<ReplayKnown> {
  const [lists, attributes, program] = await Promise.all([listsOf(open), loaded.records(), open.db.program.get('shop')])
  const [catalog, { levels }] = await Promise.all([lists.catalog(), lists.stock()])
  const goods = knownGoods(catalog, attributes, loaded.dataset.titleOf)
  return {
    goodsOf(sku) {
      const floor = catalog.get(sku)?.sku.floor
      return { ...goods.of(sku), ...(floor !== undefined && { floor }) }
    },
    titleOf: goods.titleOf,
    onHand(sku) {
      const level = levels.get(sku)
      return level && Math.max(0, sellable(level))
    },
    attributes,
    ...(program?.earn && { earn: program.earn }),
  }
}

function replayIn({ replays }: Simulated, variant: string) {
  const replay = replays.get(variant)
  if (!replay) throw new CommerceError('notFound', `no variant ${variant}`)
  return replay
}

async function pageOf(
  open: OpenShop,
  { ask, variant, query }: { ask: SimulationAsk; variant: string; query: ReplayQuery },
  signal: AbortSignal,
): Promise<ReplayPage> {
  const { simulated: done, mine, loaded } = await simulated(open, ask, signal)
  const replay = replayIn(done, variant)
  const { feed } = done
  const { offset, limit, ...asked } = query
  const of = JSON.stringify([variant, asked])
  if (mine.listed?.of !== of) mine.listed = { of, places: placesOf(feed, replay, query) }
  const { places } = mine.listed
  const orders = new OrdersByRow(open, loaded)
  const rows = await Promise.all(
    Array.from(places.subarray(offset, offset + limit), async (at) => {
      const margin = replay.margin[at]
      return {
        number: await orders.numberOf(feed.row[at]),
        paidAt: feed.paidAt[at],
        at: replay.timeOf(at),
        before: feed.paid[at],
        after: replay.after[at],
        discount: replay.discount[at],
        ...(!Number.isNaN(margin) && { margin }),
        fired: firedIn(replay, at),
      }
    }),
  )
  return { rows, total: places.length }
}

async function orderOf(
  open: OpenShop,
  { ask, variant: key, number }: { ask: SimulationAsk; variant: string; number: string },
  signal: AbortSignal,
): Promise<ReplayedOrder | null> {
  const { simulated: done, known, loaded } = await simulated(open, ask, signal)
  const { feed, skus } = done
  const row = await new OrdersByRow(open, loaded).rowOf(number)
  const at = row === undefined ? -1 : feed.row.subarray(0, feed.count).indexOf(row)
  const variant = ask.variants.find((each) => each.key === key)
  if (at < 0 || !variant) return null
  const { buyer } = feed.dataset.orders
  const name = buyer.values[buyer.codes[feed.row[at]]]
  const { cart, priced } = await orderIn(
    { feed, ask, known, skus },
    variant,
    { at, buyer: name === '' ? '' : customerIdOf(name) },
    new Turns(signal),
  )
  const margin = replayIn(done, key).margin[at]
  return {
    number,
    paidAt: feed.paidAt[at],
    cart,
    priced,
    titles: Object.fromEntries(
      [...cart.lines.map(({ goods }) => goods.sku), ...priced.gifts.map(({ sku }) => sku)].map((sku) => [sku, known.titleOf(sku)]),
    ),
    ...(!Number.isNaN(margin) && { margin }),
    before: beforeOf(feed, at, ask),
  }
}

function beforeOf(feed: Feed, at: number, { assume }: SimulationAsk): ReplayedOrder['before'] {
  const { orders } = feed.dataset
  const row = feed.row[at]
  return {
    paid: feed.paid[at],
    goods: feed.net[at],
    discount: feed.amount[at] - feed.net[at],
    shipping: orders.shipping[row],
    promotion: orders.promotion.values[orders.promotion.codes[row]],
    ...(feed.isCosted[at] === 1 && { margin: marginBefore(feed, at, assume.parcelCost) }),
  }
}
