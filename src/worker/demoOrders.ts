import type { LiveShop, Template } from '~mocks/seed/liveOrders'
import type { Attributes } from '~/analytics/attributes'
import type { Dataset } from '~/analytics/dataset'
import { purchaseIndexOf } from '~/analytics/purchaseIndex'
import { CommerceError } from '~/commerce/errors'
import type { DemoArgs } from '~/domain/command'
import type { CartBuyer, Usage } from '~/domain/promotion/cart'
import { effectiveRules, type Promotion, promotionState } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import { NO_USAGE } from '~/domain/promotion/usage'
import { sellable } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { OrderTable } from '~/segments/orderTable'
import { titleOfSku } from '~/store/catalog'
import { countOrders } from '~/store/packs'
import { PulledOrders } from '~/store/pulledOrders'
import { knownGoods } from './promotionRoomGoods'
import type { Handlers } from './protocol'
import { asking } from './rest'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

/** So many at once: more would take a page its breath. */
const MOST_AT_ONCE = 50
/** New orders are like those of the latest days. */
const LIKE_DAYS = 45
const DAY_MS = 86_400_000

/** What promotions have given to the orders that came in since the worker began. */
const USED = new WeakMap<OpenShop, Usage>()

/** Lets orders of now come into a demo shop, as a platform's would: priced by the promotions that run, written as a small pack. */
export function demoOrderHandlers(openShop: () => Promise<OpenShop>): Pick<Handlers, 'demo.orders'> {
  let turn: Promise<unknown> = Promise.resolve()
  return {
    async 'demo.orders'({ count, now }) {
      const open = await openShop()
      // One after the other: each is numbered on from the one before.
      const mine = turn.then(async () => bringOrders(open, Math.min(count, MOST_AT_ONCE), now))
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

/** Never in a shop of somebody's own. */
async function demoArgsOf({ db }: OpenShop): Promise<DemoArgs> {
  const [first, whole, connections] = await Promise.all([
    db.journal.orderBy('seq').first(),
    db.meta.get('demoWhole'),
    db.connection.count(),
  ])
  if (first?.kind !== 'demo.create' || !('seed' in first.args) || !whole || connections > 0)
    throw new CommerceError('forbidden', 'orders come in by themselves in a demo shop only')
  return first.args
}

async function bringOrders(open: OpenShop, count: number, now: Instant): Promise<{ orders: number }> {
  const args = await demoArgsOf(open)
  const { liveOrders } = await import('~mocks/seed/liveOrders')
  const { orders, usage } = await asking(async () => liveOrders(await shopNow(open, args, now), count, now))
  const pulled = new PulledOrders(open, { currency: (await open.settings()).currency, fields: [] })
  pulled.add(
    orders.map((order) => ({ area: 'orders', key: order.number, version: '1', fields: order })),
    'changes',
  )
  const { version, changed } = await pulled.keep({}, { complete: true })
  USED.set(open, usage)
  if (changed > 0) open.changed(['orders', 'products', 'customers', 'stock', 'home'], version)
  return { orders: changed }
}

/** The shop as the next orders find it. */
async function shopNow(open: OpenShop, { seed, language }: DemoArgs, now: Instant): Promise<LiveShop> {
  const { db } = open
  const [lists, loaded, rows, promotions, program] = await Promise.all([
    listsOf(open),
    open.loaded(),
    open.packs.rows(),
    db.promotions.toArray(),
    db.program.get('shop'),
  ])
  const [catalog, { levels }, attributes] = await Promise.all([lists.catalog(), lists.stock(), loaded.records()])
  const { dataset } = loaded
  const goods = knownGoods(catalog, attributes, dataset.titleOf)
  const tiers = program?.tiers ?? []
  const soonest = now + Math.max(0, ...tiers.map(({ early = 0 }) => early)) * HOUR_MS
  const rules = promotions.flatMap((promotion) => (holdsBy(promotion, now, soonest) ? effectiveRules(promotion) : []))
  return {
    seed,
    language,
    zone: loaded.settings.zone,
    orders: countOrders(rows),
    templates: templatesOf(lists.tables[0]?.table, now),
    goodsOf(sku) {
      const entry = catalog.get(sku)
      if (!entry) return undefined
      const level = levels.get(sku)
      const left = level ? { left: Math.max(0, sellable(level)) } : {}
      return { goods: goods.of(sku), title: titleOfSku(entry), price: entry.sku.price, ...left }
    },
    buyerOf: buyersAmong(dataset, attributes, rules),
    rules,
    tiers,
    giftCosts: giftCostsOf(rules, (sku) => goods.of(sku).cost),
    ...(program?.earn ? { earn: program.earn } : {}),
    usage: USED.get(open) ?? NO_USAGE,
  }
}

const HOUR_MS = 3_600_000

/** It runs, or begins so soon that members with early access may use it. */
function holdsBy(promotion: Promotion, now: Instant, soonest: Instant): boolean {
  const state = promotionState(promotion, now)
  return state === 'running' || (state === 'scheduled' && promotion.from <= soonest)
}

/** What rules ask of a buyer: tier, audiences that rules name, and paid orders so far. */
function buyersAmong(dataset: Dataset, attributes: Attributes, rules: readonly Rule[]): (key: string) => CartBuyer {
  const { start } = purchaseIndexOf(dataset.shop, true)
  const codes = new Map(dataset.orders.buyer.values.map((key, code) => [key, code]))
  const audiences = [...new Set(rules.flatMap(({ who }) => who.audiences ?? []))]
  return (key) => {
    const code = codes.get(key) ?? 0
    return {
      key,
      tier: attributes.tierOf(key),
      audiences: audiences.filter((audience) => attributes.audience(audience)?.has(key)),
      orders: code > 0 ? start[code + 1] - start[code] : 0,
    }
  }
}

function giftCostsOf(rules: readonly Rule[], costOf: (sku: string) => number | undefined): Record<string, number> {
  const gifts = rules.flatMap(({ action }) => (action.kind === 'gift' ? action.gifts.map(({ sku }) => sku) : []))
  return Object.fromEntries(gifts.map((sku) => [sku, costOf(sku) ?? 0]))
}

/** Paid orders of the latest days of the shop's own past. */
function templatesOf(table: OrderTable | undefined, now: Instant): LiveShop['templates'] {
  if (!table) return { count: 0, at: () => NOBODY }
  const { orders } = table
  const newest = Math.min(now, orders.placedAt[orders.count - 1] ?? now)
  const rows: number[] = []
  for (let row = orders.count - 1; row >= 0 && orders.placedAt[row] > newest - LIKE_DAYS * DAY_MS; row--)
    if (orders.paidAt[row] > 0 && !orders.test[row]) rows.push(row)
  return { count: rows.length, at: (place) => templateAt(table, rows[place]) }
}

const NOBODY: Template = { buyer: { key: '', name: '', email: '', phone: '' }, channel: '', region: '', lines: [] }

function templateAt({ orders, lines }: OrderTable, row: number): Template {
  const text = (of: 'buyer' | 'buyerName' | 'email' | 'phone' | 'channel' | 'region' | 'method') => orders[of].values[orders[of].codes[row]]
  return {
    buyer: { key: text('buyer'), name: text('buyerName'), email: text('email'), phone: text('phone') },
    channel: text('channel'),
    region: text('region'),
    paidBy: text('method'),
    lines: Array.from({ length: orders.lineStart[row + 1] - orders.lineStart[row] }, (_, i) => {
      const line = orders.lineStart[row] + i
      return { sku: lines.sku.values[lines.sku.codes[line]], quantity: lines.quantity[line] }
    }),
  }
}
