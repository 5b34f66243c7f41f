import type { AudienceRow, AudienceRule } from '~/domain/audience'
import type { Calendar } from '~/domain/calendar'
import type { RfmSegment, RfmTies } from '~/domain/rfm'
import type { Attributes } from './attributes'
import type { Dataset } from './dataset'
import { part } from './parts'
import type { FilterName } from './query'

/** How the shop scores and cuts. */
export interface ShopRules {
  segments: readonly RfmSegment[]
  ties: RfmTies
  calendar: Calendar
}

/** Filters by goods, which merged lines cannot answer. */
const OF_GOODS = ['category', 'product', 'sku', 'supplier', 'priceBand'] as const satisfies readonly FilterName[]

/** Whether a rule can only be answered where every line is known. */
export function asksGoods(rule: AudienceRule): boolean {
  const { filters = {} } = rule.kind === 'filter' || rule.kind === 'cohort' ? rule : {}
  return (rule.kind === 'cohort' && rule.by === 'category') || OF_GOODS.some((name) => filters[name]?.length)
}

/**
 * Segments and audiences as the columns ask for them, worked out when one is first needed. `dataset` gives the columns of then; it knows every line where
 * an audience asks for goods. An audience within an audience's own rule is nobody.
 */
export function segmentsAndAudiences(
  dataset: () => Dataset,
  rows: readonly AudienceRow[],
  rules: ShopRules,
): Pick<Attributes, 'segmentOf' | 'audience'> {
  let segments: ReadonlyMap<string, string> | undefined
  const byKey = new Map(rows.map(({ key, rule }) => [key, rule]))
  const found = new Map<string, ReadonlySet<string>>()
  const open = new Set<string>()
  return {
    segmentOf(buyer) {
      if (!segments) {
        const now = dataset()
        const of = part('audiences').segmentByBuyer(now, rules)
        segments = new Map(now.orders.buyer.values.map((key, code) => [key, of(code)]))
      }
      return segments.get(buyer) ?? ''
    },
    audience(key) {
      const rule = byKey.get(key)
      if (!rule || open.has(key)) return undefined
      open.add(key)
      try {
        const buyers = found.get(key) ?? part('audiences').audienceBuyers(dataset(), rule, rules)
        found.set(key, buyers)
        return buyers
      } finally {
        open.delete(key)
      }
    },
  }
}
