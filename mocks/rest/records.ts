import type { SyncArea } from '~/commerce/adapter'
import type { DemoArgs } from '~/domain/command'
import { toDecimalText } from '~/domain/money'
import type { Order } from '~/domain/order'
import type { Product, Sku } from '~/domain/product'
import { levelKey } from '~/domain/stock'
import { orderAt } from '~/segments/orders'
import { movementsOf, placesOf } from '~mocks/seed/movements'
import { productsOf } from '~mocks/seed/products'
import { simulate, type Simulated } from '~mocks/seed/simulate'
import { wordsEn } from '~mocks/seed/wordsEn'
import { wordsZh } from '~mocks/seed/wordsZh'
import { ALL_AREAS, type RestMock } from './handlers'
import type { WireRecord } from './wireRecord'

const SIZE = { products: 300, customers: 400, orders: 2000 }

export interface SeededRecords {
  about: RestMock['about']
  /** In the order in which they are put: each names those before it. */
  records: { area: SyncArea; key: string; record: WireRecord }[]
}

/** A small shop of the demo's own making, as the contract has it on the wire. */
export function seededRecords({ seed, language, now }: DemoArgs): SeededRecords {
  const words = language === 'zh-CN' ? wordsZh : wordsEn
  const { name, zone, currency } = words.shop
  const shop = simulate(seed, words, now, () => undefined, SIZE)
  const { table, catalog, customers } = shop
  const records: SeededRecords['records'] = [
    ...placesOf(shop).map(({ key, ...record }) => ({ area: 'locations' as const, key, record })),
    ...catalog.categories.map(({ key, name: called, parent, order }) => ({
      area: 'categories' as const,
      key,
      record: { name: called, parent, order },
    })),
    ...productsOf(shop).map((product) => ({ area: 'products' as const, key: product.key, record: wireProduct(product, currency) })),
    ...levelsOf(shop),
    ...customers.key.slice(1).map((key, i) => ({
      area: 'customers' as const,
      key,
      record: { name: customers.name[i + 1], email: customers.email[i + 1], phone: customers.phone[i + 1] },
    })),
    ...table.orders.number.map((number, i) => ({ area: 'orders' as const, key: number, record: wireOrder(orderAt(table, i)) })),
  ]
  // What is behind the name says that it is the demo shop; this one is an API.
  const about = {
    name: name.replace(/\s*[(（].*$/, ''),
    currency,
    timeZone: zone,
    messages: ['chat', 'platform'],
    areas: { ...ALL_AREAS, stock: STOCK },
  }
  return { about, records }
}

/** Promises and what is on its way are not told. */
const STOCK = { pull: true, push: true, fields: ['onHand'] }

function levelsOf(shop: Simulated): SeededRecords['records'] {
  const { count, numbers, texts } = movementsOf(shop)
  const sums = new Map<string, { sku: string; location: string; onHand: number }>()
  const home = placesOf(shop)[0]?.key ?? ''
  const add = (sku: string, location: string, quantity: number) => {
    const key = levelKey(location, sku)
    const level = sums.get(key) ?? { sku, location, onHand: 0 }
    level.onHand += quantity
    sums.set(key, level)
  }
  for (const { code } of shop.catalog.skus) add(code, home, 0)
  for (let i = 0; i < count; i++)
    add(
      texts.sku.values[texts.sku.codes[i] ?? 0] ?? '',
      texts.location.values[texts.location.codes[i] ?? 0] ?? '',
      numbers.quantity[i] ?? 0,
    )
  return [...sums].map(([key, level]) => ({ area: 'stock', key, record: { ...level } }))
}

const timeOf = (at: number) => new Date(at).toISOString()

/** Without fields that are absent. */
const told = (fields: Readonly<Record<string, unknown>>): WireRecord =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))

const wireSku = (
  { code, values, barcode, price, compareAt, cost, floor, weight, safetyStock, reorderPoint, supply }: Sku,
  currency: string,
) => {
  const amount = (value: number | undefined) => value && toDecimalText(value, currency)
  return told({
    code,
    values,
    barcode,
    price: amount(price),
    compareAt: amount(compareAt),
    cost: amount(cost),
    floor: amount(floor),
    weight,
    safetyStock,
    reorderPoint,
    supply,
  })
}

function wireProduct(product: Product, currency: string): WireRecord {
  const { title, description, category, brand, tags, state, stateSince, options, skus, attributes, seo, handle, createdAt, listedAt } =
    product
  return told({
    title,
    description,
    category,
    brand,
    tags,
    state,
    stateSince: timeOf(stateSince),
    options,
    skus: skus.map((sku) => wireSku(sku, currency)),
    attributes,
    seo,
    handle,
    createdAt: timeOf(createdAt),
    listedAt: listedAt && timeOf(listedAt),
  })
}

function wireOrder(order: Order): WireRecord {
  const { currency, buyer, shipment, lines, refunds } = order
  const amount = (value: number | undefined) => (value ? toDecimalText(value, currency) : undefined)
  const time = (at: number | undefined) => at && timeOf(at)
  const { number, channel, region, status, note, paidBy, promotion } = order
  return told({
    number,
    placedAt: timeOf(order.placedAt),
    paidAt: time(order.paidAt),
    cancelledAt: time(order.cancelledAt),
    customer: buyer.key,
    buyerName: buyer.name,
    email: buyer.email,
    phone: buyer.phone,
    channel,
    region,
    currency,
    shipping: amount(order.shipping),
    discount: amount(order.discount),
    tax: amount(order.tax),
    status,
    note,
    paidBy,
    promotion,
    shippedAt: time(shipment?.at),
    deliveredAt: time(shipment?.deliveredAt),
    carrier: shipment?.carrier,
    tracking: shipment?.tracking,
    lines: lines.map(({ sku, title, quantity, price, discount, cost }) => ({
      ...told({ sku, title, discount: amount(discount), cost: amount(cost) }),
      quantity,
      price: toDecimalText(price, currency),
    })),
    refunds: refunds.map(({ at, goods, shipping, line }) => ({
      at: timeOf(at),
      goods: toDecimalText(goods, currency),
      ...told({ shipping: amount(shipping), line }),
    })),
  })
}
