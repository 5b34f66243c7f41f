import { LINE_KINDS, NOT_SALE } from '~/domain/order'
import { roomyTable, fitted } from '~/store/import/outTable'
import type { DictColumn, OrderTable } from '~/segments/orderTable'

/** Two years of a shop, the same at every run: a million lines in 400,000 orders of 100,000 buyers, over 5,000 SKUs. */
const ORDERS = 400_000
const LINES = 1_000_000
const BUYERS = 100_000
const SKUS = 5_000
const CATEGORIES = 20
export const ZONE = 'Asia/Shanghai'
export const CURRENCY = 'CNY'
const CHANNELS = ['Tmall', 'Taobao', 'JD', 'Douyin', 'Pinduoduo', 'Shopify']
const REGIONS = 34
const PROMOTIONS = 20
const DAY = 86_400_000
/** Midnight of 2024-01-01 in Shanghai. */
const BEGIN = Date.UTC(2023, 11, 31, 16)
const DAYS = 730
const GIFT = LINE_KINDS.indexOf('gift')
const POSTAGE = LINE_KINDS.indexOf('postage')
const PRICE_ZERO = NOT_SALE.indexOf('priceZero')
/** A cent at the scale of CNY. */
const CENT = 100

/** A small fast random number in [0, 1): mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The first two signs tell the category, of twenty. */
const skuCode = (sku: number) => `${String.fromCharCode(65 + (sku % CATEGORIES))}-${String(sku).padStart(4, '0')}`

/** `orders`: how many of them; lines in proportion. `from`: days since the beginning that the first comes in. */
export function seededTable({ seed = 1, orders = ORDERS, from = 0, days = DAYS } = {}): OrderTable {
  const random = randomOf(seed)
  const table = roomyTable(orders, orders * 5, orders)
  const lines = Math.round((orders * LINES) / ORDERS)
  fillDictionaries(table)
  for (let i = 0; i < orders; i++) {
    writeOrder(table, i, random, BEGIN + (from + (days * (i + random())) / orders) * DAY, `${seed}-${i}`)
    writeLines(table, i, random, linesOf(random, lines - table.lines.count, orders - i))
    writeRefund(table, i, random)
  }
  table.orders.count = orders
  return fitted(table)
}

/** With no text in its dictionaries that none of its rows has, as an import writes them. */
export function withOwnTexts(table: OrderTable): OrderTable {
  const { orders, lines } = table
  return {
    ...table,
    orders: {
      ...orders,
      buyer: ownTexts(orders.buyer),
      channel: ownTexts(orders.channel),
      region: ownTexts(orders.region),
      promotion: ownTexts(orders.promotion),
    },
    lines: { ...lines, sku: ownTexts(lines.sku), title: ownTexts(lines.title) },
  }
}

function ownTexts({ codes, values }: DictColumn): DictColumn {
  const own = ['']
  const codeOf = new Map([[0, 0]])
  for (const code of codes) {
    if (codeOf.has(code)) continue
    codeOf.set(code, own.length)
    own.push(values[code])
  }
  return { codes: codes.map((code) => codeOf.get(code) ?? 0), values: own }
}

function fillDictionaries({ orders, lines }: OrderTable): void {
  const named = (count: number, name: (i: number) => string) => ['', ...Array.from({ length: count }, (_, i) => name(i + 1))]
  orders.buyer.values = named(BUYERS, (i) => `b${String(i).padStart(6, '0')}`)
  orders.channel.values = ['', ...CHANNELS]
  orders.region.values = named(REGIONS, (i) => `R${i}`)
  orders.promotion.values = named(PROMOTIONS, (i) => `p${i}`)
  orders.currency.values = ['', CURRENCY]
  lines.sku.values = named(SKUS, skuCode)
  lines.title.values = named(SKUS, (i) => `Title of ${skuCode(i)}`)
}

/** Two or three lines an order, one to four, and as many in all as there have to be. */
function linesOf(random: () => number, left: number, ordersLeft: number): number {
  return Math.max(left - 4 * (ordersLeft - 1), 1, Math.min(1 + Math.floor(random() * 4), left - (ordersLeft - 1)))
}

function writeOrder({ orders }: OrderTable, i: number, random: () => number, at: number, number: string): void {
  const chance = (share: number) => random() < share
  const pick = (column: DictColumn, count: number, skew = 1) => (column.codes[i] = 1 + Math.floor(count * random() ** skew))
  orders.number[i] = number
  orders.placedAt[i] = Math.floor(at / 1000) * 1000
  orders.paidAt[i] = chance(0.97) ? orders.placedAt[i] + Math.floor(random() * 900) * 1000 : Number.NaN
  orders.cancelledAt[i] = chance(0.01) ? orders.placedAt[i] + 3_600_000 : Number.NaN
  orders.rate[i] = 1
  if (chance(0.96)) pick(orders.buyer, BUYERS, 1.6)
  pick(orders.channel, CHANNELS.length, 1.5)
  pick(orders.region, REGIONS, 2)
  if (chance(0.1)) pick(orders.promotion, PROMOTIONS)
  orders.currency.codes[i] = 1
  orders.shipping[i] = chance(0.5) ? 600 * CENT : 0
  orders.discount[i] = chance(0.08) ? 500 * CENT : 0
}

function writeLines({ orders, lines }: OrderTable, i: number, random: () => number, count: number): void {
  for (let k = 0; k < count; k++) {
    const at = lines.count++
    const sku = 1 + Math.floor(SKUS * random() ** 2)
    const price = (500 + ((sku * 7919) % 20_000)) * CENT
    const roll = random()
    const isFree = roll < 0.015
    lines.sku.codes[at] = sku
    lines.title.codes[at] = sku
    lines.quantity[at] = 1 + Math.floor(3 * random() ** 2)
    lines.price[at] = isFree ? 0 : price
    lines.amount[at] = lines.price[at] * lines.quantity[at]
    lines.discount[at] = !isFree && random() < 0.1 ? Math.round(lines.amount[at] / (10 * CENT)) * CENT : 0
    lines.cost[at] = sku % 20 === 0 ? Number.NaN : Math.round(price * 0.6)
    lines.kind[at] = isFree ? GIFT : roll < 0.03 ? POSTAGE : 0
    lines.notSale[at] = roll < 0.003 ? PRICE_ZERO : 0
  }
  orders.lineStart[i + 1] = lines.count
}

/** Three orders in a hundred give something back, one gives all back. */
function writeRefund({ orders, lines, refunds }: OrderTable, i: number, random: () => number): void {
  const roll = random()
  if (roll < 0.04 && !Number.isNaN(orders.paidAt[i])) {
    let paid = orders.shipping[i] - orders.discount[i]
    for (let line = orders.lineStart[i]; line < lines.count; line++)
      if (lines.notSale[line] === 0) paid += lines.amount[line] - lines.discount[line]
    const back = roll < 0.01 ? paid : Math.floor(paid / (3 * CENT)) * CENT
    if (back > 0) {
      const at = refunds.count++
      refunds.at[at] = orders.paidAt[i] + Math.floor(random() * 20) * DAY
      refunds.goods[at] = back
      refunds.line[at] = -1
      refunds.dated[at] = 1
    }
  }
  orders.refundStart[i + 1] = refunds.count
}
