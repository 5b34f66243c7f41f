import type { AudienceRow } from '~/domain/audience'
import type { CouponBatch, Redemption } from '~/domain/coupon'
import { customerIdOf } from '~/domain/customer'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import type { Instant } from '~/lib/zone'
import type { PromotionFileColumns, PromotionFileField, PromotionRowRefusal, PromotionTable, RefusedPromotionRow } from './fields'
import type { PromotionFileRow } from './readPromotions'

/** What the shop has of campaigns, by key. */
export interface ShopPromotions {
  promotions: ReadonlyMap<string, Promotion>
  batches: ReadonlyMap<string, CouponBatch>
}

/** Fields of one row that the file sets. */
export type PromotionSet =
  | { table: 'promotions'; key: string; set: Partial<Promotion> }
  | { table: 'audiences'; key: string; set: Partial<AudienceRow> }
  | { table: 'couponBatches'; key: string; set: Partial<CouponBatch> }
  | { table: 'redemptions'; key: string; set: Partial<Redemption> }

export interface MatchedPromotions {
  sets: PromotionSet[]
  refused: RefusedPromotionRow[]
  customers: number
  coupons: number
  products: number
  campaigns: { campaign: string; rows: number }[]
}

/** Records that come from files are named by what the file calls them, so that its other tables, and the same file again, find them. */
const fileKey = (...parts: readonly string[]): string => ['file', ...parts.map((part) => part.trim().replaceAll(/[/\s]+/g, '-'))].join('-')

const isFileRule = ({ key }: Pick<Rule, 'key'>): boolean => key.startsWith('coupon-')

interface Asked {
  table: PromotionTable
  header: readonly string[]
  columns: PromotionFileColumns
  now: Instant
}

/** What the rows would set in the shop. Rows of a campaign, or of a coupon, that the shop does not know are left out and named. */
export function matchPromotions(rows: readonly PromotionFileRow[], shop: ShopPromotions, asked: Asked): MatchedPromotions {
  const refused: RefusedPromotionRow[] = []
  const refuse = ({ row, ...texts }: PromotionFileRow, why: PromotionRowRefusal, field: PromotionFileField) => {
    const text = field === 'coupon' ? texts.coupon : texts.campaign
    refused.push({ row, why, column: asked.header[asked.columns[field] ?? -1] ?? field, text })
  }
  const taken = rows.filter((row) => {
    const isKnown = asked.table === 'campaigns' || shop.promotions.has(fileKey(row.campaign))
    const hasCoupon = asked.table !== 'redemptions' || shop.batches.has(fileKey(row.campaign, row.coupon))
    if (!isKnown) refuse(row, 'noCampaign', 'campaign')
    else if (!hasCoupon) refuse(row, 'noCoupon', 'coupon')
    return isKnown && hasCoupon
  })
  const campaigns = groupBy(taken, ({ campaign }) => campaign)
  const count = (of: (row: PromotionFileRow) => string) => new Set(taken.map(of).filter((text) => text !== '')).size
  return {
    sets: [...campaigns].flatMap(([campaign, own]) => setsOf(campaign, own, shop, asked)),
    refused,
    customers: count(({ customer }) => customer),
    coupons: count(({ coupon }) => coupon),
    products: count(({ sku }) => sku),
    campaigns: [...campaigns].map(([campaign, own]) => ({ campaign, rows: own.length })),
  }
}

function setsOf(campaign: string, rows: readonly PromotionFileRow[], shop: ShopPromotions, { table, now }: Asked): PromotionSet[] {
  const key = fileKey(campaign)
  const promotion = shop.promotions.get(key)
  if (table === 'campaigns') return [{ table: 'promotions', key, set: campaignOf(campaign, rows[0], promotion) }]
  if (!promotion) return []
  if (table === 'audience') return audienceOf(promotion, rows, now)
  return table === 'coupons' ? couponsOf(promotion, campaign, rows) : rows.map((row) => redemptionOf(row))
}

/** A new one is as it is told and was: nobody planned it here, so it has no figures. */
function campaignOf(campaign: string, { name, from, to }: PromotionFileRow, known: Promotion | undefined): Partial<Promotion> {
  const told = { name: name === '' ? campaign : `${campaign} · ${name}`, from, to }
  if (known) return told
  return {
    ...told,
    goal: 'conversion',
    stage: 'scheduled',
    stageSince: from,
    rules: [],
    audiences: [],
    budget: 0,
    split: {},
    expected: { gmv: 0, orders: 0, units: 0, margin: 0, discount: 0 },
    stock: {},
    variants: [],
    overruled: [],
    createdAt: from,
  }
}

function audienceOf({ key, name }: Promotion, rows: readonly PromotionFileRow[], now: Instant): PromotionSet[] {
  const customers = [...new Set(rows.map(({ customer }) => customerIdOf(customer)))].sort()
  return [
    { table: 'audiences', key, set: { name, rule: { kind: 'list', customers }, size: customers.length, at: now } },
    { table: 'promotions', key, set: { audiences: [key] } },
  ]
}

/** A batch for each coupon, and a rule that gives it for its goods, from the first unit on. */
function couponsOf({ key, from, to, rules }: Promotion, campaign: string, rows: readonly PromotionFileRow[]): PromotionSet[] {
  const coupons = [...groupBy(rows, ({ coupon }) => coupon)]
  const batches = coupons.map(([coupon]): PromotionSet => ({
    table: 'couponBatches',
    key: fileKey(campaign, coupon),
    set: { name: coupon, way: 'public', code: coupon, made: 0, from, to, createdAt: from },
  }))
  const own = coupons.map(([coupon, of]): Rule => ({
    key: `coupon-${coupon}`,
    name: coupon,
    scope: { skus: [...new Set(of.map(({ sku }) => sku))].sort() },
    who: {},
    when: {},
    action: { kind: 'coupon', batch: fileKey(campaign, coupon), from: { units: 1 }, off: { amount: of[0].off } },
    limits: {},
    mode: 'stack',
    priority: 0,
  }))
  return [...batches, { table: 'promotions', key, set: { rules: [...rules.filter((rule) => !isFileRule(rule)), ...own] } }]
}

function redemptionOf({ campaign, coupon, customer, at, order, off }: PromotionFileRow): PromotionSet {
  const batch = fileKey(campaign, coupon)
  const id = customerIdOf(customer)
  const used: Omit<Redemption, 'key'> = {
    batch,
    code: coupon,
    customer: id,
    at,
    ...(order === '' ? {} : { order }),
    ...(off > 0 ? { off } : {}),
  }
  return { table: 'redemptions', key: `${batch}/${id}/${at}`, set: used }
}

function groupBy<T>(rows: readonly T[], of: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(of(row))
    if (group) group.push(row)
    else groups.set(of(row), [row])
  }
  return groups
}
