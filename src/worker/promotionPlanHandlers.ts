import { coversAny } from '~/domain/promotion/feasibilityOverlap'
import type { Promotion } from '~/domain/promotion/promotion'
import { feasibilityOf } from './promotionFeasibility'
import { planGoods } from './promotionGoods'
import { planHistory } from './promotionHistory'
import type { Handlers } from './protocol'
import { asking } from './rest'
import type { OpenShop } from './shop'

type PlanCalls = Pick<Handlers, 'promotions.feasibility' | 'promotions.history' | 'promotions.goods'>

/** Goods that a try-out begins with. */
const BEST = 3

/** What a plan stands on: its board, what came of others, and the goods that it is tried on. */
export function promotionPlanHandlers(openShop: () => Promise<OpenShop>): PlanCalls {
  return {
    async 'promotions.feasibility'({ key, plan }, context) {
      const open = await openShop()
      const saved = await open.db.promotions.get(key)
      if (!plan) return saved ? feasibilityOf(open, saved, context) : null
      const at = Date.now()
      const unsaved: Promotion = { ...plan, key, stage: 'draft', stageSince: at, variants: [], overruled: [], createdAt: at }
      return feasibilityOf(open, saved ? { ...saved, ...plan } : unsaved, context)
    },

    async 'promotions.history'({ ask }, { signal }) {
      const open = await openShop()
      return asking(() => planHistory(open, ask, signal))
    },

    async 'promotions.goods'({ skus, rules }) {
      const { goods, units, costs } = await planGoods(await openShop())
      const wanted = new Set(skus)
      const best = goods
        .filter((each) => coversAny(rules, each.goods))
        .toSorted((a, b) => (units.get(b.goods.sku) ?? 0) - (units.get(a.goods.sku) ?? 0))
        .slice(0, BEST)
      return { goods: goods.filter((each) => wanted.has(each.goods.sku)), best, costs: gifted(rules, costs) }
    },
  }
}

type GoodsAsk = Parameters<PlanCalls['promotions.goods']>[0]

const gifted = (rules: GoodsAsk['rules'], costs: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(rules.flatMap(({ action }) => (action.kind === 'gift' ? action.gifts.map(({ sku }) => [sku, costs[sku] ?? 0]) : [])))
