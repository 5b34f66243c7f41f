import { NO_ATTRIBUTES } from '~/analytics/attributes'
import { buildDataset, type Dataset } from '~/analytics/dataset'
import { cartOf } from '~/analytics/replay/oneOrder'
import { type ReplayKnown, termsOf } from '~/analytics/replay/known'
import { simulate, type Simulated } from '~/analytics/replay/simulate'
import type { Cart } from '~/domain/promotion/cart'
import { NO_ASSUMPTIONS, type SimulationAsk } from '~/domain/promotion/simulation'
import { type Request, serve } from '~/lib/rpc'
import { countUsage, noUsage, plainPrice } from '../../plainPromotions'
import { CURRENCY, seededTable, ZONE } from '../analytics/seeded'
import { EARN, goodsOf, TEN_RULES, tierOf } from './tenRules'

/** The orders of the seeded shop, priced anew by the product's replay and by the tests' plain reference. */
const KNOWN: ReplayKnown = {
  goodsOf,
  titleOf: (sku) => sku,
  onHand: () => undefined,
  attributes: { ...NO_ATTRIBUTES, tierOf },
}
const AT_ONCE = 10_000

let dataset: Dataset | undefined
let done: Simulated | undefined
let running: Promise<unknown> = Promise.resolve()

function need<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('nothing was made')
  return made
}

function askOf({ range, paid }: Dataset): SimulationAsk {
  const from = range?.first ?? 0
  return {
    window: { from, to: paid.day[paid.day.length - 1] + 1 },
    planFrom: from,
    variants: [{ key: 'ten', name: '', rules: TEN_RULES }],
    assume: { ...NO_ASSUMPTIONS, couponTake: 0.3, parcelCost: 60_000 },
    earn: EARN,
  }
}

/** Each batch of carts is made before its time is taken: plain objects are what the plain way would have had all along. */
function replayPlainly({ feed, skus, replays }: Simulated, ask: SimulationAsk) {
  const terms = termsOf(ask, ask.variants[0], feed.dataset.zone.name, KNOWN)
  const replay = need(replays.get('ten'))
  const usage = noUsage()
  const known = new Map(skus.map((sku) => [sku, goodsOf(sku)]))
  const asking = { feed, ask, skus, known: { ...KNOWN, goodsOf: (sku: string) => known.get(sku) ?? goodsOf(sku) } }
  let ms = 0
  let sum = 0
  let different = 0
  for (let from = 0; from < feed.count; from += AT_ONCE) {
    const carts: Cart[] = []
    for (let at = from; at < Math.min(feed.count, from + AT_ONCE); at++) carts.push(cartOf(asking, replay.terms, at))
    const began = performance.now()
    const totals = carts.map((cart) => {
      const priced = plainPrice(cart, terms, usage)
      countUsage(usage, cart, priced)
      return priced.total
    })
    ms += performance.now() - began
    totals.forEach((total, i) => {
      const paid = total + feed.other[from + i]
      sum += paid
      if (paid !== replay.after[from + i]) different++
    })
  }
  return { ms, sum, different }
}

const calls = {
  async make(): Promise<{ orders: number; lines: number }> {
    const table = seededTable()
    dataset = buildDataset([{ ...table, skuTitle: table.lines.sku.values.map(() => '') }], { zone: ZONE, currency: CURRENCY })
    // What was asked of the shop before: its figures are on the screen.
    dataset.money(true)
    dataset.firstDays(true)
    return { orders: table.orders.count, lines: table.lines.count }
  },

  /** ms of a whole simulation: the orders are read, replayed and added up. Nothing of the one before is kept. */
  async replay(_: unknown, { signal, progress }: { signal: AbortSignal; progress: (share: number) => void }): Promise<number> {
    const began = performance.now()
    const run = simulate(need(dataset), askOf(need(dataset)), KNOWN, { signal, tell: progress })
    running = run.catch(() => undefined)
    done = await run
    return performance.now() - began
  },

  /** Answers when nothing is running. */
  async stopped(): Promise<void> {
    await running
  },

  /** ms of the plain reference; how many orders came to another total, and by how much the sum is another. */
  async plain(): Promise<{ ms: number; different: number; off: number; fired: Record<string, number> }> {
    const { simulation, feed } = need(done)
    const { ms, sum, different } = replayPlainly(need(done), askOf(need(dataset)))
    const [{ plain, rules }] = simulation.variants
    const off = Math.abs(sum + feed.noGoodsPaid - plain.gmv)
    return { ms, different, off, fired: Object.fromEntries(rules.map(({ rule, orders }) => [rule, orders])) }
  },
}
export type ReplayBenchCalls = typeof calls

type Call = (args: unknown, context: { signal: AbortSignal; progress: (share: number) => void }) => Promise<unknown>

serve(
  {
    listen: (receive) => addEventListener('message', ({ data }: MessageEvent<Request>) => receive(data)),
    send: (reply) => postMessage(reply),
  },
  (name, args, context) => (calls as Record<string, Call>)[name](args, context),
)
