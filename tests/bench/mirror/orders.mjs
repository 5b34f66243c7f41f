/** Orders of a shop as the REST contract has them, the same for the same seed: two years, the last placed first. */

const CHANNELS = ['Web', 'Tmall', 'Amazon', 'eBay', 'Shopee', 'Store']
const REGIONS = ['London', 'Kent', 'Essex', 'Devon', 'Surrey', 'Leeds', 'York', 'Norfolk', 'Cornwall', 'Dorset', 'Fife', 'Argyll']
const STATUS = ['delivered', 'shipped', 'paid', 'cancelled']
const CARRIERS = ['Royal Mail', 'DPD', 'Evri']
const PAID_BY = ['card', 'paypal', 'klarna']
const NOTES = ['Leave with a neighbour', 'Gift wrap, please', 'Ring the bell twice', '请放在门口，谢谢']
const NOUNS = ['Mug', 'Lantern', 'Tea towel', 'Notebook', 'Candle', 'Bowl', 'Cushion', 'Print', 'Basket', 'Vase']
const LAST = Date.UTC(2026, 10, 1)
const SPAN = 2 * 365 * 86_400_000
const SKUS = 5000

/** Mulberry32. @param {number} seed */
function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** @param {number} minor */
const amount = (minor) => (minor / 100).toFixed(2)
/** @param {number} at */
const iso = (at) => new Date(at).toISOString()

/** Order `i` of `count`, 0 the last placed. @param {number} i @param {number} count */
function orderAt(i, count) {
  const random = randomOf(i + 1)
  const below = (/** @type {number} */ n) => Math.floor(random() * n)
  const pick = (/** @type {string[]} */ all) => all[below(all.length)]
  const number = String(1_000_000 + count - i)
  const placed = LAST - Math.floor((i * SPAN) / count / 1000) * 1000
  const buyer = below(Math.max(1, Math.floor(count / 4)))
  const paid = random() < 0.95
  const cancelled = random() < 0.04
  const sent = paid && !cancelled && i > count / 400
  const lines = Array.from({ length: 1 + below(4) }, () => {
    const sku = below(SKUS)
    const price = 499 + ((sku * 37) % 9000)
    return {
      sku: `SKU-${String(sku).padStart(5, '0')}`,
      title: `${NOUNS[sku % NOUNS.length]} no. ${sku}`,
      quantity: 1 + below(3),
      price: amount(price),
      ...(random() < 0.1 && { discount: amount(100 + below(300)) }),
      cost: amount(Math.floor(price * 0.45)),
    }
  })
  const goods = lines[0].quantity * Number(lines[0].price) * 100
  return {
    number,
    placedAt: iso(placed),
    ...(paid && { paidAt: iso(placed + below(3600) * 1000) }),
    ...(cancelled && { cancelledAt: iso(placed + 7_200_000) }),
    customer: `cus_${buyer}`,
    buyerName: `Customer ${buyer}`,
    email: `customer.${buyer}@example.com`,
    phone: `+44 7700 ${String(900_000 + (buyer % 100_000))}`,
    channel: pick(CHANNELS),
    region: pick(REGIONS),
    currency: 'GBP',
    shipping: amount(pick(CHANNELS) === 'Web' ? 399 : 0),
    ...(random() < 0.08 && { discount: amount(200) }),
    status: cancelled ? STATUS[3] : sent ? STATUS[0] : paid ? STATUS[2] : 'open',
    ...(random() < 0.05 && { note: pick(NOTES) }),
    paidBy: pick(PAID_BY),
    ...(sent && {
      shippedAt: iso(placed + 86_400_000),
      deliveredAt: iso(placed + 3 * 86_400_000),
      carrier: pick(CARRIERS),
      tracking: `RM${number}GB`,
    }),
    lines,
    ...(random() < 0.03 && paid && { refunds: [{ at: iso(placed + 9 * 86_400_000), goods: amount(Math.min(goods, 499)), line: 0 }] }),
  }
}

/** Pages of the past as they go over the wire. @param {number} count @param {number} limit @param {string} changes */
export function* pagesOf(count, limit, changes) {
  for (let from = 0; from < count; from += limit) {
    const to = Math.min(count, from + limit)
    const records = Array.from({ length: to - from }, (_, i) => {
      const record = orderAt(from + i, count)
      return { key: record.number, version: '1', record }
    })
    yield JSON.stringify({ records, ...(to < count && { next: String(to) }), changes, total: count })
  }
}
