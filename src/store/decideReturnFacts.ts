import { applyActs } from '~/domain/applyActs'
import type { Refusal } from '~/domain/command'
import type { Order } from '~/domain/order'
import type { OrderAct } from '~/domain/orderAct'
import { orderProgress } from '~/domain/orderProgress'
import type { Category } from '~/domain/product'
import type { AskedLine, ReturnRule } from '~/domain/returnCommand'
import { type JudgeAsk, type JudgedLine, judgeReturn, type PolicyGoods, policyAt, startOf } from '~/domain/returnPolicy'
import { defaultPolicy, lawOf } from '~/domain/returnPolicyDefaults'
import type { PolicyHours, ReturnCase, ReturnKind, ReturnLine, ReturnPolicy, ReturnVerdict } from '~/domain/returns'
import { isOverReturn } from '~/domain/returnStates'
import { type Instant, zoneOf } from '~/lib/zone'
import { ownersOf } from './codeOwners'
import type { ShopDb } from './db'
import type { Decision } from './decide'

export const ruled = (rule: ReturnRule, facts?: Record<string, string | number>): { refusal: Refusal } => ({
  refusal: { why: 'rule', rule, ...(facts ? { facts } : {}) },
})

export const missing = (what: string): Decision => ({ refusal: { why: 'notFound', what } })

export interface ActedOrder {
  /** As it came in. */
  base: Order
  acts: OrderAct[]
}

/** The versions of the shop, or what holds where it has none. */
export async function policiesOf(db: ShopDb, currency: string): Promise<ReturnPolicy[]> {
  const rows = await db.returnPolicies.toArray()
  return rows.length > 0 ? rows : [defaultPolicy(lawOf(currency))]
}

/** Within which hours the steps of a case are to be done: by the version that judged it. */
export async function hoursOf(db: ShopDb, { policy }: Pick<ReturnVerdict, 'policy'>): Promise<PolicyHours> {
  return ((await db.returnPolicies.get(policy)) ?? defaultPolicy(policy === 'en' ? 'en' : 'zh')).hours
}

/** The shop's currency where it has set one, else the order's. */
async function placeOf(db: ShopDb, order: Pick<Order, 'currency'>): Promise<{ zone: string; currency: string }> {
  const settings = await db.settings.get('shop')
  return {
    zone: settings?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: settings?.currency ?? order.currency,
  }
}

/** Category with those above it, and tags, of each SKU that the catalogue knows. */
async function goodsOf(db: ShopDb, skus: readonly string[]): Promise<Map<string, PolicyGoods>> {
  const owners = await ownersOf(db, skus)
  const [products, categories] = await Promise.all([db.catalog.bulkGet([...new Set(owners.values())]), db.categories.toArray()])
  const byKey = new Map(products.flatMap((product) => (product ? [[product.key, product] as const] : [])))
  return new Map(
    skus.flatMap((sku): [string, PolicyGoods][] => {
      const product = byKey.get(owners.get(sku) ?? '')
      return product ? [[sku, { categories: pathOf(product.category, categories), tags: product.tags }]] : []
    }),
  )
}

function pathOf(key: string, categories: readonly Category[]): string[] {
  const path: string[] = []
  for (let at = key; at !== '' && !path.includes(at); at = categories.find((each) => each.key === at)?.parent ?? '') path.push(at)
  return path
}

/** Units of a line that a case takes up: those that came back, or still may. */
const takenUnits = ({ lines, inspected = [] }: ReturnCase, line: number): number =>
  lines.reduce((sum, each) => (each.line === line ? sum + each.units : sum), 0) -
  inspected.reduce(
    (sum, each) => (each.line === line && (each.outcome === 'sendBack' || each.outcome === 'missing') ? sum + each.units : sum),
    0,
  )

/** Of a repair the goods go back to the buyer, who may return them later. */
const isTaking = ({ state, kind, settled }: ReturnCase): boolean =>
  state === 'closed' ? settled !== undefined && kind !== 'repair' : !isOverReturn(state)

/** Units of each line that can still come back: what was not cancelled, less what other cases are for. */
export function leftUnits(base: Order, acts: readonly OrderAct[], cases: readonly ReturnCase[]): number[] {
  const { lines } = orderProgress(base, acts)
  return lines.map(({ units, cancelled }, line) => {
    const taken = cases.filter(isTaking).reduce((sum, each) => sum + takenUnits(each, line), 0)
    return Math.max(0, units - cancelled - taken)
  })
}

export interface Judging {
  verdict: ReturnVerdict
  policy: ReturnPolicy
  lines: ReturnLine[]
  left: number[]
  order: Order
}

/** What the policy of the day that the goods came says of lines of an order. `by`: another that is tried. */
export async function judgeIn(
  db: ShopDb,
  { base, acts }: ActedOrder,
  { kind, lines, at, by }: { kind: ReturnKind; lines: readonly AskedLine[]; at: Instant; by?: ReturnPolicy },
): Promise<Judging> {
  const order = applyActs(base, acts)
  const [{ zone, currency }, cases, goods] = await Promise.all([
    placeOf(db, order),
    db.returns.where('order').equals(base.number).toArray(),
    goodsOf(db, [...new Set(lines.flatMap(({ line }) => base.lines[line]?.sku || []))]),
  ])
  const start = startOf(order)
  const policy = by ?? policyAt(await policiesOf(db, currency), start?.at ?? at) ?? defaultPolicy(lawOf(currency))
  const left = leftUnits(base, acts, cases)
  const known = lines.filter(({ line }) => base.lines[line] !== undefined)
  const judged = known.map((each): JudgedLine => {
    const { sku } = base.lines[each.line]
    return { ...each, sku, left: left[each.line], goods: goods.get(sku) ?? { categories: [], tags: [] } }
  })
  const asked: JudgeAsk = { kind, at, lines: judged, zone: zoneOf(zone), ...(start ? { start } : {}) }
  return {
    verdict: judgeReturn(policy, asked),
    policy,
    left,
    order,
    lines: known.map(({ line, units, reason, condition, batch }) => {
      const { sku, title } = base.lines[line]
      return { line, sku, title, units, reason, condition, ...(batch ? { batch } : {}) }
    }),
  }
}
