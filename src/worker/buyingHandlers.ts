import { zoneOf } from '~/lib/zone'
import { findAlerts, rankAlerts } from '~/store/alerts'
import { knowsLevels } from '~/store/levels'
import { findBuyable, getPurchase, getSupplier, listPurchases, listSuppliers, purchaseFacets } from '~/store/purchaseList'
import type { BuyingCalls } from './buyingCalls'
import { asking } from './rest'
import type { Loaded, OpenShop } from './shop'
import { listsOf } from './shopLists'
import { knowLevels } from './stockHandlers'
import { HORIZON, learnDemand, makePlan, type SkuDemand } from './stockPlan'
import { stockOf } from './stockRoom'
import { stepsOf } from './stockSteps'

/** Classes are of what was sold in so many days. */
const CLASS_DAYS = 180
const SCOPE = { nonProducts: false, free: false, unknownBuyers: 'beside' } as const

export function buyingHandlers(openShop: () => Promise<OpenShop>): BuyingCalls {
  return {
    'suppliers.list': async () => listSuppliers(await shopNow(await openShop())),
    async 'suppliers.get'({ key }) {
      const open = await openShop()
      return getSupplier(await shopNow(open), key, await goodsOf(open))
    },
    'purchases.list': async ({ query }) => listPurchases(await shopNow(await openShop()), query),
    'purchases.facets': async () => purchaseFacets(await shopNow(await openShop())),
    async 'purchases.get'({ key }) {
      const open = await openShop()
      // Where goods can be put is told by the levels.
      if (!(await knowsLevels(open.db))) await knowLevels(open)
      return getPurchase(await shopNow(open), key, await goodsOf(open))
    },
    async 'purchases.buyable'(ask) {
      const open = await openShop()
      return findBuyable(await shopNow(open), ask, await goodsOf(open))
    },

    async 'plan.stock'({ ask }, { signal }) {
      const open = await openShop()
      const [demand, abc] = await asking(async () => Promise.all([demandOf(open), classesOf(open, signal)]))
      signal.throwIfAborted()
      const { db } = open
      const [{ catalog, levels }, { edits, version }, suppliers, supplies, purchases] = await Promise.all([
        goodsOf(open),
        open.state(),
        db.suppliers.toArray(),
        db.supplies.toArray(),
        db.purchases.toArray(),
      ])
      return makePlan(ask, demand, { version, catalog, levels, suppliers, supplies, purchases, abc, edits, now: Date.now() })
    },

    async 'alerts.list'({ now }) {
      const open = await openShop()
      const [{ edits, version }, snoozes] = await Promise.all([open.state(), open.db.snoozes.toArray()])
      const alerts = await findAlerts({ db: open.db, now, edits, lists: () => goodsOf(open), steps: (skus) => stepsOf(open, skus) })
      const asleep = new Map(
        snoozes.filter(({ until }) => until > now).map(({ key, until, reason }) => [key, { until, ...(reason ? { reason } : {}) }]),
      )
      return {
        version,
        items: rankAlerts(alerts).map((alert) => {
          const snoozed = asleep.get(alert.id)
          return snoozed ? { ...alert, snoozed } : alert
        }),
      }
    },
  }
}

const shopNow = async (open: OpenShop) => ({ db: open.db, now: Date.now(), version: await open.version() })

async function goodsOf(open: OpenShop) {
  const { tables, catalog, stock } = await listsOf(open)
  return { tables, catalog: await catalog(), levels: (await stock()).levels }
}

const learnt = new WeakMap<object, Promise<ReadonlyMap<string, SkuDemand>>>()

/** What every SKU sells; learnt anew only where orders, ledger or goods are others. */
async function demandOf(open: OpenShop): Promise<ReadonlyMap<string, SkuDemand>> {
  const loaded = await open.loaded()
  const stock = await stockOf(open, loaded)
  const demand = learnt.get(stock) ?? learn(open, loaded, stock)
  learnt.set(stock, demand)
  demand.catch(() => learnt.delete(stock))
  return demand
}

async function learn(open: OpenShop, loaded: Loaded, stock: Awaited<ReturnType<typeof stockOf>>) {
  const { range } = loaded.dataset
  const zone = zoneOf(loaded.settings.zone)
  // Today is not over, and so not learnt from.
  const to = range ? Math.min(range.last + 1, zone.dayOf(Date.now())) : 0
  const from = range ? Math.min(to, Math.max(range.first, to - 4 * HORIZON - 31)) : 0
  return learnDemand({ stock, from, to, promotions: await open.db.promotions.toArray() })
}

/** metrics.md `abc`, by SKU over the last half year. */
async function classesOf(open: OpenShop, signal: AbortSignal): Promise<ReadonlyMap<string, 'A' | 'B' | 'C'>> {
  const { dataset } = await open.loaded()
  if (!dataset.range) return new Map()
  const to = dataset.range.last + 1
  const { runAbc } = await import('./reports/abc')
  const { rows } = await runAbc(open, { by: 'sku', rule: 'before', top: Infinity, scope: SCOPE, from: to - CLASS_DAYS, to }, signal)
  return new Map(rows.map(({ key, class: name }) => [key, name]))
}
