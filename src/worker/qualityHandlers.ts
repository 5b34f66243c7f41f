import { batchOfKey, type QualityCase } from '~/domain/quality'
import { effectOf } from '~/domain/qualityOdds'
import { type QualityAsk, type QualityFound, qualityOf, tallyBetween, troublesOf, weeksBetween } from '~/domain/qualityRates'
import type { Instant } from '~/lib/zone'
import { titleOfSku } from '~/store/catalog'
import type { CallContext, Handlers } from './protocol'
import type { QualityCaseRow, QualityDetail, QualityRow } from '~/store/qualityList'
import type { QualityCalls } from './qualityCalls'
import type { OpenShop } from './shop'
import { qualityGoodsOf, type ShopQuality } from './shopQuality'

type Calls = Pick<Handlers, keyof QualityCalls>
type Answer = ReturnType<typeof qualityOf>

const DAY_MS = 86_400_000
const MOST_TROUBLES = 300
/** Days before a case that it is held against. */
const BEFORE_DAYS = 90

/** Answers of one state of the shop, by what was asked. */
const answers = new WeakMap<ShopQuality, Map<string, Answer>>()

/** The rates of a question, worked out once. */
export function ratesOf(shop: ShopQuality, ask: QualityAsk): Answer {
  const own = answers.get(shop) ?? new Map<string, Answer>()
  answers.set(shop, own)
  const place = JSON.stringify(ask)
  const answer = own.get(place) ?? qualityOf(shop.goods, ask)
  own.set(place, answer)
  return answer
}

export function qualityHandlers(openShop: () => Promise<OpenShop>): Calls {
  return {
    async 'quality.list'({ ask, now }, { signal }) {
      const open = await openShop()
      const shop = await qualityGoodsOf(open, now)
      signal.throwIfAborted()
      const { found, groups, total, window } = ratesOf(shop, ask)
      const openOf = await openCases(open)
      return {
        found: found.map((each) => rowOf(shop, ask, each, openOf)),
        groups,
        total,
        window,
        asOf: shop.goods.asOf,
        loose: shop.loose,
        empty: shop.goods.shipped.count === 0,
        version: shop.version,
      }
    },

    async 'quality.get'({ ask, of, now }, { signal }) {
      const open = await openShop()
      const shop = await qualityGoodsOf(open, now)
      signal.throwIfAborted()
      return detailOf(shop, ask, of, await openCases(open))
    },

    'quality.cases': async ({ mature, now }, context) => casesOf(await openShop(), mature, now, context),
  }
}

/** Key of the open case of each group, by its kind and key. */
async function openCases({ db }: OpenShop): Promise<ReadonlyMap<string, string>> {
  const rows = await db.qualityCases.toArray()
  return new Map(rows.flatMap(({ key, by, of, closedAt }) => (closedAt === undefined ? [[`${by}/${of}`, key] as const] : [])))
}

/** What a group is called and who it is bought of. */
function namesOf({ goods, catalog, suppliers }: ShopQuality, by: QualityCase['by'], key: string, sku: string) {
  const entry = catalog.get(sku)
  const title = entry ? titleOfSku(entry) : sku
  const purchase = by === 'batch' ? batchOfKey(key).purchase : ''
  const receipt = purchase === '' ? undefined : goods.receipts.find((each) => each.purchase === purchase && each.sku === sku)
  const supplier = by === 'supplier' ? key : (receipt?.supplier ?? entry?.product.supplier ?? '')
  const supplierName = suppliers.get(supplier)?.name ?? supplier
  return {
    title: by === 'supplier' ? supplierName : title,
    supplier,
    supplierName,
    product: entry?.product.key ?? '',
    ...(by === 'batch' ? { purchase } : {}),
    ...(receipt ? { receivedAt: receipt.at } : {}),
  }
}

function rowOf(shop: ShopQuality, { by }: QualityAsk, found: QualityFound, openOf: ReadonlyMap<string, string>): QualityRow {
  const open = openOf.get(`${by}/${found.key}`)
  return { ...found, ...namesOf(shop, by, found.key, found.sku), kinPath: found.kinOf, ...(open === undefined ? {} : { open }) }
}

function detailOf(shop: ShopQuality, ask: QualityAsk, of: string, openOf: ReadonlyMap<string, string>): QualityDetail | null {
  const { found, window } = ratesOf(shop, ask)
  const one = found.find(({ key }) => key === of)
  if (!one) return null
  const troubles = troublesOf(shop.goods, { ...ask, of })
  const { shipped } = shop.goods
  return {
    row: rowOf(shop, ask, one, openOf),
    window,
    troubles: troubles
      .map(({ row, trouble }) => ({ ...trouble, of: shipped.skus[shipped.sku[row]], shippedAt: shipped.at[row] }))
      .sort((a, b) => b.at - a.at)
      .slice(0, MOST_TROUBLES),
    total: troubles.length,
    cost: { ...costOf(shop, new Set(troubles.map(({ row }) => row))), refunds: one.refunds },
  }
}

/** What the bad units were bought for. A parcel with trouble is taken for one bad unit: nobody says how many of it were. */
function costOf({ goods: { shipped, receipts, batch }, catalog }: ShopQuality, rows: ReadonlySet<number>) {
  const costs = [...rows].map((row) => receipts[batch[row]]?.cost ?? catalog.get(shipped.skus[shipped.sku[row]])?.sku.cost ?? 0)
  return { units: costs.length, goods: costs.reduce((sum, cost) => sum + cost, 0), known: costs.every((cost) => cost > 0) }
}

async function casesOf(open: OpenShop, mature: number, now: Instant, { signal }: CallContext): Promise<QualityCaseRow[]> {
  const [shop, cases] = await Promise.all([qualityGoodsOf(open, now), open.db.qualityCases.toArray()])
  signal.throwIfAborted()
  const isOpen = ({ closedAt }: QualityCase) => (closedAt === undefined ? 1 : 0)
  return cases
    .map((one): QualityCase => ({
      ...one,
      sku: one.sku ?? '',
      product: one.product ?? '',
      proof: { ...one.proof, reason: one.proof.reason ?? '' },
    }))
    .sort((a, b) => isOpen(b) - isOpen(a) || b.openedAt - a.openedAt)
    .map((one) => caseRow(shop, one, mature))
}

const WEEK_MS = 7 * DAY_MS

/** Before and after it was mended, by parcels that are old enough, all of the same age. */
function caseRow(shop: ShopQuality, one: QualityCase, mature: number): QualityCaseRow {
  const { by, of, proof, openedAt, mendedAt: since = openedAt } = one
  const { goods } = shop
  const until = goods.asOf - mature * DAY_MS
  const ask = { by, of, sign: proof.sign, reason: proof.reason, mature }
  const before = tallyBetween(goods, ask, { from: since - BEFORE_DAYS * DAY_MS, to: Math.min(since, until) })
  const after = tallyBetween(goods, ask, { from: since, to: until })
  const first = since - Math.ceil(BEFORE_DAYS / 7) * WEEK_MS
  const { title, supplierName } = namesOf(shop, by, of, one.sku)
  return {
    case: one,
    title,
    supplierName,
    before,
    after,
    ...effectOf(before, after),
    since,
    until,
    weeks: weeksBetween(goods, ask, { from: first, to: until }),
    mendedWeek: Math.round((since - first) / WEEK_MS),
  }
}
